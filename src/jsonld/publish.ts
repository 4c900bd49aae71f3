/** What of a record's graph may become public without a person looking at it first. */
import type { ArchiveRecord, NewsArticleGraph, Quotation } from '../record/types.generated.ts';
import { articleGraph } from './graph.ts';

/**
 * A quotation is public from this confidence on. Wrong words in somebody's mouth are as bad as a
 * wrong verdict, so this stays high until its precision is measured.
 */
export const PUBLIC_CONFIDENCE = 0.85;

/** Whether a quotation may be public: direct speech of somebody named right beside it. */
function isPublic({ kind, confidence, speaker }: Quotation): boolean {
  return (
    kind === 'direct' &&
    confidence >= PUBLIC_CONFIDENCE &&
    (speaker?.kind === 'person' || speaker?.kind === 'organization') &&
    (speaker.resolvedFrom === undefined || speaker.resolvedFrom === 'name')
  );
}

/**
 * Makes the public graph of a record by the cautious default: direct quotations with a speaker named
 * beside them, claims without an author, no ClaimReview. Every reference in it resolves in it.
 */
export function publish(record: ArchiveRecord): NewsArticleGraph {
  const quotations = record.quotations.filter(isPublic);
  const known = new Set(quotations.map(({ id }) => id));
  const claims = record.claims.map(({ claimant: _claimant, quotation, ...claim }) => ({
    ...claim,
    ...(quotation !== undefined && known.has(quotation) && { quotation }),
  }));
  return articleGraph({ ...record, quotations, claims });
}
