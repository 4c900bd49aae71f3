/** The describe step: what the article says about itself. */

import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Body, Description, GivenMetadata, Words } from '../../document/data.ts';
import { parseDate } from '../../document/iso-date.ts';
import { need } from '../../document/need.ts';
import { isOrganization } from '../../languages/common/agencies.ts';
import { compiled } from '../../languages/compiled.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import { languageOf } from '../../languages/index.ts';
import type { Byline, PublicationDate, TextDate } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import type { Opening } from './dateline.ts';
import { calendarOf, type FoundDate, findDates, numericOrderIn } from './dates.ts';
import { type Line, linesOf } from './lines.ts';
import { publicationDay, resolve, resolveFiled } from './relative.ts';
import { readStatedLine, stated } from './stated.ts';
import { readStructure } from './structure.ts';
import { wireOf } from './wire.ts';

/** So many notes on changes are read for their dates; no article has more. */
const MOST_NOTES = 10;

const calendarFor = compiled(calendarOf);

const URI_DATE =
  /\/(20\d{2})\/(\d{1,2})(?:\/(\d{1,2}))?(?=\/|$)|\/(20\d{2})-(\d{2})-(\d{2})(?=[/_-]|$)/;

function uriDate(uri: string | undefined): PublicationDate | undefined {
  const match = URI_DATE.exec(uri ?? '');
  if (!match) return undefined;
  const [, year = match[4], month = match[5], day = match[6]] = match;
  const parts = [year, month, day].filter((part) => part !== undefined);
  const value = parseDate(parts.map((part) => part.padStart(2, '0')).join('-'));
  return value && { ...value, basis: 'uri' };
}

/** Says what was odd, with the name of the rule. */
type Note = (rule: string, reason: string) => void;

function givenDate(
  given: GivenMetadata,
  name: 'datePublished' | 'dateModified',
  note: Note,
): PublicationDate | undefined {
  const text = given[name];
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  const value = parseDate(text);
  if (value) return { ...value, basis: 'metadata' };
  note(
    'given-date',
    `The given "${name}" ${JSON.stringify(text)} is no date that can be read, so it stays in the metadata only. Give it in ISO 8601, as 2024-05-03 or 2024-05-03T09:30:00+07:00.`,
  );
  return undefined;
}

/**
 * The date that the text or the page's metadata states. What is shown wins, unless both name the same
 * day: then the one that a machine can read is the more exact.
 */
function foundDate(
  inText: PublicationDate | undefined,
  page: PublicationDate | undefined,
  note: Note,
): PublicationDate | undefined {
  if (!inText || !page) return inText ?? page;
  const shown = inText.value.slice(0, page.value.length);
  if (page.value.slice(0, shown.length) === shown) {
    return page.value.length >= inText.value.length ? page : inText;
  }
  note(
    'date',
    `The text says that it was published on ${inText.value}, the page's metadata states ${page.value}; what is shown was taken.`,
  );
  return inText;
}

function givenBylines(author: GivenMetadata['author']): Byline[] {
  return [author ?? []]
    .flat()
    .filter((name) => typeof name === 'string' && name.trim() !== '')
    .map((name) => ({
      name: name.trim(),
      text: name,
      basis: 'metadata',
      ...(isOrganization(name.trim()) && { kind: 'organization' }),
    }));
}

/** Gives every date that publication makes whole its value. */
function settled(
  dates: readonly FoundDate[],
  published: PublicationDate | undefined,
  opening: Opening | undefined,
): TextDate[] {
  const day = publicationDay(published);
  const isFiled = ({ start, end }: FoundDate): boolean =>
    opening?.dateline !== undefined && start >= opening.dateline.start && end <= opening.end;
  return dates.map((found) => {
    const { relative, ...date } = found;
    const how = isFiled(found) ? resolveFiled : resolve;
    return { ...date, ...(relative && day && how(relative, day)) };
  });
}

/** When the notes say that the text was changed: the one day that they name. */
function noted(
  updates: readonly Line[],
  dates: readonly FoundDate[],
  lower: string,
  data: DescribeData,
): PublicationDate | undefined {
  for (const { start, end } of updates) {
    const days = dates.filter(
      (each) => each.start >= start && each.end <= end && each.precision === 'day',
    );
    const [only, other] = days;
    if (only && !other) return stated(lower, only, data).value;
  }
  return undefined;
}

/**
 * Describes an article; settles the kinds of `body.paragraphs` on the way.
 *
 * What is given with the capture wins over what the text says, that over the page's metadata, that
 * over the URI.
 *
 * @param body The article's text.
 * @param words Its words.
 * @param page What the page's own metadata says; empty for text.
 * @param given What was given with the capture.
 * @param tag The language of the article (BCP 47); its region tells how figures in dates read.
 * @param note Gets what is odd.
 */
export function describeArticle(
  body: Body,
  words: Words,
  page: Partial<Description>,
  given: GivenMetadata,
  tag: string,
  note: Note = () => {},
): Description {
  const data = languageOf(tag)?.describe;
  const lower = toLower(body.text);
  const lines = linesOf(body, words, lower);
  const order = data && numericOrderIn(body.text, data, tag);
  const dates = data ? findDates(body.text, words, calendarFor(data), order!, lower) : [];
  const found = readStructure(body, lines, page, data, (line) =>
    data
      ? readStatedLine(
          line,
          lower,
          dates.filter(({ start, end }) => start >= line.start && end <= line.end),
          data,
        )
      : undefined,
  );
  const datePublished =
    givenDate(given, 'datePublished', note) ??
    foundDate(found.published, page.datePublished, note) ??
    uriDate(given.uri);
  const dateModified =
    givenDate(given, 'dateModified', note) ??
    found.modified ??
    page.dateModified ??
    (data && noted(found.updates.slice(0, MOST_NOTES), dates, lower, data));
  const authors =
    [givenBylines(given.author), found.bylines, page.bylines ?? []].find(
      (names) => names.length > 0,
    ) ?? [];
  const publisher = typeof given.publisher === 'string' ? given.publisher : page.publisher;
  const section = page.section ?? found.section;
  const { dateline, agency } = found.opening ?? {};
  const wire = wireOf(agency, found.bylineAgency, found.creditAgency, [
    ...authors,
    ...(page.bylines ?? []),
  ]);
  return {
    ...(found.headline && { headline: found.headline }),
    bylines: authors,
    ...(dateline && { dateline }),
    ...(wire && { wire }),
    ...(datePublished && { datePublished }),
    ...(dateModified && { dateModified }),
    ...(publisher && { publisher }),
    ...(section && { section }),
    ...(page.image && { image: page.image }),
    dates: settled(dates, datePublished, found.opening),
  };
}

/** Sets `file.data.description` and the kinds of the body's paragraphs. */
export const describe: Plugin<[], Node> = () => (_tree, file) => {
  const { tag } = need(file, 'language', 'describe');
  file.data.description = describeArticle(
    need(file, 'body', 'describe'),
    need(file, 'words', 'describe'),
    file.data.page ?? {},
    file.data.given?.metadata ?? {},
    tag,
    (ruleId, reason) => file.message(reason, { ruleId, source: 'describe' }),
  );
};
