/** Makes a record out of an article as bytes that any thread can hand on. */
import type { Given } from '../../document/data.ts';
import { makeUnchecked, type PipelineOptions } from '../../pipeline.ts';
import { soundRecordId } from '../../record/sound.ts';
import type { ArchiveRecord } from '../../record/types.generated.ts';
import type { AuthorityNames } from '../../steps/mention/given.ts';
import { type Fault, faultOf } from '../sources/fault.ts';

/** An article to make a record of. */
export interface RecordJob {
  readonly raw: Uint8Array;
  readonly given: Given;
  /** What is asked of the pipeline. */
  readonly options: PipelineOptions;
}

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

/** Tells of a record what `RecordResult` does. */
export function asMade(record: ArchiveRecord): MadeRecord {
  return {
    facts: factsOf(record),
    text: encoder.encode(record.article.text),
    record: encoder.encode(JSON.stringify(record)),
  };
}

/** Validates a record whose JSON does not tell by itself that it is whole. */
async function validated(record: ArchiveRecord, made: MadeRecord): Promise<RecordResult> {
  // So few need it that its code, which is long, waits for them.
  const { assertValid } = await import('../../record/assert-valid.ts');
  try {
    assertValid(record);
    return made;
  } catch (error) {
    return faultOf(error);
  }
}

/** Does a job, at once for nearly all; what stops it becomes a fault. */
export function doJob(
  { raw, given, options }: RecordJob,
  authority: AuthorityNames | undefined,
): RecordResult | Promise<RecordResult> {
  try {
    const record = makeUnchecked(raw, given, options, authority);
    const made = asMade(record);
    return soundRecordId(made.record) === record.id ? made : validated(record, made);
  } catch (error) {
    return faultOf(error);
  }
}
