/** What `kliping diff` does. */
import { isDeepStrictEqual } from 'node:util';
import colors from 'picocolors';
import { type DiffSide, diffCaptures, type RecordDiff } from '../../archive/diff.ts';
import type { ParagraphChange, WordChange } from '../../archive/text-diff.ts';
import { openArchive } from '../../store/index.ts';
import { write } from '../output.ts';
import { oneLine, shortId } from '../summary.ts';

/** The options of `kliping diff`. */
export interface DiffCliOptions {
  archive: string;
  from?: number;
  to?: number;
  json?: boolean;
}

const LISTS = ['mentions', 'quotations', 'claims', 'removed'] as const;
type ListName = (typeof LISTS)[number];

/** How much of a value or paragraph is told, in characters. */
const SHOWN = 500;
/** How much of what stands in both is shown around a change, in UTF-16 units. */
const AROUND = 60;

const gone = (text: string): string => colors.red(`[-${text}-]`);
const added = (text: string): string => colors.green(`{+${text}+}`);

function tellSide({ id, name, generation, batch, pipeline }: DiffSide): string {
  const configuration = JSON.stringify(pipeline.configuration);
  const asked = configuration === '{}' ? '' : ` with ${configuration}`;
  return `${shortId(id)} ${oneLine(name, 80)}, generation ${generation} by ${pipeline.version}${asked}, in ${oneLine(batch, 80)}`;
}

/** Makes text fit for the terminal, its spaces and line ends kept as spaces. */
function plain(text: string): string {
  return text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, ' ');
}

/** Leaves out the middle of a long stretch that did not change. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? 0 : AROUND;
  const tail = isLast ? 0 : AROUND;
  if (text.length <= head + tail + 3) return text;
  return `${text.slice(0, head)} … ${tail === 0 ? '' : text.slice(-tail)}`;
}

function tellWords(words: readonly WordChange[]): string {
  return words
    .map(({ text, change }, index) => {
      const shown = plain(text);
      if (change === 'added') return added(shown);
      if (change === 'gone') return gone(shown);
      return shortened(shown, index === 0, index === words.length - 1);
    })
    .join('');
}

function tellParagraph(each: ParagraphChange): string {
  switch (each.change) {
    case 'added':
      return `  p${each.to} ${added(oneLine(each.text, SHOWN))}`;
    case 'gone':
      return `  p${each.from} ${gone(oneLine(each.text, SHOWN))}`;
    case 'changed': {
      const place = each.from === each.to ? `p${each.to}` : `p${each.from} → p${each.to}`;
      return `  ${place} ${tellWords(each.words)}`;
    }
  }
}

/** A value in a line. */
function tellValue(value: unknown): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value), SHOWN);
}

function quoted(text: string, by: string | undefined): string {
  const words = `“${oneLine(text, SHOWN)}”`;
  return by === undefined ? words : `${words} (${oneLine(by, 100)})`;
}

/** What an item of each list is told by. */
const TELL: { [Name in ListName]: (item: RecordDiff[Name]['added'][number]) => string } = {
  mentions: ({ type, name = '' }) => `${type} ${oneLine(name, SHOWN)}`,
  quotations: ({ content = [], speaker }) =>
    quoted(content.map(({ text }) => text).join(' '), speaker?.name),
  claims: ({ text = '', claimant }) => quoted(text, claimant?.name),
  removed: ({ kind, text = '', reason = '' }) =>
    `${kind} ${quoted(text, undefined)}: ${oneLine(reason, SHOWN)}`,
};

/** The keys of an item that say another thing, each with both. */
function tellKeys(from: object, to: object): string {
  const [before, after] = [from, to] as Record<string, unknown>[];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])]
    .filter((key) => !isDeepStrictEqual(before![key], after![key]))
    .map((key) => `${key} ${tellChange(before![key], after![key])}`)
    .join(', ');
}

function tellChange(from: unknown, to: unknown): string {
  const went = from === undefined ? [] : [gone(tellValue(from))];
  const came = to === undefined ? [] : [added(tellValue(to))];
  return [...went, ...came].join(' ');
}

function tellList<Name extends ListName>(name: Name, changes: RecordDiff[Name]): string[] {
  const tell = TELL[name] as (item: object) => string;
  const lines = [
    ...changes.gone.map((item) => `  ${gone(tell(item))}`),
    ...changes.added.map((item) => `  ${added(tell(item))}`),
    ...changes.changed.map(({ from, to }) => `  ${tell(to)}: ${tellKeys(from, to)}`),
  ];
  return lines.length === 0 ? [] : [colors.bold(name), ...lines];
}

/** Tells what changed. */
export async function runDiff(
  id: string,
  other: string | undefined,
  { archive, from, to, json }: DiffCliOptions,
): Promise<void> {
  const diff = await diffCaptures(await openArchive(archive), id, {
    ...(other !== undefined && { other }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  if (json) {
    await write(`${JSON.stringify(diff)}\n`);
    return;
  }
  let lines = [`From  ${tellSide(diff.from)}`, `To    ${tellSide(diff.to)}`, ''];
  if (diff.same) lines.push('They say the same.');
  for (const { field, from: before, to: after } of diff.fields) {
    lines.push(`${colors.bold(field)} ${tellChange(before, after)}`);
  }
  if (diff.text.length > 0)
    lines = [...lines, colors.bold('text'), ...diff.text.map(tellParagraph)];
  for (const name of LISTS) lines = lines.concat(tellList(name, diff[name]));
  if (diff.other.length > 0) lines.push(`Other parts that differ: ${diff.other.join(', ')}`);
  await write(`${lines.join('\n')}\n`);
}
