/** The script of the search page: plain JavaScript that browsers run as it is. */

/** The text of `search/search.js`. Whatever articles hold, it makes text of it and never markup. */
export const SEARCH_SCRIPT = `const form = document.getElementById('search');
const status = document.getElementById('status');
const list = document.getElementById('results');
const more = document.getElementById('more');
const { q, lang } = form.elements;
const words = status.dataset;
const PAGE = 10;
const SIGNS = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&amp;': '&' };
const opened = new Map();
let asked = 0;
let left = [];

function open(language, shards) {
  const at = (shard) => new URL('../pagefind/' + language + '/' + shard + '/', location.href).href;
  const loading = import(at(1) + 'pagefind.js').then(async (pagefind) => {
    await pagefind.options({ baseUrl: '/', excerptLength: 30 });
    for (let shard = 2; shard <= shards; shard++) await pagefind.mergeIndex(at(shard), { baseUrl: '/' });
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

function item({ meta, raw_url: path, excerpt }) {
  const link = element('a', '', element('bdi', '', meta.title || words.untitled));
  link.href = '../' + path;
  const facts = [meta.source, meta.date && meta.date.slice(0, 10)].filter(Boolean).join(' \\u00b7 ');
  const text = element('p', 'extract', ...marked(excerpt));
  text.lang = lang.value;
  text.dir = 'auto';
  return element('li', '', element('p', 'title', link), element('p', 'facts', facts), text);
}

async function show(turn) {
  const some = await Promise.all(left.splice(0, PAGE).map((result) => result.data()));
  if (turn !== asked) return;
  const items = some.map(item);
  list.append(...items);
  more.hidden = left.length === 0;
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
    const language = lang.value;
    const shards = Number(lang.selectedOptions[0].dataset.shards);
    const pagefind = await (opened.get(language) || open(language, shards));
    const { results } = await pagefind.search(text);
    if (turn !== asked) return;
    left = results;
    status.textContent = results.length ? words.found.replace('%', results.length) : words.nothing;
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
