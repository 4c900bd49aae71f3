/** The script of the search page: plain JavaScript that browsers run as it is. */

/** The text of `search/search.js`. Whatever articles hold, it makes text of it and never markup. */
export const SEARCH_SCRIPT = `const form = document.getElementById('search');
const status = document.getElementById('status');
const list = document.getElementById('results');
const more = document.getElementById('more');
const { q, lang } = form.elements;
const words = status.dataset;
const PAGE = 10;
const MOST = 50;
const SIGNS = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&amp;': '&' };
const opened = new Map();
let asked = 0;
let left = [];

function open(language, shards) {
  const at = (shard) => new URL('../pagefind/' + language + '/' + shard + '/', location.href).href;
  const loading = import(at(1) + 'pagefind.js').then(async (pagefind) => {
    await pagefind.options({ baseUrl: '/', excerptLength: 30 });
    const others = Array.from({ length: shards - 1 }, (_, index) => at(index + 2));
    await Promise.all(others.map((other) => pagefind.mergeIndex(other, { baseUrl: '/' })));
    await pagefind.init(language);
    return pagefind;
  });
  opened.set(language, loading);
  loading.catch(() => opened.delete(language));
  return loading;
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function marked(excerpt) {
  const plain = (text) => text.replace(/&(?:lt|gt|quot|amp|#39|#x27);/g, (sign) => SIGNS[sign]);
  return excerpt.split(/<mark>(.*?)<\\/mark>/s).map((text, index) =>
    index % 2 ? element('mark', '', plain(text)) : plain(text));
}

function plainWords(text) {
  return text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase().match(/[\\p{L}\\p{N}]+/gu) || [];
}

// Pagefind shortens a word that it does not find until something begins with what is left.
function fits(match, word) {
  if (match.startsWith(word)) return true;
  // These are written without spaces: a match is one word of several.
  if (/[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u9fff]/.test(word)) return word.includes(match);
  let same = 0;
  while (same < match.length && match[same] === word[same]) same++;
  // Other forms of a word have its stem, and little more.
  return same >= Math.max(3, Math.ceil(word.length * 0.6)) && match.length - same <= 3;
}

function isMeant({ meta, excerpt }) {
  const marks = [...excerpt.matchAll(/<mark>(.*?)<\\/mark>/gs)].map(([, text]) => text);
  const found = [...marks, meta.title || ''].flatMap(plainWords);
  return plainWords(q.value).some((word) => found.some((match) => fits(match, word)));
}

function item([language, { meta, raw_url: path, excerpt }]) {
  const title = element('bdi', '', meta.title || words.untitled);
  if (title.textContent !== words.untitled) title.lang = language;
  const link = element('a', '', title);
  link.href = '../' + path;
  const facts = [meta.source, meta.date].filter(Boolean).join(' \\u00b7 ');
  const text = element('p', 'extract', ...marked(excerpt));
  text.lang = language;
  text.dir = 'auto';
  return element('li', '', element('p', 'title', link), element('p', 'facts', facts), text);
}

// What fits comes first, so that behind so many that do not there is none; each language has its own scores.
async function meant(results) {
  for (let read = 0; read < Math.min(results.length, MOST); read += PAGE) {
    const some = await Promise.all(results.slice(read, read + PAGE).map((result) => result.data()));
    if (some.some(isMeant)) return results;
  }
  return [];
}

async function show(turn) {
  const items = [];
  for (let missed = 0; items.length < PAGE && left.length > 0;) {
    const some = await Promise.all(left.splice(0, PAGE).map(async ({ language, result }) =>
      [language, await result.data()]));
    if (turn !== asked) return;
    const fitting = some.filter(([, data]) => isMeant(data));
    missed = fitting.length > 0 ? 0 : missed + some.length;
    if (missed >= MOST) left = [];
    items.push(...fitting.map(item));
  }
  list.append(...items);
  more.hidden = left.length === 0;
  const count = list.children.length + left.length;
  status.textContent = count ? words.found.replace('%', count) : words.nothing;
  return items[0];
}

async function search() {
  const turn = ++asked;
  const text = q.value.trim();
  list.replaceChildren();
  more.hidden = true;
  status.textContent = text ? words.searching : '';
  if (!text) return;
  try {
    const asking = lang.value ? [lang.selectedOptions[0]] : [...lang.options].filter(({ value }) => value);
    const found = await Promise.all(asking.map(async ({ value: language, dataset }) => {
      const pagefind = await (opened.get(language) || open(language, Number(dataset.shards)));
      const { results } = await pagefind.search(text);
      return (await meant(results)).map((result) => ({ language, result }));
    }));
    if (turn !== asked) return;
    left = found.flat().sort((a, b) => b.result.score - a.result.score);
    await show(turn);
  } catch {
    if (turn === asked) status.textContent = words.failed;
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  history.replaceState(null, '', '?' + new URLSearchParams(new FormData(form)));
  search();
});
more.addEventListener('click', async () => {
  const first = await show(asked);
  if (first) first.querySelector('a').focus();
});
const given = new URLSearchParams(location.search);
q.value = given.get('q') || '';
if ([...lang.options].some(({ value }) => value === given.get('lang'))) lang.value = given.get('lang');
form.hidden = false;
search();
`;
