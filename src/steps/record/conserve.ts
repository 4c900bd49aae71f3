/**
 * The conservation of bytes: every byte of the raw capture belongs to exactly one run of the text,
 * one removal or one normalisation.
 */
import type { Decoded, SourceRemoval } from '../../document/data.ts';
import { firstEndingAfter, type Run } from '../../document/mapped-text.ts';
import type { Normalisation, Removal, SourceRun } from '../../record/types.generated.ts';
import { Category, categoryOf, isSpace } from '../../unicode/classes.ts';
import type { OffsetConverter } from '../../unicode/offsets.ts';

/** The three lists that together cover the raw capture. */
export interface Conservation {
  sourceMap: SourceRun[];
  removed: Removal[];
  normalised: Normalisation[];
}

/** A half-open stretch of the source, in UTF-16 units. */
interface Stretch {
  start: number;
  end: number;
}

/** The parts of a stretch that no earlier stretch covers. `taken` is sorted and without overlap. */
function uncovered(stretch: Stretch, taken: readonly Stretch[]): Stretch[] {
  const parts: Stretch[] = [];
  let at = stretch.start;
  for (let index = firstEndingAfter(taken, stretch.start, endOf); index < taken.length; index++) {
    const { start, end } = taken[index]!;
    if (start >= stretch.end) break;
    if (start > at) parts.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < stretch.end) parts.push({ start: at, end: stretch.end });
  return parts;
}

const endOf = ({ end }: Stretch): number => end;

/** Cuts verbatim runs at the stretches that are not verbatim in the raw bytes. */
function partAt(runs: readonly Run[], irregular: readonly Stretch[]): readonly Run[] {
  if (irregular.length === 0) return runs;
  return runs.flatMap((run) => {
    const { start, length, sourceStart } = run;
    if (!run.verbatim) return [run];
    const cut = (from: number, to: number): Run => ({
      start: start + from - sourceStart,
      length: to - from,
      sourceStart: from,
      sourceLength: to - from,
      verbatim: true,
    });
    const parts: Run[] = [];
    let at = sourceStart;
    const end = sourceStart + length;
    for (let index = firstEndingAfter(irregular, at, endOf); index < irregular.length; index++) {
      const odd = irregular[index]!;
      if (odd.start >= end) break;
      const from = Math.max(odd.start, at);
      if (from > at) parts.push(cut(at, from));
      at = Math.min(odd.end, end);
      parts.push(cut(from, at));
    }
    if (at < end) parts.push(cut(at, end));
    return parts;
  });
}

function kindOf(text: string): Normalisation['kind'] {
  let kind: Normalisation['kind'] = 'whitespace';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isSpace(unit)) continue;
    const category = categoryOf(unit);
    if (category === Category.Control) kind = 'control';
    else if (category === Category.Format) kind = 'zero-width';
    else return 'markup';
  }
  return kind;
}

/**
 * Accounts for every byte of a capture.
 *
 * Runs come first; a run whose source another run holds already (a page whose text is out of order)
 * loses its way back, never its text. Removals take what is left of their stretches, and whatever
 * nobody took is normalised.
 *
 * @param decoded The capture.
 * @param runs Where the text came from, in UTF-16 units.
 * @param removals What was removed, in UTF-16 units of the source.
 * @param toCodePoint Converts offsets of the text into code points.
 */
export function conserve(
  decoded: Decoded,
  runs: readonly Run[],
  removals: readonly SourceRemoval[],
  toCodePoint: OffsetConverter,
): Conservation {
  const { text, toByte, markLength, irregular } = decoded;
  const bySource = [...partAt(runs, irregular)].sort(
    (a, b) => a.sourceStart - b.sourceStart || a.start - b.start,
  );
  const taken: Stretch[] = [];
  const kept: Run[] = [];
  for (const run of bySource) {
    if (run.sourceLength === 0 || run.sourceStart < (taken.at(-1)?.end ?? 0)) continue;
    kept.push(run);
    taken.push({ start: run.sourceStart, end: run.sourceStart + run.sourceLength });
  }
  const sourceMap = kept
    .sort((a, b) => a.start - b.start)
    .map((run): SourceRun => {
      const start = toCodePoint(run.start);
      const byteStart = toByte(run.sourceStart);
      const byteEnd = toByte(run.sourceStart + run.sourceLength);
      return [start, toCodePoint(run.start + run.length) - start, byteStart, byteEnd - byteStart];
    });

  const removed: Removal[] = [];
  const gone: Stretch[] = [];
  for (const { start, end: stated, ...why } of [...removals].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  )) {
    // The parser's positions lie past the end where a page ends inside a tag.
    const end = Math.min(stated, text.length);
    for (const part of uncovered({ start: Math.max(start, gone.at(-1)?.end ?? 0), end }, taken)) {
      const byteStart = toByte(part.start);
      removed.push({
        text: text.slice(part.start, part.end),
        byteStart,
        byteEnd: toByte(part.end),
        ...why,
      });
      gone.push(part);
    }
  }

  const covered = [...taken, ...gone].sort((a, b) => a.start - b.start);
  const normalised: Normalisation[] =
    markLength > 0 ? [{ byteStart: 0, byteEnd: markLength, kind: 'byte-order-mark' }] : [];
  for (const { start, end } of uncovered({ start: 0, end: text.length }, covered)) {
    normalised.push({
      byteStart: toByte(start),
      byteEnd: toByte(end),
      kind: kindOf(text.slice(start, end)),
    });
  }
  return { sourceMap, removed, normalised };
}
