// Scores quotations on public sets that are no part of this repository, and prints the figures.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Count,
  count,
  f1,
  interval,
  type Match,
  match,
  precision,
  recall,
  speakerRight,
  speakers,
  sum,
} from './quotes/score.ts';
import { type Case, type Found, type Gold, pfsa, polnear, wikinews } from './quotes/sets.ts';

/** What of an article is compared. */
interface View {
  name: string;
  gold: (gold: Gold) => boolean;
  found: (found: Found) => Found[];
}

const direct = (gold: Gold): boolean => gold.direct;
const all = (): boolean => true;
/** Every contiguous stretch by itself, as a set with one span a statement has them. */
const parts = (found: Found): Found[] =>
  found.kind === 'indirect' ? [] : found.content.map((span) => ({ ...found, content: [span] }));
const onlyDirect = (found: Found): Found[] => (found.kind === 'direct' ? [found] : []);
const whole = (found: Found): Found[] => [found];

interface PublicSet {
  name: string;
  file: string;
  read: (directory: string) => Case[];
  views: View[];
  /** Whether the set annotates only some of the quotations. */
  partial?: boolean;
}

const SETS: PublicSet[] = [
  {
    name: 'PFSA-ID (Indonesian)',
    file: 'id-pfsa-dev.jsonl',
    read: pfsa,
    views: [{ name: 'direct and mixed', gold: all, found: parts }],
    partial: true,
  },
  {
    name: 'Wikinews (German)',
    file: 'de-wikinews-dev.jsonl',
    read: wikinews,
    views: [
      { name: 'direct', gold: direct, found: onlyDirect },
      { name: 'all types', gold: all, found: whole },
    ],
  },
  {
    name: 'PolNeAR (English)',
    file: 'en-polnear-dev.jsonl',
    read: polnear,
    views: [
      { name: 'direct', gold: direct, found: onlyDirect },
      { name: 'all types', gold: all, found: whole },
    ],
  },
];

const percent = (value: number): string => (100 * value).toFixed(1);

function figure(counts: readonly Count[], of: (total: Count) => number): string {
  const [low, high] = interval(counts, of);
  return `${percent(of(sum(counts)))} [${percent(low)}, ${percent(high)}]`;
}

function printView(name: string, counts: readonly Count[]): void {
  const total = sum(counts);
  console.log(`  ${name}: ${total.wanted} wanted, ${total.found} found, ${total.right} matched`);
  console.log(
    `    precision ${percent(precision(total))} recall ${percent(recall(total))} F1 ${figure(counts, f1)}`,
  );
  console.log(`    speaker right ${total.speaker} of ${total.spoken}: ${figure(counts, speakers)}`);
}

/** The lowest confidence of each band that the shares of right quotations are printed for. */
const BANDS = [0.95, 0.93, 0.83, 0.73, 0.6, 0];

/**
 * Prints how many of the quotations at a confidence were right in content and speaker.
 *
 * @param matches The matches of every set, without what a set that leaves much out does not annotate.
 */
function printReliability(matches: readonly Match[]): void {
  console.log('\nconfidence, and how many were right in content and speaker');
  BANDS.forEach((low, index) => {
    const high = BANDS[index - 1] ?? 2;
    const band = matches.filter(
      ({ found }) => found && found.confidence >= low && found.confidence < high,
    );
    const right = band.filter(({ gold, speaker }) => gold && speaker !== false).length;
    console.log(
      `  from ${low.toFixed(2)}: ${right} of ${band.length}, ${percent(right / band.length)}`,
    );
  });
}

/** What may be published: direct, of somebody with a name of their own beside the words. */
function isPublic({ kind, speaker }: Found): boolean {
  return (
    kind === 'direct' &&
    speaker?.mention !== undefined &&
    (speaker.resolvedFrom === undefined || speaker.resolvedFrom === 'name')
  );
}

/** How much of each stretch must lie in an annotated one: published words must have been said. */
const PUBLIC_SHARE = 0.9;

/** A quotation that may become public, and what the annotation says of it. */
interface PublicOne {
  id: string;
  confidence: number;
  /** Whether its words and its speaker are right; undefined when nothing annotated touches it. */
  right: boolean | undefined;
  article: number;
  shown: string;
}

function publicOnes(cases: readonly Case[]): PublicOne[] {
  return cases.flatMap((each, article) =>
    each.found.filter(isPublic).map((found): PublicOne => {
      const golds = found.content.map((span) =>
        each.gold.find(({ content }) => within(span, content) >= PUBLIC_SHARE),
      );
      const touched = found.content.some((span) =>
        each.gold.some(({ content }) => within(span, content) > 0),
      );
      const said = golds.every((gold) => gold !== undefined);
      const spoken = golds.every(
        (gold) => gold && (speakerRight(each.text, gold, found) !== false || isBeside(gold, found)),
      );
      const words = found.content.map(({ start, end }) => each.text.slice(start, end)).join(' | ');
      return {
        id: each.id,
        confidence: found.confidence,
        right: touched ? said && spoken : undefined,
        article,
        shown: `${touched ? (said ? 'speaker' : 'content') : 'unannotated'} ${found.speaker?.name}: ${words}`,
      };
    }),
  );
}

