// Scores what the pipeline reads in publishers' pages: main text, title, authors, dates, source map.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { forEachWord } from '../../src/document/words.ts';
import { makeRecord } from '../../src/pipeline.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { defuddleText, readabilityText } from './peers.ts';

interface Page {
  id: string;
  page: string;
  title: string;
  authors: string[] | null;
  published: string;
  summary: string[];
  sections: { headline: string[]; paragraphs: string[] }[];
}

interface Match {
  precision: number;
  recall: number;
  f1: number;
}

const SHINGLE = 4;
/** Kinds of paragraphs that are the story itself; captions and credits are left out for all. */
const STORY = new Set(['subtitle', 'heading', 'paragraph', 'listItem', 'note', 'dateline']);

/** Soft hyphens are no letters: a word with one is the same word, for whoever extracted it. */
const fold = (text: string): string =>
  text.normalize('NFC').replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

function shingles(raw: string): Map<string, number> {
  const text = raw.replaceAll('\u00ad', '');
  const words: string[] = [];
  forEachWord(text, 0, text.length, (start, end) => words.push(text.slice(start, end)));
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - SHINGLE + 1); at++) {
    const shingle = words.slice(at, at + SHINGLE).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** Precision, recall and F1 of the shingles of four words, as in Zyte's article benchmark. */
function compare(expected: string, got: string): Match {
  const wanted = shingles(expected);
  const found = shingles(got);
  let both = 0;
  let foundTotal = 0;
  let wantedTotal = 0;
  for (const [shingle, count] of found) {
    foundTotal += count;
    both += Math.min(count, wanted.get(shingle) ?? 0);
  }
  for (const count of wanted.values()) wantedTotal += count;
  const precision = foundTotal === 0 ? 0 : both / foundTotal;
  const recall = both / wantedTotal;
  return {
    precision,
    recall,
    f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Leaves out a line that only repeats the title, which is no part of the expected text. */
function withoutTitle(text: string, title: string): string {
  return text
    .split('\n')
    .map(fold)
    .filter((line) => line !== '' && line !== fold(title))
    .join('\n');
}

function storyOf({ article }: ArchiveRecord): string {
  const characters = [...article.text];
  return article.paragraphs
    .filter(({ kind }) => STORY.has(kind))
    .map(({ start, end }) => characters.slice(start, end).join(''))
    .join('\n');
}

/** The share of the text, separators aside, that the source map leads back to bytes. */
function mappedShare({ article }: ArchiveRecord): number {
  const total = article.paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);
  const mapped = article.sourceMap.reduce((sum, [, length]) => sum + length, 0);
  return total === 0 ? 1 : mapped / total;
}

function sameInstant(expected: string, got: string | undefined): boolean {
  const wanted = expected.replace(' ', 'T');
  if (got === undefined) return false;
  if (!got.includes('T') || !/[+-]\d\d:\d\d$/.test(wanted))
    return got.slice(0, 10) === wanted.slice(0, 10);
  return Math.floor(Date.parse(wanted) / 1000) === Math.floor(Date.parse(got) / 1000);
}

function sameAuthors(expected: readonly string[] | null, got: readonly string[]): boolean {
  const wanted = new Set((expected ?? []).map(fold));
  const found = new Set(got.map(fold));
  return wanted.size === found.size && [...wanted].every((name) => found.has(name));
}

/** Prints the shingles of one text that the other lacks, as lines. */
function missing(from: string, other: string): string[] {
  const known = shingles(other);
  return from
    .split('\n')
    .filter((line) => line !== '')
    .filter((line) => {
      const own = [...shingles(line).keys()];
      return own.filter((shingle) => known.has(shingle)).length < own.length / 2;
    });
}

/**
 * Scores the pages under `data/html` and prints the figures.
 *
 * @param data The folder of the cases.
 * @param wrong Whether to list what is wrong page by page.
 */
export async function scoreHtml(data: string, wrong: boolean): Promise<void> {
  const list = join(data, 'html', 'gold.jsonl');
  if (!existsSync(list)) {
    console.log(`\nhtml: there is no '${list}', so no page is scored.`);
    return;
  }
  const pages = readFileSync(list, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Page => JSON.parse(line));
  const matches: Record<'kliping' | 'readability' | 'defuddle', Match[]> = {
    kliping: [],
    readability: [],
    defuddle: [],
  };
  const right = { title: 0, authors: 0, published: 0 };
  const mapped: number[] = [];
  for (const page of pages) {
    const bytes = gunzipSync(readFileSync(join(data, page.page)));
    const record = makeRecord(bytes, { name: basename(page.page, '.gz'), metadata: {} });
    const { article } = record;
    const html = bytes.toString('utf8');
    const expected = [
      ...page.summary,
      ...page.sections.flatMap(({ headline, paragraphs }) => [...headline, ...paragraphs]),
    ].join('\n');
    const texts = {
      kliping: storyOf(record),
      readability: readabilityText(html),
      defuddle: await defuddleText(html),
    };
    for (const [name, text] of Object.entries(texts)) {
      matches[name as keyof typeof matches].push(compare(expected, withoutTitle(text, page.title)));
    }
    mapped.push(mappedShare(record));
    const names = article.bylines.map(({ name }) => name);
    const title = fold(article.headline ?? '') === fold(page.title);
    const authors = sameAuthors(page.authors, names);
    const published = sameInstant(page.published, article.datePublished?.value);
    right.title += Number(title);
    right.authors += Number(authors);
    right.published += Number(published);
    if (!wrong) continue;
    const f1 = (name: keyof typeof matches): string => matches[name].at(-1)!.f1.toFixed(3);
    const own = matches.kliping.at(-1)!;
    console.log(
      `\n${page.id}: text P ${own.precision.toFixed(3)} R ${own.recall.toFixed(3)} F1 ${f1('kliping')} (readability ${f1('readability')}, defuddle ${f1('defuddle')}), mapped ${percent(mapped.at(-1)!)}`,
    );
    if (!title) console.log(`  title: ${article.headline}\n  not:   ${page.title}`);
    if (!authors)
      console.log(
        `  authors: ${JSON.stringify(names)}\n  not:     ${JSON.stringify(page.authors)}`,
      );
    if (!published)
      console.log(
        `  published: ${JSON.stringify(article.datePublished)}\n  not:       ${page.published}`,
      );
    const story = withoutTitle(texts.kliping, page.title);
    for (const line of missing(story, expected)) console.log(`  + ${line.slice(0, 160)}`);
    for (const line of missing(expected.split('\n').map(fold).join('\n'), story))
      console.log(`  - ${line.slice(0, 160)}`);
  }
  console.log(`\nhtml, ${pages.length} pages`);
  for (const [name, count] of Object.entries(right))
    console.log(`${name} exact ${count}/${pages.length} (${percent(count / pages.length)})`);
  for (const [name, all] of Object.entries(matches)) {
    const [precision, recall, f1] = (['precision', 'recall', 'f1'] as const).map((key) =>
      mean(all.map((each) => each[key])).toFixed(3),
    );
    console.log(`main text ${name.padEnd(11)} P ${precision} R ${recall} F1 ${f1}`);
  }
  console.log(
    `source map covers ${percent(mean(mapped))} of the text, at least ${percent(Math.min(...mapped))}`,
  );
}
