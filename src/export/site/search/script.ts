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

// What has one of the words comes before what Pagefind found by a shortened one.
async function ranked(pagefind, text) {
  const { results } = await pagefind.search(text);
  const exact = new Set();
  for (const word of plainWords(text).slice(0, 5)) {
    for (const { id } of (await pagefind.search('"' + word + '"')).results) exact.add(id);
  }
  const rank = ({ id, score }) => (exact.has(id) ? 1e9 : 0) + score;
  return results.map((result) => ({ result, rank: rank(result) })).sort((a, b) => b.rank - a.rank);
}

// The language whose next result fits best.
function best() {
  const rank = ({ results: [first] }) => (first ? first.rank : -1);
  return left.reduce((one, other) => (rank(other) > rank(one) ? other : one));
}

function count() {
  return left.reduce((sum, { results }) => sum + results.length, 0);
}

async function show(turn) {
  const items = [];
  while (items.length < PAGE && count() > 0) {
    const some = [];
    while (some.length < PAGE && count() > 0) {
      const from = best();
      some.push({ from, result: from.results.shift().result });
    }
    const read = await Promise.all(some.map(async ({ from, result }) => ({ from, data: await result.data() })));
    if (turn !== asked) return;
    for (const { from, data } of read) {
      if (isMeant(data)) {
        from.missed = 0;
        items.push(item([from.language, data]));
      } else if (++from.missed >= MOST) {
        // What fits comes first in a language, so that behind so many that do not there is none.
        from.results = [];
      }
    }
  }
  list.append(...items);
  const rest = count();
  more.hidden = rest === 0;
  const found = list.children.length + rest;
  status.textContent = found ? words.found.replace('%', found) : words.nothing;
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
      return { language, results: await ranked(pagefind, text), missed: 0 };
    }));
    if (turn !== asked) return;
    left = found;
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
