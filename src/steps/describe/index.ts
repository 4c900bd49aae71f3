/** The describe step: what the article says about itself. */

import type { Plugin } from 'unified';
import type { Node } from 'unist';
import type { Body, Description, GivenMetadata } from '../../document/data.ts';
import { parseDate } from '../../document/iso-date.ts';
import { need } from '../../document/need.ts';
import { compiled } from '../../languages/compiled.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import { languageOf } from '../../languages/index.ts';
import type { Byline, PublicationDate, TextDate } from '../../record/types.generated.ts';
import { readDateline } from './dateline.ts';
import { dateFinder } from './dates.ts';
import { readStructure } from './structure.ts';

const finderOf = compiled(dateFinder);

const URI_DATE =
  /\/(20\d{2})\/(\d{1,2})(?:\/(\d{1,2}))?(?=\/|$)|\/(20\d{2})-(\d{2})-(\d{2})(?=[/_-]|$)/;
const CLOCK =
  /^[\s,|-]*(?:(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,5})?|wib|wita|wit)?[\s|]*$/i;

/** The publication date that a dated line at the top states: a line of a date and a time alone. */
function statedDate(
  body: Body,
  dates: readonly TextDate[],
  firstProse: number,
): { date: TextDate; index: number } | undefined {
  const last = firstProse < 0 ? Math.min(body.paragraphs.length, 4) : firstProse;
  for (let index = 0; index < last; index++) {
    const { start, end, kind } = body.paragraphs[index]!;
    if (kind !== 'paragraph' && kind !== 'heading') continue;
    const date = dates.find(
      (each) => each.start >= start && each.end <= end && each.precision === 'day',
    );
    if (!date) continue;
    const before = body.text.slice(start, date.start).trim();
    if (before === '' && CLOCK.test(body.text.slice(date.end, end))) return { date, index };
  }
  return undefined;
}

function uriDate(uri: string | undefined): PublicationDate | undefined {
  const match = URI_DATE.exec(uri ?? '');
  if (!match) return undefined;
  const [, year = match[4], month = match[5], day = match[6]] = match;
  const parts = [year, month, day].filter((part) => part !== undefined);
  const value = parseDate(parts.map((part) => part.padStart(2, '0')).join('-'));
  return value && { ...value, basis: 'uri' };
}

function givenDate(text: unknown): PublicationDate | undefined {
  const value = typeof text === 'string' ? parseDate(text) : undefined;
  return value && { ...value, basis: 'metadata' };
}

function givenBylines(author: GivenMetadata['author']): Byline[] {
  return [author ?? []]
    .flat()
    .filter((name) => typeof name === 'string' && name.trim() !== '')
    .map((name) => ({ name: name.trim(), text: name, basis: 'metadata' }));
}

/**
 * Describes an article; settles the kinds of `body.paragraphs` on the way.
 *
 * What is given with the capture wins over what the text says, that over the page's metadata, that
 * over the URI.
 *
 * @param body The article's text.
 * @param page What the page's own metadata says; empty for text.
 * @param given What was given with the capture.
 * @param data What is known of the language.
 */
export function describeArticle(
  body: Body,
  page: Partial<Description>,
  given: GivenMetadata,
  data: DescribeData | undefined,
): Description {
  const { headline = page.headline, bylines, firstProse } = readStructure(body, page, data);
  const first = body.paragraphs[firstProse];
  const dateline = first && readDateline(body.text, first.start, first.end);
  const dates = data ? finderOf(data)(body.text, 0, body.text.length) : [];
  const stated = statedDate(body, dates, firstProse);
  if (stated) body.paragraphs[stated.index]!.kind = 'dateline';
  const inText: PublicationDate | undefined = stated && {
    value: stated.date.value!,
    precision: 'day',
    basis: 'text',
  };
  const datePublished =
    givenDate(given.datePublished) ?? inText ?? page.datePublished ?? uriDate(given.uri);
  const dateModified = givenDate(given.dateModified) ?? page.dateModified;
  const authors = [givenBylines(given.author), bylines, page.bylines ?? []].find(
    (names) => names.length > 0,
  );
  const publisher = typeof given.publisher === 'string' ? given.publisher : page.publisher;
  return {
    ...(headline && { headline }),
    bylines: authors ?? [],
    ...(dateline && { dateline }),
    ...(datePublished && { datePublished }),
    ...(dateModified && { dateModified }),
    ...(publisher && { publisher }),
    ...(page.section && { section: page.section }),
    ...(page.image && { image: page.image }),
    dates,
  };
}

/** Sets `file.data.description` and the kinds of the body's paragraphs. */
export const describe: Plugin<[], Node> = () => (_tree, file) => {
  const { tag } = need(file, 'language', 'describe');
  file.data.description = describeArticle(
    need(file, 'body', 'describe'),
    file.data.page ?? {},
    file.data.given?.metadata ?? {},
    languageOf(tag)?.describe,
  );
};
