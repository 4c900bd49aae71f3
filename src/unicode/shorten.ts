/** Shortens text for places that hold little of it. */
import { isSpace } from './classes.ts';

/**
 * Shortens text to a number of code points, at a space where there is one in its second half, with
 * an ellipsis.
 *
 * @param text The text.
 * @param longest The most code points, the ellipsis counted.
 */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const points: string[] = [];
  for (const point of text) {
    points.push(point);
    if (points.length > longest) break;
  }
  if (points.length <= longest) return text;
  // The ellipsis takes one place, so the text is cut before the last point it could have had.
  let cut = longest - 1;
  while (cut > longest / 2 && !isSpace(points[cut]!.codePointAt(0)!)) cut--;
  if (cut <= longest / 2) cut = longest - 1;
  while (cut > 1 && isLoose(points[cut - 1]!)) cut--;
  return `${points.slice(0, cut).join('')}…`;
}

/** Whether a character is better not followed by an ellipsis. */
function isLoose(point: string): boolean {
  return isSpace(point.codePointAt(0)!) || ',;:–—-'.includes(point);
}
