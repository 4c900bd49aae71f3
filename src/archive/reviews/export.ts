/** Writes the worklist for those who check it. */
import type { Claim, ReviewAction } from 'schema-dts';
import { makeStub } from '../../steps/claim/stub.ts';
import { csvRow } from './cells.ts';
import { COLUMNS, type Column, FILLED_COLUMNS } from './columns.ts';
import { appearanceNode } from './feed.ts';
import type { WorklistFormat } from './formats.ts';
import type { Appearance, WorkEntry } from './worklist.ts';

/** A byte order mark: by it spreadsheet programs know UTF-8. */
const MARK = '\ufeff';

/** An article in one line: its headline, and where it is. */
function articleLine({ headline, uri, name, datePublished }: Appearance): string {
  const date = datePublished === undefined ? [] : [datePublished.slice(0, 10)];
  return [...(headline === undefined ? [] : [headline]), ...date, uri ?? name].join(' · ');
}

function distinct(lines: readonly (string | undefined)[]): string[] {
  return [...new Set(lines.filter((line) => line !== undefined && line !== ''))] as string[];
}

/** What a row tells; several things of one kind stand on lines of their own. */
function toldOf(entry: WorkEntry): Partial<Record<Column, string>> {
  const { appearances } = entry;
  const [first] = appearances;
  return {
    id: entry.id,
    claim: entry.text,
    claimant: entry.claimants.join('\n'),
    quotation: distinct(appearances.map(({ quotation }) => quotation)).join('\n'),
    articles: appearances.map(articleLine).join('\n'),
    context: distinct(appearances.map(({ context }) => context)).join('\n\n'),
    worth: String(entry.worth),
    reasons: entry.reasons.join('\n'),
    language: distinct(appearances.map(({ language }) => language)).join(' '),
    date: first?.datePublished?.slice(0, 10) ?? '',
    state: entry.state,
  };
}

function csvOf(entry: WorkEntry): string {
  const told = toldOf(entry);
  return csvRow(COLUMNS.map((column) => told[column] ?? ''));
}

function jsonLineOf(entry: WorkEntry): string {
  const { id, text, claimants, appearances, worth, reasons, state } = entry;
  const told = {
    id,
    claim: text,
    claimants,
    worth,
    reasons,
    state,
    articles: appearances.map((each) => ({
      capture: each.capture,
      claim: each.content.map(({ text: words }) => words).join(' '),
      ...(each.who && { claimant: each.who.name }),
      ...(each.quotation !== undefined && { quotation: each.quotation }),
      ...(each.headline !== undefined && { headline: each.headline }),
      name: each.name,
      ...(each.uri !== undefined && { uri: each.uri }),
      ...(each.datePublished !== undefined && { datePublished: each.datePublished }),
      language: each.language,
      ...(each.context !== undefined && { context: each.context }),
    })),
  };
  const empty = Object.fromEntries(FILLED_COLUMNS.map((column) => [column, '']));
  return `${JSON.stringify({ ...told, ...empty })}\n`;
}

/**
 * A claim as something to be done: the draft of a ClaimReview is its result. It is for tools of checkers,
 * and no output for the public.
 */
function actionOf(entry: WorkEntry): ReviewAction {
  const { itemReviewed, ...draft } = makeStub('c1', entry.text, entry.appearances[0]?.who);
  const { author } = itemReviewed;
  const claim = {
    '@type': 'Claim',
    text: entry.text,
    ...(author && { author: { '@type': author['@type'], name: author.name } }),
    appearance: entry.appearances.map(appearanceNode),
  } as const satisfies Claim;
  return {
    '@type': 'ReviewAction',
    actionStatus: 'https://schema.org/PotentialActionStatus',
    identifier: entry.id,
    object: claim,
    resultReview: { ...draft, itemReviewed: claim },
  };
}

/**
 * Writes a worklist.
 *
 * @param entries The claims, read with their context.
 * @param format `csv`: UTF-8 with a byte order mark, every cell in quotes, none a formula (RFC 4180);
 *   `jsonl`: an object a line; `jsonld`: schema.org ReviewActions. In the first two the columns for the
 *   verdict are empty.
 */
export function* writeWorklist(
  entries: readonly WorkEntry[],
  format: WorklistFormat,
): Generator<string> {
  if (format === 'csv') {
    yield MARK + csvRow(COLUMNS);
    for (const entry of entries) yield csvOf(entry);
  } else if (format === 'jsonl') {
    for (const entry of entries) yield jsonLineOf(entry);
  } else {
    yield '{"@context":"https://schema.org","@graph":[';
    for (const [index, entry] of entries.entries()) {
      yield `${index > 0 ? ',' : ''}\n${JSON.stringify(actionOf(entry))}`;
    }
    yield '\n]}\n';
  }
}
