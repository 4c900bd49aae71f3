/** What a page hides from its readers. */
import type { Element } from 'hast';

/** Style declarations that hide an element from readers, as injected links are. */
export const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|(?<![-\w])(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?![.\d])/i;

/** Whether an element says itself that it is not shown. */
export function isHidden({ properties: { hidden, ariaHidden, style } }: Element): boolean {
  if (hidden || ariaHidden === 'true') return true;
  return typeof style === 'string' && HIDDEN_STYLE.test(style);
}
