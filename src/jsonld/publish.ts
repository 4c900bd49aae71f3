/** What of a record's graph may become public without a person looking at it first. */
import type { ArchiveRecord, Claim, NewsArticleGraph, Speaker } from '../record/types.generated.ts';
import { articleGraph } from './graph.ts';
import { type Mentions, referToSpeaker } from './speaker.ts';

/**
 * A quotation is public from this confidence on: that of the rules that find a speaker and a verb of
 * saying right beside closed quotation marks. Words in the wrong mouth are as bad as a wrong verdict,
 * so whatever was resolved, unclosed, or led in by a colon alone stays below.
 */
export const PUBLIC_CONFIDENCE = 0.9;

/** Whether a quotation may be public: direct speech of somebody named right beside it. */
function isPublic(quotation: ArchiveRecord['quotations'][number], mentions: Mentions): boolean {
  const { kind, confidence, speaker } = quotation;
  return (
    kind === 'direct' &&
    confidence >= PUBLIC_CONFIDENCE &&
    (speaker?.resolvedFrom === undefined || speaker.resolvedFrom === 'name') &&
    referToSpeaker(speaker, mentions) !== undefined
  );
}

function withoutClaimant({ claimant: _claimant, ...claim }: Claim): Claim {
  return claim;
}

/** What of a record is public: entities as they are, quotations and claims with caution. */
function publicPart(record: ArchiveRecord): ArchiveRecord {
  const mentions = new Map(record.mentions.map((mention) => [mention.id, mention]));
  return {
    ...record,
    quotations: record.quotations.filter((quotation) => isPublic(quotation, mentions)),
    claims: record.claims.map(withoutClaimant),
  };
}

/**
 * Makes the public graph of a record by the cautious default: only direct quotations whose speaker
 * is an entity of the graph and named beside them, claims without an author, no ClaimReview. Every
 * reference in it resolves in it, and the article refers to every other node.
 *
 * @param record A valid record; its own graph is not looked at.
 */
export function publish(record: ArchiveRecord): NewsArticleGraph {
  return articleGraph(publicPart(record));
}

/**
 * Makes the public graph of a record without its entities, for where others say what is named. Its
 * quotations are the same; their speakers are told by name.
 *
 * @param record A valid record.
 */
export function publishWithoutEntities(record: ArchiveRecord): NewsArticleGraph {
  const { quotations, ...rest } = publicPart(record);
  const named = quotations.map((quotation) => {
    const { mention: _mention, ...speaker } = quotation.speaker ?? {};
    return quotation.speaker ? { ...quotation, speaker: speaker as Speaker } : quotation;
  });
  return articleGraph({ ...rest, mentions: [], quotations: named });
}
