/** The parts of a site: each writes the pages of one kind, out of the index. */
import { join } from 'node:path';
import { datePath, pagePath } from './addresses.ts';
import { draw, figuresOf } from './charts/figures.ts';
import type { SiteWords } from './interface/index.ts';
import { type Frame, plainTitle } from './layout.ts';
import { writeFeed } from './machines/feed.ts';
import { writeReviews } from './machines/reviews.ts';
import { writeRobots } from './machines/robots.ts';
import { sitemapsPart } from './machines/sitemaps.ts';
import { aboutPage, notFoundPage } from './pages/about.ts';
import { claimsPage } from './pages/claims.ts';
import { datasetLinks, datasetPage } from './pages/dataset.ts';
import { entityPage } from './pages/entity.ts';
import { languageName } from './pages/entries.ts';
import { figures } from './pages/figures.ts';
import { directoryPage, type ListFacts, type ListLink, listPage } from './pages/lists.ts';
import { startPage } from './pages/start.ts';
import { keyOf, type SitePart, type SiteUnderWay, writeListing, writePage } from './part.ts';
import type { EntryPages, Group } from './site-index/articles.ts';
import { PAGE_SIZE } from './site-index/rows.ts';
import { writeStories } from './stories.ts';
import { ICON, SITE_STYLE } from './style.ts';

/** How many articles, and lists of each kind, are on the start page. */
const NEWEST = 20;
const LARGEST = 12;

async function writeList(
  site: SiteUnderWay,
  { pages, changed, read }: EntryPages,
  about: Pick<ListFacts, 'path' | 'title' | 'section'> & { readonly parts?: readonly ListLink[] },
): Promise<void> {
  let page = 0;
  for (const entries of read()) {
    page++;
    const facts = { ...about, entries, page, pages };
    await writeListing(site, pagePath(about.path, page), facts, listPage, entries, changed);
  }
}

async function writeDirectory(
  site: SiteUnderWay,
  section: 'languages/' | keyof SiteWords['nothingKnown'],
  title: string,
  links: Iterable<ListLink>,
  count: number,
  note?: string,
): Promise<void> {
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const { noArticles, nothingKnown } = site.frame.words;
  // Every article is in a list of a language.
  const isEmpty = section === 'languages/' || site.index.articles.size === 0;
  const none = isEmpty ? noArticles : nothingKnown[section];
  let page = 0;
  let some: ListLink[] = [];
  const write = async (): Promise<void> => {
    page++;
    const about = { section, path: section, title, none, ...(note !== undefined && { note }) };
    const facts = { ...about, links: some, page, pages };
    await writePage(site, pagePath(section, page), facts, directoryPage);
    const { articles, pages: listed } = site.index;
    if (articles.indexable > 0) listed.add(pagePath(section, page), articles.changed);
    some = [];
  };
  for (const link of links) {
    some.push(link);
    if (some.length === PAGE_SIZE) await write();
  }
  if (some.length > 0 || page === 0) await write();
}

/** A month or year in words. */
function timeName(time: string, { words }: Frame): string {
  const month = words.page.months[Number(time.slice(5, 7)) - 1];
  return time.length > 4 && month !== undefined ? `${month} ${time.slice(0, 4)}` : time;
}

function yearsOf(times: readonly { time: string; count: number }[]): Map<string, number> {
  const years = new Map<string, number>();
  for (const { time, count } of times) {
    const year = time.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + count);
  }
  return years;
}

const writeDates: SitePart = async (site) => {
  const { index, frame } = site;
  const times = index.articles.times();
  const link = ({ time, count }: { time: string; count: number }): ListLink => ({
    path: datePath(time),
    name: timeName(time, frame),
    count,
  });
  const years = [...yearsOf(times)].map(([time, count]) => ({ time, count }));
  const months = times.filter(({ time }) => time.length > 4);
  await writeDirectory(site, 'dates/', frame.words.dates, years.map(link), years.length);
  for (const { time } of [...years, ...months]) {
    const title = frame.words.ofTime(timeName(time, frame));
    const parts =
      time.length === 4
        ? months.filter((month) => month.time.startsWith(time)).map(link)
        : undefined;
    await writeList(site, index.articles.ofTime(time), {
      path: datePath(time),
      title,
      section: 'dates/',
      ...(parts && { parts }),
    });
  }
};

function languageLink({ path, name, count }: Group, { words }: Frame): ListLink {
  return { path, name: languageName(name, words), count };
}

const sourceLink = (group: Group): ListLink => ({ ...group, foreign: true });

const writeLanguages: SitePart = async (site) => {
  const { index, frame } = site;
  const { words } = frame;
  const languages = index.articles.languages();
  const links = languages.map((each) => languageLink(each, frame));
  await writeDirectory(site, 'languages/', words.languagesTitle, links, links.length);
  for (const { path, name } of languages) {
    const title =
      name === 'und' ? words.unknownLanguage : words.inLanguage(languageName(name, words));
    await writeList(site, index.articles.ofLanguage(path), { path, title, section: 'languages/' });
  }
};

