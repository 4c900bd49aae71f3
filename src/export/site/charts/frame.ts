/** What all pictures of a site share: they are files of their own, which load and run nothing. */
import { escapeXml, xmlText } from '../../../unicode/xml.ts';

/** The ink of pictures, light and dark; bars and dots are to be seen on both. */
export const MARKS = '#4a8abb';
const STYLE =
  '<style>svg{color:#1c1b1a;--land:#e4dfd4}@media(prefers-color-scheme:dark){svg{color:#e9e6df;--land:#3a3834}}</style>';

/** How large a picture is, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Makes the file of a picture.
 *
 * @param title What it shows, for those who do not see it.
 * @param content What is in the element `svg`; characters that XML has no place for are replaced.
 */
export function svgFile(title: string, { width, height }: Size, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${escapeXml(title)}</title>${STYLE}${xmlText(content)}</svg>\n`;
}
