/** What `kliping claims list`, `show`, `export` and `feed` do. */
import colors from 'picocolors';
import { writeWorklist } from '../../../archive/reviews/export.ts';
import { claimReviewsOf, makeFeed } from '../../../archive/reviews/feed.ts';
import type { WorklistFormat } from '../../../archive/reviews/formats.ts';
import {
  type Appearance,
  namesOf,
  readWorklist,
  type WorkEntry,
} from '../../../archive/reviews/worklist.ts';
import { openArchive, StoreUsageError } from '../../../store/index.ts';
import { clock } from '../../options.ts';
import { write } from '../../output.ts';
import { counted, oneLine, shortId } from '../../summary.ts';
import { chosenEntries, type FilterCliOptions, writeOut } from './options.ts';

/** The options of `kliping claims list`. */
export interface ListCliOptions extends FilterCliOptions {
  quotations?: boolean;
  json?: boolean;
}

/** The options of `kliping claims show`. */
export interface ShowCliOptions {
  archive: string;
  claimReview?: boolean;
  json?: boolean;
}

/** The options of `kliping claims export`. */
export interface ExportCliOptions extends FilterCliOptions {
  format: WorklistFormat;
  out?: string;
}

/** The options of `kliping claims feed`. */
export interface FeedCliOptions {
  archive: string;
  now?: string;
  out?: string;
}

const TEXT_SHOWN = 200;
const REASONS_SHOWN = 300;

function describe(entry: WorkEntry): string {
  const { id, worth, state, text, claimants, reasons, appearances } = entry;
  const who = claimants.length > 0 ? claimants.join('; ') : 'the article itself';
  const facts = [who, counted(appearances.length, 'article'), reasons.join('; ')];
  return [
    `${colors.bold(id)}  ${worth.toFixed(2)}  ${state}  ${oneLine(text, TEXT_SHOWN)}`,
    `  ${colors.dim(oneLine(facts.join(' · '), REASONS_SHOWN))}`,
  ].join('\n');
}

function describeQuotation(entry: WorkEntry): string {
  const { id, worth, state, text, claimants, reasons, appearances } = entry;
  const isShown =
    state === 'accepted' || (state !== 'rejected' && appearances.some(({ isPlain }) => isPlain));
  const who = claimants.length > 0 ? claimants.join('; ') : 'nobody that was found';
  return [
    `${colors.bold(id)}  ${worth.toFixed(2)}  ${isShown ? 'public' : 'kept back'}  ${oneLine(text, TEXT_SHOWN)}`,
    `  ${colors.dim(oneLine([who, counted(appearances.length, 'article'), ...reasons].join(' · '), REASONS_SHOWN))}`,
  ].join('\n');
}

/** Lists what the options choose. */
export async function runList({ json, quotations, ...filter }: ListCliOptions): Promise<void> {
  const all = await chosenEntries(filter, quotations ? { quotations } : {});
  const entries = quotations ? all.filter(({ about }) => about === 'quotation') : all;
  for (const entry of entries) {
    const told = quotations ? describeQuotation(entry) : describe(entry);
    await write(`${json ? JSON.stringify(entry) : told}\n`);
  }
  if (entries.length === 0 && !json) {
    await write(`No ${quotations ? 'quotations' : 'claims'} that fit.\n`);
  }
}

function describeAppearance(each: Appearance): string {
  const { capture, id, headline, name, uri, datePublished, who, item, isDetached } = each;
  const place = isDetached ? '' : `#${id}`;
  const title = oneLine(headline ?? name, TEXT_SHOWN);
  const date = datePublished === undefined ? '' : `  ${datePublished.slice(0, 10)}`;
  const state = item?.review?.state ?? item?.decision?.value;
  return [
    `  ${shortId(capture)}${place}${date}  ${title}${state ? `  [${state}]` : ''}`,
    ...(uri === undefined ? [] : [`    ${oneLine(uri, TEXT_SHOWN)}`]),
    ...(who ? [`    claimed by ${oneLine(who.name, TEXT_SHOWN)}`] : []),
  ].join('\n');
}

/** The verdict, its page and its history, as the archive has them. */
function describeReview({ appearances }: WorkEntry): string[] {
  const item = appearances.find((each) => each.item?.review)?.item;
  const { verdict, history = [] } = item?.review ?? {};
  const told: string[] = [];
  if (verdict) {
    const { rating, checker, url, datePublished } = verdict;
    told.push(
      `  ${rating.verdict} (${rating.scale}), by ${checker.name}, ${datePublished}`,
      `  ${url}`,
    );
    told.push(...verdict.sources.map((source) => `  source: ${oneLine(source, TEXT_SHOWN)}`));
  }
  for (const { state, time, by, note } of history) {
    const more = [by, note].filter((each) => each !== undefined).join(': ');
    told.push(`  ${time}  ${state}${more === '' ? '' : `  ${oneLine(more, TEXT_SHOWN)}`}`);
  }
  return told.length > 0 ? ['Review:', ...told] : [];
}

/** Shows one claim or quotation, or its ClaimReviews. */
export async function runShow(id: string, options: ShowCliOptions): Promise<void> {
  const archive = await openArchive(options.archive);
  const entries = await readWorklist(archive, { quotations: true, context: true });
  const named = namesOf(entries)(id);
  if (typeof named === 'string') throw new StoreUsageError(named);
  const { entry } = named;
  if (options.claimReview) {
    const reviews = claimReviewsOf(entry);
    if (reviews.length === 0) {
      throw new StoreUsageError(
        `There is no ClaimReview of ${JSON.stringify(id)}: it is ${entry.state}, and there is one only of what is published.`,
      );
    }
    for (const review of reviews) {
      const node = { '@context': 'https://schema.org', ...review };
      await write(`${JSON.stringify(node, null, 2)}\n`);
    }
    return;
  }
  if (options.json) {
    await write(`${JSON.stringify(entry, null, 2)}\n`);
    return;
  }
  const lines = [
    describe(entry),
    `${counted(entry.appearances.length, 'article')}:`,
    ...entry.appearances.map(describeAppearance),
    ...describeReview(entry),
  ];
  await write(`${lines.join('\n')}\n`);
}

/** Writes the worklist. */
export async function runExport({ format, out, ...filter }: ExportCliOptions): Promise<void> {
  const entries = await chosenEntries(filter, { context: format !== 'jsonld' });
  await writeOut(out, writeWorklist(entries, format));
  if (out !== undefined) {
    await write(
      `${colors.green('✓')} ${counted(entries.length, 'claim')} in ${out}\n\nNext: fill in rows, then\n  npx kliping claims import ${out} --archive ${filter.archive}\n`,
    );
  }
}

/** Writes the feed of published reviews. */
export async function runFeed({ archive, now, out }: FeedCliOptions): Promise<void> {
  const feed = makeFeed(await readWorklist(await openArchive(archive)), clock(now));
  await writeOut(out, [`${JSON.stringify(feed, null, 2)}\n`]);
  if (out !== undefined) {
    const reviews = counted(feed.dataFeedElement.length, 'review');
    await write(`${colors.green('✓')} ${reviews} in ${out}\n`);
  }
}
