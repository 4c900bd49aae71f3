/** The feed of what is new: Atom (RFC 4287). */
import { generateAtomFeed } from 'feedsmith';
import { xmlText } from '../../../unicode/xml.ts';
import type { SiteEntry } from '../entry.ts';
import { calledOf, FEED, type Frame, pageUrl, plainTitle } from '../layout.ts';
import { keyOf, type SitePart } from '../part.ts';

/** How many articles are in it. */
const LATEST = 100;
/** A feed must say when it changed, and one without articles never did. */
const NEVER = '1970-01-01T00:00:00Z';

const plain = (text: string): string => xmlText(plainTitle(text));

/** An exact time of publication; RFC 4287 has no place for a day. */
function instant(value: string | undefined): Date | undefined {
  if (value === undefined || !/T.*(?:Z|[+-]\d\d:\d\d)$/.test(value)) return undefined;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function entryOf(entry: SiteEntry, { settings, words }: Frame) {
  const { path, extract, language, datePublished, license, source, changed } = entry;
  const url = pageUrl(settings, path);
  const published = instant(datePublished);
  const title = xmlText(calledOf(entry)).trim();
  const xml = { lang: language };
  const link = { rel: 'alternate', href: url, type: 'text/html' };
  return {
    id: url,
    title: title === '' ? { value: words.untitled } : { value: title, xml },
    updated: new Date(changed),
    ...(published && { published }),
    ...(source && { authors: [{ name: plain(source.name) }] }),
    links: [link, ...(license === undefined ? [] : [{ rel: 'license', href: license }])],
    ...(extract !== '' && { summary: { value: plain(extract), xml } }),
    rights: { value: license ?? words.rights.owned },
  };
}

/**
 * Makes the feed.
 *
 * @param entries The articles that search engines may list, what changed last first; there may be none.
 */
export function atomFeed(entries: readonly SiteEntry[], frame: Frame): string {
  const { settings, words } = frame;
  const { title, description = words.describe(title), publisher } = settings;
  return generateAtomFeed({
    id: settings.baseUrl,
    title: { value: plain(title) },
    subtitle: { value: plain(description) },
    updated: new Date(entries[0]?.changed ?? NEVER),
    authors: [{ name: plain(publisher.name), uri: publisher.url }],
    links: [
      { rel: 'self', href: pageUrl(settings, FEED.path), type: FEED.type },
      { rel: 'alternate', href: settings.baseUrl, type: 'text/html' },
    ],
    xml: { lang: settings.language },
    entries: entries.map((entry) => entryOf(entry, frame)),
  });
}

/** Writes the feed. */
export const writeFeed: SitePart = async (site) => {
  const { index, output, frame } = site;
  const entries = index.articles.latest(LATEST);
  const key = keyOf(site, entries);
  if (output.keepFile(FEED.path, key)) return;
  await output.put(FEED.path, atomFeed(entries, frame), key);
};
