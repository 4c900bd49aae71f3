/** Reads the dateline at the head of a story's first line, or on a line of its own. */
import { agencyNamed, isOrganization } from '../../languages/common/agencies.ts';
import { isPlaceName } from '../../languages/common/places.ts';
import type { Dateline } from '../../record/types.generated.ts';
import { isUpper } from '../../unicode/classes.ts';
import { isCapitals } from './lines.ts';
import { type Named, nameIn } from './wire.ts';

/** What opens a story. */
export interface Opening {
  dateline?: Dateline;
  /** The agency that the opening names, where it stands. */
  agency?: Named;
  /** Where the opening ends, the dash left out. */
  end: number;
}

/** No opening is longer, in UTF-16 units. */
const LONGEST = 100;
const DASH = /\s?(?:(?<=[A-Za-z)])\.[-–—]|--|—|–|―|-(?=\s)|(?<! ):(?=\s))/;
const BRACKET = /\s*(?:\(([^()]{2,40})\)|\[([^[\]]{2,40})\]|\/([^/]{2,20})\/)$/;
const SHORT = /^[A-Z][A-Za-z.&/]{1,9}$/;
const DAY = /\d/;
/** Capitals before a dash that name no place. */
const LABEL =
  /^(?:UPDATE[DS]?|BREAKING|BREAKING NEWS|EXCLUSIVE|EKSKLUSIF|EXKLUSIV|EXCLUSIF|EXCLUSIVA|WATCH|VIDEO|FOTO|PHOTOS?|LIVE|OPINION|OPINI|ANALYSIS|ANALISIS|EXPLAINER|FEATURE|COLUMN|REVIEW|POLITIK|SPORT|SPORTS|NEWS|BERITA|FACTBOX|TIMELINE|INTERVIEW|WAWANCARA|EDITORIAL|COMMENTARY|KOLOM|CORRECTED|REFILE|WRAPUP|FULL TEXT|ABSTRACT|NOTE|Q|A|Q&A|WARNING|ADVISORY|HOAKS|HOAX|CEK FAKTA|FACT CHECK)$/;

const SMALL = new Set('de del di da do la le el al of the es am an der sur upon en in'.split(' '));

function isCapitalised(text: string): boolean {
  const words = text.split(/[ /-]+/).filter(Boolean);
  return (
    words.length <= 5 &&
    words.every((word, index) => isUpper(word.codePointAt(0)!) || (index > 0 && SMALL.has(word)))
  );
}

/** The parts of an opening, told apart. */
interface Parts {
  places: string[];
  date?: string;
  agency?: string;
}

/** `KOTA BHARU 12 Dis.`, `LONDON May 3`: a place with the day right behind it. */
const PLACE_AND_DAY =
  /^([^\d]{2,40}?) (\d{1,2}\.? [A-Z][a-z\u00e0-\u00ff]{2,9}\.?(?: \d{4})?|[A-Z][a-z\u00e0-\u00ff]{2,9}\.? \d{1,2})$/;
const YEAR = /^\d{4}$/;

function readParts(prefix: string): Parts | undefined {
  const bracket = BRACKET.exec(prefix);
  const head = (bracket ? prefix.slice(0, bracket.index) : prefix).trim();
  const parts: Parts = { places: [] };
  for (const part of head.split(/,\s*/)) {
    if (part === '') continue;
    const both = parts.places.length === 0 ? PLACE_AND_DAY.exec(part) : null;
    if (both && isPlaceName(both[1]!)) {
      parts.places.push(both[1]!);
      parts.date = both[2]!;
    } else if (parts.date !== undefined && YEAR.test(part)) {
      parts.date += `, ${part}`;
    } else if (DAY.test(part)) {
      if (parts.date !== undefined || part.length > 24 || parts.places.length === 0)
        return undefined;
      parts.date = part;
    } else if (isOrganization(part) && !isPlaceName(part)) {
      if (parts.agency !== undefined) return undefined;
      parts.agency = part;
    } else if (part.length > 40 || parts.places.length > 1) return undefined;
    else parts.places.push(part);
  }
  const inside = bracket && (bracket[1] ?? bracket[2] ?? bracket[3])!.trim();
  if (!inside) return parts;
  if (DAY.test(inside) && parts.date === undefined) parts.date = inside;
  else if (inside.split('/').some(isOrganization) || SHORT.test(inside)) parts.agency = inside;
  else return undefined;
  return parts;
}

/** Whether what stands before the dash is where a story was filed. */
function isFiled({ places, date, agency }: Parts, mark: string): boolean {
  const place = places[0];
  if (place === undefined || DAY.test(place)) return false;
  if (!places.every((each) => isCapitalised(each) || isCapitals(each))) return false;
  const capitals = isCapitals(place) && !LABEL.test(place);
  // A weekday or a month with no figure is no region: `Monday, Budi -`.
  if (mark === ':') {
    return (capitals && (isPlaceName(place) || date !== undefined)) || agency !== undefined;
  }
  if (agency !== undefined || date !== undefined) return capitals || isCapitalised(place);
  return (capitals && isCapitalised(place)) || (places.length === 1 && isPlaceName(place));
}