/** Whether a speaker is named where the annotation says that the source stands. */
function isBeside({ sources }: Gold, { speaker }: Found): boolean {
  return sources.some(
    ({ start, end }) => speaker !== undefined && start < speaker.end && speaker.start < end,
  );
}

/** How much of a stretch lies in others. */
function within({ start, end }: Found['content'][number], content: Found['content']): number {
  const both = content.reduce(
    (sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)),
    0,
  );
  return both / Math.max(end - start - 1, 1);
}

function printBands(ones: readonly PublicOne[], wrong: boolean): void {
  console.log('\nquotations that may become public: words and speaker right, by confidence');
  const judged = ones.filter(({ right }) => right !== undefined);
  const levels = [...new Set(ones.map(({ confidence }) => confidence))].sort((a, b) => b - a);
  for (const level of levels) {
    const band = judged.filter(({ confidence }) => confidence === level);
    const above = judged.filter(({ confidence }) => confidence >= level);
    const byArticle = new Map<number, Count>();
    for (const { article, right } of above) {
      const known = byArticle.get(article) ?? sum([]);
      byArticle.set(article, {
        ...known,
        right: known.right + Number(right),
        found: known.found + 1,
      });
    }
    const good = (all: readonly PublicOne[]): number => all.filter(({ right }) => right).length;
    const open = ones.filter((one) => one.confidence === level && one.right === undefined).length;
    console.log(
      `  ${level.toFixed(2)}: ${good(band)} of ${band.length}, ${open} not annotated; from here up ${good(above)} of ${above.length}: ${figure([...byArticle.values()], precision)}`,
    );
  }
  if (!wrong) return;
  for (const { id, right, confidence, shown } of ones) {
    if (!right) console.log(`    ${confidence} ${id} ${shown.slice(0, 300)}`);
  }
}

function describe({ text }: Case, { gold, found, speaker }: Match): string {
  const words = (spans: Found['content']): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' | ');
  const around = (gold ?? found)!.content;
  const context = text.slice(Math.max(0, around[0]!.start - 90), around.at(-1)!.end + 110);
  const source = gold && (gold.person ?? words(gold.sources));
  const kind = !found ? 'MISSED' : !gold ? 'EXTRA' : speaker === false ? 'SPEAKER' : 'ok';
  return [
    `${kind} ${found ? `${found.kind} ${found.confidence}` : ''}`,
    gold ? `  gold  [${source}] ${words(gold.content)}` : '',
    found
      ? `  found [${found.speaker?.name ?? '-'} ~ ${found.speaker?.text ?? ''}] ${words(found.content)}`
      : '',
    `  text  …${context}…`,
  ]
    .filter(Boolean)
    .join('\n')
    .replaceAll(/\n(?! {2}(gold|found|text))/g, '⏎');
}

/**
 * Scores the sets that are there and prints the figures.
 *
 * @param directory Holds the files of the sets.
 * @param out Where lists of every match, miss and extra go when `wrong` is set.
 * @param wrong Whether to list what is wrong.
 */
export function scoreQuotes(directory: string, out: string, wrong: boolean): void {
  const ones: PublicOne[] = [];
  const reliable: Match[] = [];
  let articles = 0;
  for (const { name, file, read, views, partial } of SETS) {
    if (!existsSync(join(directory, file))) {
      console.log(`\n${name}: no ${file} in '${directory}', not scored`);
      continue;
    }
    const cases = read(directory);
    console.log(`\n${name}: ${cases.length} articles`);
    for (const view of views) {
      const matched = cases.map((each) =>
        match(
          each,
          each.gold.map((gold) => (view.gold(gold) ? gold : { ...gold, ignored: true })),
          each.found.flatMap(view.found),
        ),
      );
      printView(view.name, matched.map(count));
      if (view === views.at(-1)) {
        reliable.push(...matched.flat().filter(({ gold }) => gold || !partial));
      }
      if (!wrong) continue;
      const lines = matched.flatMap((matches, index) =>
        matches.map((one) => `${cases[index]!.id}\n${describe(cases[index]!, one)}\n`),
      );
      writeFileSync(
        join(out, `${file.slice(0, 2)}-${view.name.replaceAll(' ', '-')}.txt`),
        lines.join('\n'),
      );
    }
    ones.push(...publicOnes(cases).map((one) => ({ ...one, article: one.article + articles })));
    articles += cases.length;
  }
  if (ones.length === 0) return;
  printReliability(reliable);
  printBands(ones, wrong);
}
