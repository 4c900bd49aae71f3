/**
 * Text that remembers where it came from. All offsets here are UTF-16 code units: into the text,
 * and into the decoded capture (the source).
 */

/**
 * A run of text that came from a run of the source. It is verbatim when both say the same, unit by
 * unit, and may then be cut anywhere; otherwise (an entity, a composed character) it maps as a
 * whole. Text between runs, such as a separator, came from nowhere.
 */
export interface Run {
  start: number;
  length: number;
  sourceStart: number;
  sourceLength: number;
  verbatim: boolean;
}

/** A text with its runs, sorted by `start` and without overlap. */
export interface MappedText {
  text: string;
  runs: Run[];
}

/** Makes mapped text of a stretch of the source, word for word. */
export function verbatim(source: string, start: number, end: number): MappedText {
  const length = end - start;
  const run: Run = { start: 0, length, sourceStart: start, sourceLength: length, verbatim: true };
  return { text: source.slice(start, end), runs: length > 0 ? [run] : [] };
}

/** Builds mapped text piece by piece; neighbouring verbatim runs grow together. */
export class MappedTextBuilder {
  #parts: string[] = [];
  #length = 0;
  #runs: Run[] = [];

  /** The number of UTF-16 units so far. */
  get length(): number {
    return this.#length;
  }

  /** Appends text that came from nowhere. */
  insert(text: string): this {
    this.#parts.push(text);
    this.#length += text.length;
    return this;
  }

  /** Appends text that came from a stretch of the source. */
  add(text: string, sourceStart: number, sourceLength: number, isVerbatim: boolean): this {
    if (text.length > 0) {
      const last = this.#runs.at(-1);
      if (
        isVerbatim &&
        last?.verbatim &&
        last.start + last.length === this.#length &&
        last.sourceStart + last.sourceLength === sourceStart
      ) {
        last.length += text.length;
        last.sourceLength += sourceLength;
      } else {
        const start = this.#length;
        this.#runs.push({
          start,
          length: text.length,
          sourceStart,
          sourceLength,
          verbatim: isVerbatim,
        });
      }
    }
    return this.insert(text);
  }

  /** Appends other mapped text. */
  append(piece: MappedText): this {
    let at = 0;
    for (const run of piece.runs) {
      if (run.start > at) this.insert(piece.text.slice(at, run.start));
      at = run.start + run.length;
      this.add(piece.text.slice(run.start, at), run.sourceStart, run.sourceLength, run.verbatim);
    }
    return this.insert(piece.text.slice(at));
  }

  build(): MappedText {
    return { text: this.#parts.join(''), runs: this.#runs };
  }
}

/**
 * Index of the first of some stretches that ends after an offset; their number when none does.
 *
 * @param stretches Stretches in order, without overlap.
 * @param endOf Tells where one ends.
 */
export function firstEndingAfter<Stretch>(
  stretches: readonly Stretch[],
  offset: number,
  endOf: (stretch: Stretch) => number,
): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(stretches[middle]!) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const endOfRun = ({ start, length }: Run): number => start + length;

/**
 * Cuts a stretch out of mapped text. A run that maps as a whole and is cut goes, source and all, to
 * the side that holds its first unit.
 */
export function sliceMapped(piece: MappedText, start: number, end: number): MappedText {
  const runs: Run[] = [];
  for (
    let index = firstEndingAfter(piece.runs, start, endOfRun);
    index < piece.runs.length;
    index++
  ) {
    const run = piece.runs[index]!;
    if (run.start >= end) break;
    const from = Math.max(run.start, start);
    const to = Math.min(run.start + run.length, end);
    if (to <= from) continue;
    if (run.verbatim) {
      const sourceStart = run.sourceStart + (from - run.start);
      runs.push({
        start: from - start,
        length: to - from,
        sourceStart,
        sourceLength: to - from,
        verbatim: true,
      });
    } else if (from === run.start) {
      runs.push({ ...run, start: from - start, length: to - from });
    }
  }
  return { text: piece.text.slice(start, end), runs };
}

/** Gives the stretch of the source that a mapped text spans, from its first run to its last. */
export function sourceSpan({ runs }: MappedText): { start: number; end: number } | undefined {
  if (runs.length === 0) return undefined;
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const run of runs) {
    start = Math.min(start, run.sourceStart);
    end = Math.max(end, run.sourceStart + run.sourceLength);
  }
  return { start, end };
}
