/** Makes a record out of an article as bytes that any thread can hand on. */
import { type PipelineInput, writeRecords } from '../../pipeline.ts';
import type { ArchiveRecord } from '../../record/types.generated.ts';
import type { AuthorityNames } from '../../steps/mention/given.ts';
import { type Fault, faultOf } from '../sources/fault.ts';

/** An article to make a record of. */
export type RecordJob = PipelineInput;

/** What is told of a record without reading it. */
export interface RecordFacts {
  readonly id: string;
  readonly source: Pick<ArchiveRecord['source'], 'content' | 'name' | 'mediaType' | 'uri'>;
  readonly headline?: string;
  /** BCP 47. */
  readonly language: string;
  readonly mentions: number;
  readonly quotations: number;
  readonly claims: number;
  readonly removed: ArchiveRecord['removed'];
  readonly models: ArchiveRecord['pipeline']['models'];
}

/** A record as it is stored. */
export interface MadeRecord {
  readonly facts: RecordFacts;
  /** The article's text in UTF-8. */
  readonly text: Uint8Array;
  /** The record as JSON. */
  readonly record: Uint8Array;
}

/** What became of a job; a fault has a `code`. */
export type RecordResult = MadeRecord | Fault;

const encoder = new TextEncoder();

function factsOf({
  id,
  source,
  article,
  mentions,
  quotations,
  claims,
  removed,
  pipeline,
}: ArchiveRecord): RecordFacts {
  const { content, name, mediaType, uri } = source;
  return {
    id,
    source: { content, name, mediaType, ...(uri !== undefined && { uri }) },
    ...(article.headline !== undefined && { headline: article.headline }),
    language: article.language.tag,
    mentions: mentions.length,
    quotations: quotations.length,
    claims: claims.length,
    removed,
    models: pipeline.models,
  };
}

/**
 * Tells of a record what `RecordResult` does.
 *
 * @param json The record as JSON, for those who have it.
 */
export function asMade(
  record: ArchiveRecord,
  json: Uint8Array = encoder.encode(JSON.stringify(record)),
): MadeRecord {
  return {
    facts: factsOf(record),
    text: encoder.encode(record.article.text),
    record: json,
  };
}

/** Does some jobs, better eight or more than one; what stops one of them becomes a fault. */
export function doJobs(
  jobs: readonly RecordJob[],
  authority: AuthorityNames | undefined,
): RecordResult[] {
  return writeRecords(jobs, authority).map((made) =>
    'error' in made ? faultOf(made.error) : asMade(made.record, made.json),
  );
}
