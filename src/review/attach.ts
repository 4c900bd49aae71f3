/** Finds what of a record the decisions of people are about. */
import type {
  ArchiveRecord,
  Claim,
  Quotation,
  ReviewedSpan,
  ReviewItem,
} from '../record/types.generated.ts';
import { claimWording, isSame, readWording, type Wording } from './wording.ts';

/** The decisions of people on what a record holds, by the ids of that record. */
export interface Attached {
  readonly claims: ReadonlyMap<string, ReviewItem>;
  readonly quotations: ReadonlyMap<string, ReviewItem>;
  /** Decisions on words that the record takes for no claim or quotation (any more). */
  readonly detached: readonly ReviewItem[];
}

/** A claim or quotation, as decisions are held against it. */
interface Subject {
  id: string;
  content: readonly ReviewedSpan[];
  wording: Wording;
}

/** Fewer words than this are part of too much. */
const FEWEST = 3;

/** The words of a claim as spans. */
export function contentOf(of: Claim | Quotation): ReviewedSpan[] {
  const spans = 'content' in of ? of.content : [of];
  return spans.map(({ start, end, text }) => ({ start, end, text }));
}

/** The words of spans, joined by spaces. */
export function wordsOf(content: readonly ReviewedSpan[]): string {
  return content.map(({ text }) => text).join(' ');
}

/**
 * Ties decisions to the claims and quotations of a record, which may be another one than they were made
 * on: to what has the same words at the same place, or else to the nearest with the same words, or else,
 * of claims, to one that was cut otherwise. A rejection holds for all that shares its words. An id has no
 * say.
 *
 * @param record A record of the capture.
 * @param items What was decided of the capture.
 */
export function attach(record: ArchiveRecord, items: readonly ReviewItem[]): Attached {
  const { tag } = record.article.language;
  const claims = record.claims.map((claim) => ({
    id: claim.id,
    content: contentOf(claim),
    wording: { ...claimWording(claim, tag), key: readWording(claim.text, tag).key },
  }));
  const quotations = record.quotations.map((quotation) => ({
    id: quotation.id,
    content: contentOf(quotation),
    wording: readWording(wordsOf(quotation.content), tag),
  }));
  const ofClaims = pair(claims, items, 'claim', tag);
  const ofQuotations = pair(quotations, items, 'quotation', tag);
  const taken = new Set([...ofClaims.values(), ...ofQuotations.values()]);
  return {
    claims: ofClaims,
    quotations: ofQuotations,
    detached: items.filter((item) => !taken.has(item)),
  };
}

function pair(
  subjects: readonly Subject[],
  items: readonly ReviewItem[],
  about: ReviewItem['about'],
  tag: string,
): Map<string, ReviewItem> {
  const open = new Map(
    items
      .filter((item) => item.about === about)
      .map((item) => [item, readWording(wordsOf(item.content), tag)]),
  );
  const pairs = new Map<string, ReviewItem>();
  const by = (fits: (subject: Subject, item: ReviewItem, wording: Wording) => boolean): void => {
    for (const [item, wording] of open) {
      const start = item.content[0]!.start;
      const distance = ({ content }: Subject): number => Math.abs(content[0]!.start - start);
      const [best] = subjects
        .filter((subject) => !pairs.has(subject.id) && fits(subject, item, wording))
        .sort((a, b) => distance(a) - distance(b));
      if (!best) continue;
      pairs.set(best.id, item);
      open.delete(item);
    }
  };
  by(({ content }, item) => isDeepEqual(content, item.content));
  by((subject, _item, wording) => subject.wording.key === wording.key);
  if (about === 'claim') by((subject, _item, wording) => isSame(subject.wording, wording));
  // What was rejected must not come back because a later record cuts it otherwise, or in two.
  for (const [item, wording] of open) {
    if (item.decision?.value !== 'rejected') continue;
    for (const { id, wording: own } of subjects) {
      if (!pairs.has(id) && (isPart(own, wording) || isPart(wording, own))) pairs.set(id, item);
    }
  }
  return pairs;
}

function isPart(part: Wording, whole: Wording): boolean {
  return part.words.length >= FEWEST && ` ${whole.key} `.includes(` ${part.key} `);
}

function isDeepEqual(a: readonly ReviewedSpan[], b: readonly ReviewedSpan[]): boolean {
  return (
    a.length === b.length &&
    a.every((span, at) => span.start === b[at]!.start && span.text === b[at]!.text)
  );
}
