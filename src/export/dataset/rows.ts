/** What a record says, as rows of the tables of a release. */
import { createHash } from 'node:crypto';
import { shinglesOf, storyOf } from '../../archive/duplicates/shingles.ts';
import { bandHashesOf, signatureOf } from '../../archive/duplicates/signature.ts';
import { storyKey } from '../../archive/story-key.ts';
import type {
  AnnotationLayer,
  ArchiveRecord,
  ArticleRow,
  BandRow,
  DatasetTables,
  EntityRow,
  LayerAnnotation,
  MentionRow,
  Occurrence,
  ReviewItem,
  ReviewLayer,
  ReviewRow,
  Speaker,
} from '../../record/types.generated.ts';
import { isPublic } from '../../review/states.ts';
import { hexFromNi, RECORD_LAYER } from '../../store/index.ts';
import { withoutRejected } from '../rejected.ts';

/** What is to become rows. */
export interface RowSource {
  readonly record: ArchiveRecord;
  /** The record as it is stored: JSON in UTF-8. */
  readonly bytes: Uint8Array;
  readonly generation: number;
  /** The group the article belongs to, and its part of the split. */
  readonly group: string;
  readonly split: ArticleRow['split'];
  /** Annotations of the record's text that stand for its mentions, as they are stored. */
  readonly annotations?: { readonly document: AnnotationLayer; readonly bytes: Uint8Array };
  /** Whether entities and mentions are those of a layer of annotations, even where it has none. */
  readonly layered: boolean;
  /** What people decided of its claims and quotations. */
  readonly reviews?: ReviewLayer;
}

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

function place<Name extends string>(name: Name, at: Occurrence | undefined) {
  return {
    [`${name}_text`]: at?.text ?? null,
    [`${name}_start`]: at?.start ?? null,
    [`${name}_end`]: at?.end ?? null,
  } as Record<`${Name}_text`, string | null> &
    Record<`${Name}_start` | `${Name}_end`, number | null>;
}

function speaker<Name extends string>(name: Name, who: Speaker | undefined) {
  return {
    [`${name}_name`]: who?.name ?? null,
    [`${name}_kind`]: who?.kind ?? null,
    [`${name}_entity`]: who?.mention ?? null,
    [`${name}_resolved_from`]: who?.resolvedFrom ?? null,
    ...place(name, who),
  } as Record<`${Name}_name` | `${Name}_entity`, string | null> &
    Record<`${Name}_kind`, Speaker['kind'] | null> &
    Record<`${Name}_resolved_from`, NonNullable<Speaker['resolvedFrom']> | null> &
    ReturnType<typeof place<Name>>;
}

/** The licence or rights that came with a capture. */
function rightsOf({ source }: ArchiveRecord): string | null {
  const { license, rights } = source.metadata ?? {};
  return (
    ([license, rights].find((each) => typeof each === 'string' && each !== '') as string) ?? null
  );
}

type Found = Pick<DatasetTables, 'entities' | 'mentions'>;

function ownMentions({ id: capture, mentions }: ArchiveRecord): Found {
  const layer = RECORD_LAYER;
  return {
    entities: mentions.map((each) => ({
      capture,
      layer,
      entity: each.id,
      type: each.type,
      name: each.name,
      same_as: each.sameAs,
      confidence: each.confidence,
      salience: each.salience,
      mention_count: each.occurrences.length,
    })),
    mentions: mentions.flatMap(({ id: entity, type, confidence, occurrences }) =>
      occurrences.map(({ start, end, text }) => ({
        capture,
        layer,
        entity,
        type,
        start,
        end,
        text,
        confidence,
      })),
    ),
  };
}

/** An annotation without an id of its own is an entity of its own, by its number. */
function layerMentions({ capture, layer, annotations }: AnnotationLayer): Found {
  const groups = new Map<string, [LayerAnnotation, ...LayerAnnotation[]]>();
  const mentions = annotations.map((each, index): MentionRow => {
    const entity = each.id ?? `#${index + 1}`;
    const group = groups.get(entity);
    if (group) group.push(each);
    else groups.set(entity, [each]);
    const { type, start, end, text, confidence = null } = each;
    return { capture, layer, entity, type, start, end, text, confidence };
  });
  const entities = [...groups].map(
    ([entity, [first, ...others]]): EntityRow => ({
      capture,
      layer,
      entity,
      type: first.type,
      name: [first, ...others].find(({ name }) => name !== undefined)?.name ?? first.text,
      same_as: [...new Set([first, ...others].flatMap(({ sameAs = [] }) => sameAs))].sort(),
      confidence: first.confidence ?? null,
      salience: null,
      mention_count: 1 + others.length,
    }),
  );
  return { entities, mentions };
}

/** What is written of an article but itself. */
type Parts = Omit<DatasetTables, 'articles'>;

