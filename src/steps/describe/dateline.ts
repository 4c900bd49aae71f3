/** Reads the dateline at the head of a story's first line. */
import type { Dateline } from '../../record/types.generated.ts';
import { isLower, isUpper } from '../../unicode/classes.ts';

/** Agencies that stand in datelines, as they are written there. */
const AGENCIES =
  'Reuters|AFP|AP|ANTARA|Antara|Xinhua|Bernama|BERNAMA|dpa|DPA|EFE|ANSA|TASS|Kyodo|Yonhap|CNN Indonesia|UPI|PTI|IANS|AAP|CP|Anadolu|AA|Sputnik|BBC';

/** Place, then a date or an agency in brackets, then a dash; the place alone must be in capitals. */
const DATELINE = new RegExp(
  '^(?<place>[^\\s,(–—-][^,(–—]{1,40}?' +
    `(?:, (?!${AGENCIES})[^,(–—\\d]{2,24})?)` +
    `(?:, (?!${AGENCIES})(?<date>[^(–—]{3,24}?))?` +
    `(?: ?[(/] ?(?<bracket>${AGENCIES}) ?[)/]|, (?<agency>${AGENCIES}))?` +
    ' ?(?:--|—|–|-)(?= )',
);
const DATE = /\d/;

function isCapitals(text: string): boolean {
  let upper = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLower(unit)) return false;
    if (isUpper(unit)) upper++;
  }
  return upper >= 2;
}

function isCapitalised(text: string): boolean {
  return text.split(/[ /-]+/).every((word) => isUpper(word.codePointAt(0) ?? 0));
}

/**
 * Reads a dateline such as `KATHMANDU, April 25 (Reuters) -` or `JAKARTA -`.
 *
 * @param text The whole text.
 * @param start Where the story's first line begins, in UTF-16 units.
 * @param end Where it ends.
 * @returns The dateline, without the dash; undefined when the line does not open with one.
 */
export function readDateline(text: string, start: number, end: number): Dateline | undefined {
  const match = DATELINE.exec(text.slice(start, Math.min(end, start + 160)));
  const groups = match?.groups;
  if (!match || !groups) return undefined;
  const place = groups.place!.trim();
  const agency = groups.bracket ?? groups.agency;
  const date = groups.date?.trim();
  const dated = date !== undefined && DATE.test(date);
  if (date !== undefined && !dated && agency === undefined) return undefined;
  if (
    !isCapitals(place.replace(/,.*/, '')) &&
    !(isCapitalised(place) && (agency !== undefined || dated))
  )
    return undefined;
  const length = match[0].replace(/ ?(?:--|—|–|-)$/, '').length;
  return {
    place,
    ...(agency && { agency }),
    ...(dated && { date }),
    text: text.slice(start, start + length),
    start,
    end: start + length,
  };
}
