/** Tells what each paragraph is: headline, heading, byline, dateline, credit, caption, note. */
import type { Body, Description } from '../../document/data.ts';
import { trimMarks } from '../../document/trim.ts';
import { isOrganization } from '../../languages/common/agencies.ts';
import { isPlaceName } from '../../languages/common/places.ts';
import type { DescribeData } from '../../languages/describe-data.ts';
import type { Byline, PublicationDate } from '../../record/types.generated.ts';
import { isLower } from '../../unicode/classes.ts';
import { type BylineLine, readByline } from './byline.ts';
import { type Opening, readOpening, readOwnLine } from './dateline.ts';
import { findHeadline, isKicker, isSentence, sectionOf } from './headline.ts';
import { afterCue, isProse, type Line } from './lines.ts';
import { listItems } from './lists.ts';
import type { StatedLine } from './stated.ts';
import { lastLines, type Named, readCredit, readSignature } from './wire.ts';

const ENCLOSED = /^[‘“"'«„「『].*[’”"'»“」』]$/;
/** A sentence between quotation marks is speech. */
const SPOKEN = /[.!?…]['’"”»]$/;
/** A heading longer than this is a paragraph. */
const HEADING = { characters: 90, words: 9, proseWords: 8 };
/** How many paragraphs at the top may hold the byline and the date. */
const TOP = 8;
/** A credit, a caption and a note of one line are no longer, in words. */
const LONGEST = { credit: 30, caption: 80, stated: 30, subtitle: 40 };
/** A picture's credit in brackets at the end of what it shows. */
const PICTURE_CREDIT =
  /[([](?:[^()[\]]{0,30}[\s/:])?(?:foto|photo|gambar|image|picture|dok|bild|imagen|imagem|beeld|picha|getty images|shutterstock|istock|handout|file)(?:[\s/:.][^()[\]]{0,60})?[)\]]\.?$/i;

/** What the structure of the paragraphs tells. */
export interface Structure {
  headline?: string;
  section?: string;
  bylines: Byline[];
  opening?: Opening;
  published?: PublicationDate;
  modified?: PublicationDate;
  /** The agency that a byline names, and the one of a credit or signature. */
  bylineAgency?: Named;
  creditAgency?: Named;
  /** The notes that say the text was changed. */
  updates: Line[];
}

type Kind = Line['paragraph']['kind'];

/** A short line between paragraphs of prose, without the end of a sentence. */
function isHeading(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const { content, words, ends } = line;
  if (content.length > HEADING.characters || words === 0 || words > HEADING.words) return false;
  const asks = /\?$/.test(content) && !/["“”«»]/.test(content);
  if (ends && !asks && (!ENCLOSED.test(content) || SPOKEN.test(content))) return false;
  if (isLower(content.codePointAt(0)!) || /^[–—-]|=|:["”»]?$/.test(content)) return false;
  if (!before || !after) return false;
  const prose = (each: Line) => each.words >= HEADING.proseWords && each.ends;
  // What a colon introduces is no heading.
  return prose(before) && prose(after) && !/[:：]$/.test(before.content);
}

/** A date between a note's cue and its colon: `Correction, 4 May 2021:`. */
const DATED = /^(.{4,40}?)[\s,(–-]+[^:.]{0,24}\d[^:.]{0,12}\s*:/;
/** It stands in the first characters of the line. */
const DATED_LENGTH = 90;

function opensNote(line: Line, cues: readonly string[]): boolean {
  if (afterCue(line.lower, cues) !== undefined) return true;
  const colon = line.lower.indexOf(':');
  if (colon < 0 || colon >= DATED_LENGTH) return false;
  const cue = DATED.exec(line.lower.slice(0, DATED_LENGTH))?.[1];
  return cue !== undefined && cues.includes(cue);
}

/** What may stand around a note. */
const NOTE_LEAD = new Set('*([');
const NOTE_TAIL = new Set('.)]*');

function isNote(line: Line, data: DescribeData, atEdge: boolean): boolean {
  if (opensNote(line, data.noteCues)) return true;
  if (!atEdge) return false;
  const lower = trimMarks(line.lower, NOTE_LEAD, NOTE_TAIL);
  return data.notes.some((note) => note.test(lower) || note.test(line.lower));
}

function isUpdate(line: Line, data: DescribeData): boolean {
  return (
    opensNote(line, data.correctionCues) || data.updates.some((update) => update.test(line.lower))
  );
}

function isCaption(line: Line, data: DescribeData): boolean {
  if (line.words > LONGEST.caption) return false;
  const cue = afterCue(line.lower, data.captionCues, (each) => each.includes(' '));
  return cue !== undefined || (line.words < 60 && PICTURE_CREDIT.test(line.content.slice(-110)));
}

/** What of a date line says nothing of dates: nothing, a place, an outlet, or a byline. */
function besideDate(
  text: string,
  stated: StatedLine,
  data: DescribeData,
): BylineLine | 'nothing' | undefined {
  if (!stated.rest) return 'nothing';
  const { start, end } = stated.rest;
  const words = text.slice(start, end);
  if (isOrganization(words) || isPlaceName(words)) return 'nothing';
  if (words.split(/[\s,|-]+/).every((each) => isPlaceName(each) || isOrganization(each)))
    return 'nothing';
  const names = readByline(text, start, end, data);
  return names;
}

/** The headline, byline and dates above the story, and the kinds of all paragraphs. */
class Reader {
  readonly result: Structure = { bylines: [], updates: [] };
  readonly #kinds = new Map<Line, Kind>();
  readonly #lines: readonly Line[];
  readonly #body: Body;
  readonly #data: DescribeData | undefined;
  readonly #statedLine: (line: Line) => StatedLine | undefined;

  constructor(
    body: Body,
    lines: readonly Line[],
    data: DescribeData | undefined,
    statedLine: (line: Line) => StatedLine | undefined,
  ) {
    this.#body = body;
    this.#lines = lines;
    this.#data = data;
    this.#statedLine = statedLine;
  }

  /** Reads a line that is about the story; true when it is one. */
  #readMeta(line: Line, atTop: boolean, atEnd: boolean): boolean {
    const { result } = this;
    const { text } = this.#body;
    const data = this.#data;
    if (line.paragraph.kind !== 'paragraph' && line.paragraph.kind !== 'heading') return false;
    const set = (kind: Kind): true => {
      this.#kinds.set(line, kind);
      return true;
    };
    if (data && (atTop || atEnd)) {
      const byline = readByline(text, line.start, line.end, data);
      if (byline) {
        if (result.bylines.length === 0 || atTop) result.bylines.push(...byline.authors);
        if (byline.agency) result.bylineAgency ??= byline.agency;
        return set('byline');
      }
      const stated = line.words <= LONGEST.stated ? this.#statedLine(line) : undefined;
      const beside = stated && (atTop || stated.hasCue) && besideDate(text, stated, data);
      if (stated && beside) {
        if (stated.published) result.published ??= stated.published;
        if (stated.modified) result.modified ??= stated.modified;
        if (beside === 'nothing') return set('dateline');
        result.bylines.push(...beside.authors);
        if (beside.agency) result.bylineAgency ??= beside.agency;
        return set('byline');
      }
    }
    if (atTop && !result.opening) {
      const own = readOwnLine(text, line.start, line.end);
      if (own) {
        result.opening = own;
        return set('dateline');
      }
    }
    if (data && line.words <= LONGEST.credit) {
      const cue = afterCue(line.lower, data.creditCues);
      if (cue !== undefined && !isSentenceAfter(line, cue)) {
        const named = readCredit(line, cue);
        if (named) result.creditAgency ??= named;
        return set('credit');
      }
    }
    if (data && isCaption(line, data)) return set('caption');
    if (data && isNote(line, data, atTop || atEnd)) {
      if (isUpdate(line, data)) result.updates.push(line);
      return set('note');
    }
    return false;
  }

  /** The signature at the end, which is a credit when it is all of a line. */
  #readSignatures(): void {
    for (const line of lastLines(this.#lines)) {
      if ((this.#kinds.get(line) ?? 'paragraph') !== 'paragraph') continue;
      const signature = readSignature(line);
      if (!signature) continue;
      this.result.creditAgency ??= signature.named;
      if (signature.alone) this.#kinds.set(line, 'credit');
    }
  }

  read(page: Partial<Description>): Structure {
    const lines = this.#lines;
    const data = this.#data;
    const { result } = this;
    const { text } = this.#body;
    const firstProse = lines.findIndex((line) => isProse(line) || isSentence(line));
    const bound = firstProse < 0 ? Math.min(lines.length, TOP) : Math.min(firstProse, TOP);
    const meta = new Set(lines.slice(0, bound).filter((line) => this.#readMeta(line, true, false)));
    const isOther = (line: Line): boolean =>
      meta.has(line) || (line === lines[0] && this.#opens(line));
    const found = findHeadline(lines, this.#body, page, data, isOther);
    const at = found ? lines.indexOf(found.line) : -1;
    // A line that a page's markup or head calls the headline is nothing else.
    if (found) this.#kinds.set(found.line, 'headline');
    const stated = page.headline ?? found?.text;
    if (stated) result.headline = stated;
    if (found && found.text !== found.line.content) {
      result.section = sectionOf(found.line, data)!.name;
    }
    for (const line of lines.slice(0, Math.max(at, 0))) {
      if (this.#kinds.has(line) || !isKicker(line, found!.line, data)) continue;
      this.#kinds.set(line, 'kicker');
      const section = sectionOf(line, data);
      if (section) result.section ??= section.name;
    }
    // Byline and date also stand below a standfirst that reads as prose, one after the other.
    const isBelow = at >= 0 && firstProse === at + 1;
    let top = isBelow ? at + 2 : Math.min(at + 2, firstProse);
    lines.forEach((line, index) => {
      if (index < bound || this.#kinds.has(line)) return;
      const isMeta = this.#readMeta(line, index <= top, index >= lines.length - 3);
      if (isBelow && isMeta && index === top && top < TOP) top++;
    });
    this.#readSignatures();
    const first = lines.findIndex(
      (line, index) => index > at && line.words >= 8 && !this.#kinds.has(line),
    );
    const opener = lines[first];
    if (opener && !result.opening?.dateline) {
      const opening = readOpening(text, opener.start, opener.end);
      if (opening) result.opening = opening;
    }
    this.#readLists();
    if (at >= 0) this.#readSubtitle(at, first);
    this.#readHeadings(at);
    for (const [line, kind] of this.#kinds) line.paragraph.kind = kind;
    return result;
  }

  #opens(line: Line): boolean {
    const opening = readOpening(this.#body.text, line.start, line.end);
    return opening?.dateline !== undefined && line.words > PROSE_OPENING;
  }

  /** The line below the headline, when it ends as no sentence does or the story opens after it. */
  #readSubtitle(at: number, first: number): void {
    const lines = this.#lines;
    const line = lines[at + 1];
    const after = lines[at + 2];
    if (!line || !after || this.#kinds.has(line) || line.paragraph.kind !== 'paragraph') return;
    if (line.words < 5 || line.words > LONGEST.subtitle) return;
    // Lines of dates are read where the language's are known; elsewhere figures tell them.
    if (!this.#data && FIGURES.test(line.content)) return;
    const isMeta = (each: Line): boolean =>
      ['byline', 'dateline'].includes(this.#kinds.get(each) ?? '');
    const kind = this.#kinds.get(after);
    const story = lines.slice(at + 2, at + 2 + TOP).find((each) => !isMeta(each));
    if (!story || story.words < HEADING.proseWords) return;
    const filed =
      first === at + 1 && kind === undefined
        ? readOpening(this.#body.text, after.start, after.end)
        : undefined;
    const isBelow = isMeta(after) || filed?.dateline !== undefined;
    if (this.result.opening?.dateline && line.start <= this.result.opening.end && !filed) {
      const { dateline } = this.result.opening;
      if (dateline.start >= line.start && dateline.end <= line.end) return;
    }
    if (!isBelow && (line.ends || !isProse(story))) return;
    if (line.ends && isOpenQuotation(line)) return;
    this.#kinds.set(line, 'subtitle');
    if (filed?.dateline) this.result.opening = filed;
  }

  #readLists(): void {
    const items = listItems(
      this.#lines.filter((line) => !this.#kinds.has(line) && line.paragraph.kind === 'paragraph'),
    );
    for (const item of items) this.#kinds.set(item, 'listItem');
  }

  #readHeadings(at: number): void {
    const lines = this.#lines;
    const besides = (index: number, step: number): Line | undefined => {
      let next = index + step;
      // A caption or credit between heading and prose is passed over.
      while (['caption', 'credit'].includes(this.#kinds.get(lines[next]!) ?? '')) next += step;
      return lines[next];
    };
    lines.forEach((line, index) => {
      if (index <= at || this.#kinds.has(line) || line.paragraph.kind !== 'paragraph') return;
      if (isHeading(line, besides(index, -1), besides(index, 1))) this.#kinds.set(line, 'heading');
    });
  }
}

/** A day in figures: `2023年7月12日`, `2023-07-12`, `12.07.2023`. */
const FIGURES =
  /(?<!\d)(?:\d{4} ?[年년./-] ?\d{1,2} ?[月월./-] ?\d{1,2}|\d{1,2}([./-])\d{1,2}\1\d{4})(?!\d)/;

/** A first line of more words that opens with a dateline is the story. */
const PROSE_OPENING = 8;

function isOpenQuotation({ content }: Line): boolean {
  return /^["“]/.test(content);
}

/** Whether what follows a cue is a sentence of the story: `Sumber: polisi mengatakan …`. */
function isSentenceAfter(line: Line, at: number): boolean {
  return (
    line.ends &&
    /[.!?]$/.test(line.content) &&
    line.words > 12 &&
    isLower(line.content.codePointAt(at) ?? 0)
  );
}

/**
 * Settles the kind of every paragraph, in place.
 *
 * @param body The article's text; the paragraphs' kinds are set.
 * @param lines Its paragraphs, measured.
 * @param page What the page's own metadata says.
 * @param data What is known of the language; without it only markup and openings tell.
 * @param statedLine Reads a line of dates.
 */
export function readStructure(
  body: Body,
  lines: readonly Line[],
  page: Partial<Description>,
  data: DescribeData | undefined,
  statedLine: (line: Line) => StatedLine | undefined,
): Structure {
  return new Reader(body, lines, data, statedLine).read(page);
}
