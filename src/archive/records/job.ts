/** Makes a record out of an article as bytes that any thread can hand on. */
import { type PipelineInput, writeRecords } from '../../pipeline.ts';
import { factsOf as lookedUpOf, packFacts } from '../../record/facts.ts';
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
  /** What is looked up of it (see `packFacts`), where that was asked for. */
  readonly looked?: Uint8Array;
}

/** How jobs are done. */
export interface JobOptions {
  /** Names that the user vouches for. Default: none. */
  readonly authority?: AuthorityNames | undefined;
  /** Whether to make what is looked up of each record too. Default: false. */
  readonly looked?: boolean | undefined;
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
  { authority, looked }: JobOptions,
): RecordResult[] {
  return writeRecords(jobs, authority).map((made) => {
    if ('error' in made) return faultOf(made.error);
    const { record, json } = made;
    return {
      ...asMade(record, json),
      ...(looked && { looked: packFacts(lookedUpOf(record)) }),
    };
  });
}
