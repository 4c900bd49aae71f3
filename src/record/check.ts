/** Checks what a schema cannot say of a record. */
import type { ArchiveRecord } from './types.generated.ts';
import { recordErrors } from './validate-record.ts';

/** A stretch of the text, and where in the record it stands. */
interface Span {
  start: number;
  end: number;
  text: string;
  path: string;
}

/** Calls `visit` with every `{start, end, text}` in a value. */
function eachSpan(value: unknown, path: string, visit: (span: Span) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end, text } = value as Record<string, unknown>;
  if (typeof start === 'number' && typeof end === 'number' && typeof text === 'string') {
    visit({ start, end, text, path });
  }
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'object') eachSpan(item, `${path}/${key}`, visit);
  }
}

const SURROGATE = /[\ud800-\udfff]/;

/** Cuts stretches out of a text by code points. */
function slicer(text: string): (start: number, end: number) => string {
  if (!SURROGATE.test(text)) return (start, end) => text.slice(start, end);
  const characters = [...text];
  return (start, end) => characters.slice(start, end).join('');
}

function conservationProblem({
  source,
  article,
  removed,
  normalised,
}: ArchiveRecord): string | undefined {
  const stretches = [
    ...article.sourceMap.map(([, , start, length]) => [start, start + length] as const),
    ...removed.map(({ byteStart, byteEnd }) => [byteStart, byteEnd] as const),
    ...normalised.map(({ byteStart, byteEnd }) => [byteStart, byteEnd] as const),
  ].sort((a, b) => a[0] - b[0]);
  let at = 0;
  for (const [start, end] of stretches) {
    if (start !== at)
      return `byte ${Math.min(start, at)} is accounted for ${start > at ? 'nowhere' : 'twice'}`;
    at = end;
  }
  return at === source.byteLength ? undefined : `byte ${at} is accounted for nowhere`;
}

/**
 * Checks a record whole: its schema, that every span says what the text says there, and that every
 * raw byte is accounted for exactly once.
 *
 * @returns What is wrong, each with its place; empty when all is well.
 */
export function recordProblems(value: unknown): string[] {
  const errors = recordErrors(value);
  if (errors.length > 0) return errors.map(({ path, message }) => `${path || '/'} ${message}`);
  const record = value as ArchiveRecord;
  const cut = slicer(record.article.text);
  const problems: string[] = [];
  const { bylines, dates, dateline, wire } = record.article;
  const { mentions, quotations, claims } = record;
  const parts = { article: { bylines, dates, dateline, wire }, mentions, quotations, claims };
  for (const [part, value] of Object.entries(parts)) {
    eachSpan(value, `/${part}`, ({ start, end, text, path }) => {
      if (cut(start, end) === text) return;
      problems.push(
        `${path} says ${JSON.stringify(text)}, which is not the text from ${start} to ${end}`,
      );
    });
  }
  const conservation = conservationProblem(record);
  return conservation ? [...problems, conservation] : problems;
}