function articleRow(source: RowSource, parts: Parts): ArticleRow {
  const { record, bytes, generation, group, split, annotations, reviews } = source;
  const { article, source: raw, coverage } = record;
  const { datePublished: published, dateModified: modified } = article;
  const known = published?.precision === 'day' || published?.precision === 'second';
  return {
    capture: record.id,
    raw_sha256: hexFromNi(raw.content) ?? '',
    record_sha256: sha256(bytes),
    annotations_sha256: annotations ? sha256(annotations.bytes) : null,
    reviews_sha256: reviews ? sha256(JSON.stringify(reviews)) : null,
    generation,
    pipeline_version: record.pipeline.version,
    split,
    group,
    name: raw.name,
    uri: raw.uri ?? null,
    story: (raw.uri === undefined ? undefined : storyKey(raw.uri)) ?? null,
    media_type: raw.mediaType,
    encoding: raw.encoding,
    raw_bytes: raw.byteLength,
    language: article.language.tag,
    language_confidence: article.language.confidence,
    headline: article.headline ?? null,
    authors: article.bylines.map(({ name }) => name),
    publisher: article.publisher ?? null,
    section: article.section ?? null,
    wire_agency: article.wire?.agency ?? null,
    dateline_place: article.dateline?.place ?? null,
    date_published: published?.value ?? null,
    date_published_precision: published?.precision ?? null,
    date_published_basis: published?.basis ?? null,
    published_day: published && known ? published.value.slice(0, 10) : null,
    date_modified: modified?.value ?? null,
    image: article.image ?? null,
    rights: rightsOf(record),
    text: article.text,
    text_length: [...article.text].length,
    word_count: article.wordCount,
    sentence_count: article.sentenceCount,
    paragraph_count: parts.paragraphs.length,
    entity_count: parts.entities.length,
    quotation_count: parts.quotations.length,
    claim_count: parts.claims.length,
    review_count: parts.reviews.length,
    removal_count: parts.removals.length,
    removed_bytes: record.removed.reduce((sum, each) => sum + each.byteEnd - each.byteStart, 0),
    coverage_mentions: coverage.mentions,
    coverage_quotations: coverage.quotations,
    coverage_claims: coverage.claims,
    coverage_noise: coverage.noise,
  };
}

/** What a person decided of a claim or quotation; what was rejected is to have no row. */
function decisionOf(item: ReviewItem | undefined): 'accepted' | null {
  return item?.decision?.value === 'accepted' ? 'accepted' : null;
}

/** The published review of a claim as a row; none while it is not published. */
function reviewRows(capture: string, claim: string, item: ReviewItem | undefined): ReviewRow[] {
  const review = item?.review;
  if (!isPublic(review) || (review.state !== 'published' && review.state !== 'corrected'))
    return [];
  const { claimReviewed, rating, checker, url, datePublished, dateModified, sources } =
    review.verdict;
  return [
    {
      capture,
      claim,
      state: review.state,
      claim_reviewed: claimReviewed,
      verdict: rating.verdict,
      rating: rating.value ?? null,
      rating_worst: rating.worst ?? null,
      rating_best: rating.best ?? null,
      scale: rating.scale,
      checker_name: checker.name,
      checker_type: checker.type,
      checker_url: checker.url,
      url,
      date_published: datePublished,
      date_modified: dateModified ?? null,
      sources,
    },
  ];
}

/** What a record and people say of quotations and claims. */
function saidParts({
  record,
  reviews,
}: RowSource): Pick<Parts, 'quotations' | 'claims' | 'reviews'> {
  const { id: capture } = record;
  const { quotations, claims } = withoutRejected(record, reviews);
  return {
    quotations: quotations.map(({ subject: each, item }) => ({
      capture,
      quotation: each.id,
      kind: each.kind,
      starts: each.content.map(({ start }) => start),
      ends: each.content.map(({ end }) => end),
      text: each.content.map(({ text }) => text).join(' '),
      confidence: each.confidence,
      decision: decisionOf(item),
      ...speaker('speaker', each.speaker),
      ...place('cue', each.cue),
      ...place('addressee', each.addressee),
    })),
    claims: claims.map(({ subject: each, item }) => ({
      capture,
      claim: each.id,
      start: each.start,
      end: each.end,
      text: each.text,
      check_worthiness: each.checkWorthiness,
      decision: decisionOf(item),
      reasons: each.reasons,
      quotation: each.quotation ?? null,
      ...speaker('claimant', each.claimant),
    })),
    reviews: claims.flatMap(({ subject, item }) => reviewRows(capture, subject.id, item)),
  };
}

/** The bands by which near-duplicates are found. */
function bandRows(record: ArchiveRecord): BandRow[] {
  const shingles = shinglesOf(storyOf(record));
  if (shingles.length === 0) return [];
  return bandHashesOf(signatureOf(shingles)).map((hash, band) => ({
    capture: record.id,
    band,
    hash: hash | 0,
  }));
}

/** Makes the rows of one article, table by table; the cells are in the order of the columns. */
export function rowsOf(source: RowSource): DatasetTables & { articles: [ArticleRow] } {
  const { record, annotations, layered } = source;
  const { id: capture, article } = record;
  const none: Found = { entities: [], mentions: [] };
  const parts: Parts = {
    paragraphs: article.paragraphs.map(({ id, kind, language = null, start, end }) => ({
      capture,
      paragraph: id,
      kind,
      language,
      start,
      end,
    })),
    ...(!layered ? ownMentions(record) : annotations ? layerMentions(annotations.document) : none),
    ...saidParts(source),
    removals: record.removed.map((each) => ({
      capture,
      kind: each.kind,
      rule: each.rule,
      score: each.score,
      reason: each.reason,
      text: each.text ?? null,
      byte_start: each.byteStart,
      byte_end: each.byteEnd,
    })),
    bands: bandRows(record),
  };
  return { articles: [articleRow(source, parts)], ...parts };
}