const writeSources: SitePart = async (site) => {
  const { index, frame } = site;
  const sources = index.articles.sources();
  const links = sources.map(sourceLink);
  await writeDirectory(site, 'sources/', frame.words.sources, links, links.length);
  for (const { path, name } of sources) {
    const title = frame.words.fromSource(plainTitle(name));
    await writeList(site, index.articles.ofSource(path), { path, title, section: 'sources/' });
  }
};

const writeEntities: SitePart = async (site) => {
  const { index, frame } = site;
  const { words, settings } = frame;
  const note = words.entitiesNote(settings.entityMinimum);
  function* links(): Generator<ListLink, void, void> {
    for (const { path, name, count } of index.entities.all()) {
      yield { path, name, count, foreign: true };
    }
  }
  await writeDirectory(site, 'entities/', words.entities, links(), index.entities.count, note);
  for (const entity of index.entities.all()) {
    const { number: _number, ...about } = entity;
    const pages = Math.ceil(entity.count / PAGE_SIZE);
    const changed = index.entities.namingChanged(entity);
    let page = 0;
    for (const entries of index.entities.naming(entity)) {
      page++;
      const facts = { ...about, entries, page, pages };
      const listed = entries.map(({ entry }) => entry);
      await writeListing(site, pagePath(entity.path, page), facts, entityPage, listed, changed);
    }
  }
};

const writeClaims: SitePart = async (site) => {
  const pages = Math.max(1, Math.ceil(site.index.claims.count / PAGE_SIZE));
  const about = { path: 'claims/', pages };
  let page = 0;
  for (const claims of site.index.claims.all()) {
    page++;
    const facts = { ...about, page, claims };
    const listed = claims.map(({ entry }) => entry);
    const { changed } = site.index.articles;
    await writeListing(site, pagePath('claims/', page), facts, claimsPage, listed, changed);
  }
  if (page === 0) await writePage(site, 'claims/', { ...about, page: 1, claims: [] }, claimsPage);
};

const writeStart: SitePart = async (site) => {
  const { index, frame } = site;
  const { words } = frame;
  const entities: ListLink[] = [];
  for (const { path, name, count } of index.entities.all()) {
    if (entities.length === LARGEST) break;
    entities.push({ path, name, count, foreign: true });
  }
  const languages = index.articles.languages().map((each) => languageLink(each, frame));
  const facts = {
    count: index.articles.size,
    newest: index.articles.newest(NEWEST),
    lists: [
      { path: 'entities/', title: words.entities, links: entities },
      {
        path: 'sources/',
        title: words.sources,
        links: index.articles.sources().slice(0, LARGEST).map(sourceLink),
      },
      { path: 'languages/', title: words.languagesTitle, links: languages.slice(0, LARGEST) },
    ],
  };
  const datasets = site.datasets.map(({ folder: _folder, ...each }) => each);
  const charts = figuresOf(index, frame);
  for (const drawing of charts) {
    const key = keyOf(site, drawing);
    const files = [drawing.wide, ...(drawing.narrow ? [drawing.narrow] : [])];
    if (files.every(({ path }) => site.output.keepFile(path, key))) continue;
    for (const { path, svg } of await draw(drawing)) await site.output.put(path, svg, key);
  }
  await writePage(site, '', { ...facts, datasets, charts }, (all) =>
    startPage(all, frame, figures(charts, words), datasetLinks(datasets, frame)),
  );
  index.pages.add('', index.articles.changed);
};

const writeDatasets: SitePart = async (site) => {
  const { index, output, datasets } = site;
  for (const dataset of datasets) {
    const { folder, path, address, files, release } = dataset;
    const { folder: _folder, ...facts } = dataset;
    await writePage(site, path, facts, datasetPage);
    index.pages.add(path, new Date(release.date).toISOString().replace('.000Z', 'Z'));
    if (address !== undefined) continue;
    for (const file of files) {
      await output.copy(path + file.path, join(folder, file.path), file.sha256);
    }
  }
};

const writeFixed: SitePart = async (site) => {
  await writePage(site, 'about/', null, (_none, frame) => aboutPage(frame));
  site.index.pages.add('about/');
  await writePage(site, '404.html', null, (_none, frame) => notFoundPage(frame));
  await site.output.put('style.css', SITE_STYLE);
  await site.output.put('icon.svg', ICON);
};

/** All parts but the articles. */
export const PARTS: readonly SitePart[] = [
  writeStart,
  writeDates,
  writeSources,
  writeLanguages,
  writeEntities,
  writeClaims,
  writeStories,
  writeDatasets,
  writeFixed,
  writeFeed,
  writeReviews,
  writeRobots,
  // They list what the others wrote.
  sitemapsPart(),
];
