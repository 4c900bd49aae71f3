/** Which bytes of the raw capture a stretch of an article's text came from. */
import iconv from 'iconv-lite';
import type { ArchiveRecord, SourceRun } from '../../record/types.generated.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';

/** Bytes of the raw capture, from 0; `end` is no longer part. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Makes a function that finds the bytes of a span, which it takes in code points. A run whose text,
 * encoded, is as long as its bytes is verbatim and may be cut anywhere; any other maps as a whole.
 *
 * @returns Undefined where the span has no bytes, or they do not stand in its order.
 */
export function byteRanges({
  article: { text, sourceMap },
  source: { encoding },
}: ArchiveRecord): (start: number, end: number) => ByteRange | undefined {
  const toUtf16 = utf16Offsets(text);
  const length = (start: number, end: number): number => {
    const words = text.slice(toUtf16(start), toUtf16(end));
    return encoding === 'utf-8'
      ? Buffer.byteLength(words, 'utf8')
      : iconv.encode(words, encoding).length;
  };
  const verbatim = new Map<SourceRun, boolean>();
  const isVerbatim = (run: SourceRun): boolean => {
    const [at, count, , bytes] = run;
    const known = verbatim.get(run) ?? length(at, at + count) === bytes;
    verbatim.set(run, known);
    return known;
  };
  return (start, end) => {
    const own = sourceMap.filter(([at, count]) => at < end && at + count > start);
    let range: { start: number; end: number } | undefined;
    for (const run of own) {
      const [at, count, byte, bytes] = run;
      const whole = !isVerbatim(run);
      const from = whole || start <= at ? byte : byte + length(at, start);
      const to = whole || end >= at + count ? byte + bytes : byte + length(at, end);
      // What stands elsewhere in the capture than in the text is no one stretch of it.
      if (range && from < range.end) return undefined;
      range = { start: range?.start ?? from, end: to };
    }
    return range;
  };
}
