/** The words of quotations, as one text. */
import type { Quotation } from '../record/types.generated.ts';
import { isDigit, isLetter } from '../unicode/classes.ts';
import { utf16Offsets } from '../unicode/code-points.ts';
import type { OffsetConverter } from '../unicode/offsets.ts';

/** Whether words stand there, and not just the marks around quotations. */
function hasWords(text: string): boolean {
  return Array.from(text, (sign) => sign.codePointAt(0)!).some(
    (codePoint) => isLetter(codePoint) || isDigit(codePoint),
  );
}

/**
 * Tells the words of the quotations of an article. An ellipsis stands for other words between two stretches;
 * stretches that follow one another are joined by a space.
 *
 * @param text The text of the article.
 */
export function quotationTexts(text: string): (quotation: Pick<Quotation, 'content'>) => string {
  // Most quotations are of one stretch, and say their words themselves.
  let toUtf16: OffsetConverter | undefined;
  return ({ content }) =>
    content.reduce((said, { start, text: words }, index) => {
      const before = content[index - 1];
      if (before === undefined) return words;
      toUtf16 ??= utf16Offsets(text);
      const between = text.slice(toUtf16(before.end), toUtf16(start));
      return `${said}${hasWords(between) ? ' … ' : ' '}${words}`;
    }, '');
}