function datelineOf(
  text: string,
  start: number,
  end: number,
  { places, date, agency }: Parts,
): Opening {
  const named = agency === undefined ? undefined : nameIn(text, start, end, agency);
  return {
    dateline: {
      place: places.join(', '),
      ...(agency !== undefined && { agency }),
      ...(date !== undefined && { date }),
      text: text.slice(start, end),
      start,
      end,
    },
    ...(named && { agency: named }),
    end,
  };
}

/** `新华社北京4月24日电`, `中新社上海5月2日电`. */
const CHINESE =
  /^[（(]?(?<agency>新华社|新華社|中新社|中新网|法新社|路透社|美联社|美聯社|中央社|共同社|韩联社)(?:记者|記者)?(?<place>[\u3400-\u9fff]{2,10}?)(?<date>(?:\d{1,2}月)?\d{1,2}日)?(?:综合)?(?:电|電|讯|訊)/;
/** `【6月18日 AFP】`, `【ロンドン=共同】`, `【北京時事】`. */
const JAPANESE = /^【([^【】]{2,30})】/;
/** `(ANSA) - ROMA, 12 MAG -` and `(Reuters) -`. */
const LEADING = /^\(([^()]{2,30})\)\s*(?:--|—|–|-)\s+/;

function readJapanese(text: string, start: number, inside: string): Opening | undefined {
  const end = start + inside.length + 2;
  const parts: Parts = { places: [] };
  for (const token of inside.split(/[\s=＝、・　]+/)) {
    const day = /^\d{1,2}月\d{1,2}日$/.exec(token);
    const agency = agencyNamed(token) ?? (/[A-Za-z]/.test(token) ? undefined : agencyAtEnd(token));
    if (day) parts.date = token;
    else if (agencyNamed(token) !== undefined) parts.agency ??= token;
    else if (agency !== undefined) {
      parts.agency ??= token.slice(-2);
      parts.places.push(token.slice(0, -2));
    } else parts.places.push(token);
  }
  if (parts.agency === undefined) return undefined;
  if (parts.places.length > 0) return datelineOf(text, start, end, parts);
  const named = nameIn(text, start, end, parts.agency);
  return { ...(named && { agency: named }), end };
}

function agencyAtEnd(token: string): string | undefined {
  return token.length > 2 ? agencyNamed(token.slice(-2)) : undefined;
}

/**
 * Reads what opens a story: `KATHMANDU, April 25 (Reuters) -`, `JAKARTA -`, `DAR ES SALAAM:`,
 * `(ANSA) - ROMA, 12 MAG -`, `新华社北京4月24日电`.
 *
 * @param text The whole text.
 * @param start Where the story's first line begins, in UTF-16 units.
 * @param end Where it ends.
 * @returns undefined when the line does not open so.
 */
export function readOpening(text: string, start: number, end: number): Opening | undefined {
  const head = text.slice(start, Math.min(end, start + LONGEST));
  const chinese = CHINESE.exec(head);
  if (chinese?.groups) {
    const { agency, place, date } = chinese.groups;
    const parts: Parts = { places: [place!], agency: agency!, ...(date && { date }) };
    return datelineOf(text, start, start + chinese[0].length, parts);
  }
  const japanese = JAPANESE.exec(head);
  if (japanese) return readJapanese(text, start, japanese[1]!);
  const leading = LEADING.exec(head);
  const agency = leading?.[1]?.split('/').some((each) => agencyNamed(each.trim()))
    ? leading[1]
    : undefined;
  if (leading && agency === undefined) return undefined;
  const from = leading?.[0].length ?? 0;
  const alone = (): Opening | undefined => {
    const named = agency && nameIn(text, start, start + from, agency);
    return named ? { agency: named, end: start + leading![0].trimEnd().length } : undefined;
  };
  const rest = head.slice(from);
  const dash = DASH.exec(rest);
  if (!dash || dash.index === 0) return alone();
  const parts = readParts(rest.slice(0, dash.index));
  if (!parts) return alone();
  if (agency !== undefined) parts.agency = agency;
  if (!isFiled(parts, dash[0].trim())) {
    if (agency !== undefined) return alone();
    const named =
      parts.agency !== undefined && parts.places.length === 0 && dash[0].trim() !== ':'
        ? nameIn(text, start, start + dash.index, parts.agency)
        : undefined;
    return named && { agency: named, end: start + dash.index };
  }
  return datelineOf(text, start, start + from + dash.index, parts);
}

/** Reads a dateline on a line of its own: `AFP, MANILA`, `London (Reuters)`. */
export function readOwnLine(text: string, start: number, end: number): Opening | undefined {
  if (end - start > 60) return undefined;
  const content = text.slice(start, end).replace(/\s*(?:--|—|–|-|:)$/, '');
  const parts = readParts(content);
  const place = parts?.places[0];
  if (!parts?.agency || place === undefined || !parts.agency.split('/').some(isOrganization)) {
    return undefined;
  }
  if (!isPlaceName(place) && !(isCapitals(place) && parts.places.length === 1)) return undefined;
  return datelineOf(text, start, start + content.length, parts);
}
