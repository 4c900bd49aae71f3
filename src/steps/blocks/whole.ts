/** Replaces a stretch of mapped text. */
import { type MappedText, type MappedTextBuilder, sourceSpan } from '../../document/mapped-text.ts';

/** Appends a text in the place of a piece; it maps as a whole onto the source of the piece. */
export function addWhole(out: MappedTextBuilder, piece: MappedText, text: string): void {
  const source = sourceSpan(piece);
  if (source) out.add(text, source.start, source.end - source.start, false);
  else out.insert(text);
}
