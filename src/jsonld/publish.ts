/** What of a record's graph may become public without a person looking at it first. */
import type {
  ArchiveRecord,
  Claim,
  NewsArticleGraph,
  Quotation,
  ReviewItem,
  ReviewLayer,
  Speaker,
} from '../record/types.generated.ts';
import { type Attached, attach } from '../review/attach.ts';
import { type ClaimReview, claimReviewNode } from './claim-review.ts';
import { articleGraph } from './graph.ts';
import { describeSpeaker, type Mentions, referToSpeaker } from './speaker.ts';

/**
 * A quotation is public from this confidence on: words in the wrong mouth are as bad as a wrong verdict.
 * From here on 521 of 527 were right in words and speaker, a precision of .989 (95 % interval .977 to
 * .998); the next lower step alone, .93, has .91. `docs/quality.md` tells how it was measured.
 */
export const PUBLIC_CONFIDENCE = 0.95;

/** What a site decides about all of its articles. */
export interface Site {
  /**
   * Which attributions are public: `cautious` lets direct speech through whose speaker is named beside
   * it, and what a person accepted; `accepted` only the latter; `all` whatever the software found. What
   * a person rejected never is. Default: `cautious`.
   */
  attributions?: 'cautious' | 'accepted' | 'all';
}

/** A published review of a claim of the graph. */
export type PublicReview = ClaimReview & { '@id': string };

/** A graph as the public may see it: that of an article, and published reviews of its claims. */
export interface PublicGraph {
  '@context': 'https://schema.org';
  '@graph': (NewsArticleGraph['@graph'][number] | PublicReview)[];
}

/** Whether a quotation may be public unseen: direct speech of somebody named right beside it. */
export function isPlain(quotation: Quotation, mentions: Mentions): boolean {
  const { kind, confidence, speaker } = quotation;
  return (
    kind === 'direct' &&
    confidence >= PUBLIC_CONFIDENCE &&
    (speaker?.resolvedFrom === undefined || speaker.resolvedFrom === 'name') &&
    referToSpeaker(speaker, mentions) !== undefined
  );
}

/** What somebody decided of these words, if it is still about the one who is said to have said them. */
export function decided(
  item: ReviewItem | undefined,
  who: Speaker | undefined,
): 'accepted' | 'rejected' | undefined {
  if (item?.decision?.value !== 'accepted') return item?.decision?.value;
  return item.attributedTo === who?.name ? 'accepted' : undefined;
}

/** A record with nothing in it that may not be public, and what was decided of it. */
interface PublicPart {
  record: ArchiveRecord;
  attached: Attached;
}

/** What of a record is public: entities as they are, quotations and claims with caution. */
function publicPart(
  record: ArchiveRecord,
  { attributions = 'cautious' }: Site,
  reviews: ReviewLayer | undefined,
): PublicPart {
  const mentions = new Map(record.mentions.map((mention) => [mention.id, mention]));
  const attached = attach(record, reviews?.items ?? []);
  const isPublic = (quotation: Quotation): boolean => {
    const decision = decided(attached.quotations.get(quotation.id), quotation.speaker);
    if (decision !== undefined) return decision === 'accepted';
    return attributions === 'all' || (attributions === 'cautious' && isPlain(quotation, mentions));
  };
  const publicClaim = (claim: Claim): Claim[] => {
    const decision = decided(attached.claims.get(claim.id), claim.claimant);
    if (decision === 'rejected') return [];
    if (decision === 'accepted' || attributions === 'all') return [claim];
    const { claimant: _claimant, ...rest } = claim;
    return [rest];
  };
  return {
    attached,
    record: {
      ...record,
      quotations: record.quotations.filter(isPublic),
      claims: record.claims.flatMap(publicClaim),
    },
  };
}

/** Who claims something, as a node of its own. */
export function authorOf({ claimant }: Pick<Claim, 'claimant'>, mentions: Mentions) {
  if (!claimant || referToSpeaker(claimant, mentions) === undefined) {
    const described = describeSpeaker(claimant, mentions);
    return described && '@type' in described ? described : undefined;
  }
  const type = claimant.kind === 'organization' ? 'Organization' : 'Person';
  return { '@type': type, name: claimant.name } as const;
}

function reviewNodes({ record, attached }: PublicPart): PublicReview[] {
  const mentions = new Map(record.mentions.map((mention) => [mention.id, mention]));
  return record.claims.flatMap((claim) => {
    const author = authorOf(claim, mentions);
    const made = claimReviewNode(attached.claims.get(claim.id)?.review, {
      id: claim.id,
      text: claim.text,
      ...(author && { author }),
      appearance: [{ '@type': 'NewsArticle', '@id': '#article' }],
    });
    return made ? [{ ...made, '@id': `#review-${claim.id}` }] : [];
  });
}

/**
 * Makes the public graph of a record by the cautious default: only direct quotations whose speaker
 * is an entity of the graph and named beside them, claims without an author, and a ClaimReview only of
 * a claim whose review is published. Every reference in it resolves in it, and the article refers to
 * every node of its own.
 *
 * @param record A valid record; its own graph is not looked at.
 * @param site What the site decides. Default: caution.
 * @param reviews What people decided of the capture; what they accepted is public, what they rejected
 *   is not. Default: nothing.
 */
export function publish(
  record: ArchiveRecord,
  site: Site = {},
  reviews?: ReviewLayer,
): PublicGraph {
  return publishRecord(record, site, reviews).graph;
}

/** What of a record is public: the record without all else, and its graph. */
export interface Published {
  /** Its claims have no author and its quotations are left out where `publish` does so. */
  record: ArchiveRecord;
  graph: PublicGraph;
}

/**
 * Makes the public part of a record, with its graph (see `publish`).
 *
 * @param record A valid record.
 * @param site What the site decides.
 * @param reviews What people decided of the capture.
 */
export function publishRecord(
  record: ArchiveRecord,
  site: Site,
  reviews: ReviewLayer | undefined,
): Published {
  const part = publicPart(record, site, reviews);
  const quoted = new Set(part.record.quotations.map(({ id }) => id));
  const claims = part.record.claims.map((claim) => {
    if (claim.quotation === undefined || quoted.has(claim.quotation)) return claim;
    const { quotation: _quotation, ...rest } = claim;
    return rest;
  });
  const own = articleGraph(part.record);
  const nodes = [...own['@graph'], ...reviewNodes(part)];
  return {
    record: { ...part.record, claims, jsonld: own },
    graph: { '@context': own['@context'], '@graph': nodes },
  };
}

/**
 * Makes the public graph of a record without its entities, for where others say what is named. Its
 * quotations are the same; their speakers are told by name.
 *
 * @param record A valid record.
 * @param reviews What people decided of the capture. Default: nothing.
 */
export function publishWithoutEntities(
  record: ArchiveRecord,
  reviews?: ReviewLayer,
): NewsArticleGraph {
  const { quotations, ...rest } = publicPart(record, {}, reviews).record;
  const named = quotations.map((quotation) => {
    const { mention: _mention, ...speaker } = quotation.speaker ?? {};
    return quotation.speaker ? { ...quotation, speaker: speaker as Speaker } : quotation;
  });
  return articleGraph({ ...rest, mentions: [], quotations: named });
}
