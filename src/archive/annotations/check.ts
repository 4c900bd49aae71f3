/** Whether annotations fit the text they are about. */
import type { LayerAnnotation } from '../../record/types.generated.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';
import { codePointOffsets } from '../../unicode/offsets.ts';

/** Why an annotation does not fit. */
export interface Misfit {
  code: 'span' | 'text';
  message: string;
}

const SHOWN = 60;

function quoted(text: string): string {
  const characters = [...text];
  const short = characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
  return JSON.stringify(short);
}

/**
 * Makes the check of annotations against a text.
 *
 * @param text `article.text` of the record they were made from.
 * @returns A function that tells what is wrong with an annotation; undefined when all is well.
 */
export function textCheck(text: string): (annotation: LayerAnnotation) => Misfit | undefined {
  const length = codePointOffsets(text)(text.length);
  const toUtf16 = utf16Offsets(text);
  return ({ start, end, text: words }) => {
    if (start >= end || end > length) {
      const message = `The span from ${start} to ${end} is none in a text of ${length} code points: start must be before end, and end at most ${length}.`;
      return { code: 'span', message };
    }
    const found = text.slice(toUtf16(start), toUtf16(end));
    if (found === words) return undefined;
    const otherwise =
      text.slice(start, end) === words
        ? ' Counted in UTF-16 units it would fit: give offsets in code points, as Python counts.'
        : ' Annotate the text that show --format text gives, and say with --generation which one it was.';
    const message = `The text from ${start} to ${end} is ${quoted(found)}, not ${quoted(words)}.${otherwise}`;
    return { code: 'text', message };
  };
}

/** Compares annotations by where they start, the longer first, then by what they say. */
export function compareAnnotations(a: LayerAnnotation, b: LayerAnnotation): number {
  return a.start - b.start || b.end - a.end || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}
