/** What the elements of HTML are to a reader. */

function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Elements without readable text; what they hold counts as markup. */
export const SILENT = names(
  'head script style noscript template svg math iframe object embed canvas audio video select option textarea input meta link',
);

const INLINE = names(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark nobr q ruby rb rt rp s samp small span strike strong sub sup time tt u var wbr',
);

/** Whether an element stands inside a line of text. */
export function isInline(tagName: string): boolean {
  return INLINE.has(tagName) || tagName.includes('-');
}
