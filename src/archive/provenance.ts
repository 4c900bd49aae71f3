/** The provenance of a batch: PROV-O with PREMIS event types. */
import type { Annotator, BatchActivity, Provenance } from '../record/types.generated.ts';
import type { BatchFiles, JsonLd } from '../store/index.ts';
import { VERSION } from '../version.ts';

/** What a provenance statement tells besides the batch itself. */
export interface BatchFacts {
  /** What was done, in event types of the Library of Congress (the last part of their addresses). */
  events: readonly string[];
  /** When it was done: ISO 8601 in UTC. */
  now: string;
  /** The data files that shaped the records. */
  models: { name: string; sha256: string }[];
  /** What was asked of the pipeline. Default: not told. */
  configuration?: object;
  /** The layer of annotations, and what made them, or of what people decided. Default: records were made. */
  annotated?: { layer: string; annotator?: Annotator };
  /** The ids of the objects whose captures were read. Default: not told. */
  used?: readonly string[];
  /** What came of it, in numbers. */
  outcome: BatchActivity['premis:outcome'];
}

/** The event types of an ingest: ingestion, normalization, validation. */
export const INGEST_EVENTS = ['ing', 'nor', 'val'];
/** The event types of a run over what is stored: creation, normalization, validation. */
export const REPROCESS_EVENTS = ['cre', 'nor', 'val'];
/** The event types of a rebuilding: recovery, validation. */
export const SALVAGE_EVENTS = ['rec', 'val'];
/** The event types of comparing stories: creation, validation. */
export const DUPLICATES_EVENTS = ['cre', 'val'];
/** The event types of taking in annotations: creation, validation. */
export const ANNOTATE_EVENTS = ['cre', 'val'];

/** The event types of taking in what people decided: creation, validation. */
export const REVIEW_EVENTS = ['cre', 'val'];

const AGENT = {
  '@type': 'SoftwareAgent',
  'schema:name': 'kliping',
  'schema:softwareVersion': VERSION,
} as const;

const EVENT = 'http://id.loc.gov/vocabulary/preservation/eventType/';

/**
 * Describes how a batch came to be.
 *
 * @see https://www.w3.org/TR/prov-o/
 * @see https://id.loc.gov/vocabulary/preservation/eventType.html
 */
export function provenanceOf(batch: BatchFiles, facts: BatchFacts): Provenance & JsonLd {
  const { events, now, models, configuration, annotated, used, outcome } = facts;
  return {
    '@context': {
      '@vocab': 'http://www.w3.org/ns/prov#',
      premis: 'http://www.loc.gov/premis/rdf/v3/',
      schema: 'http://schema.org/',
      kliping: 'https://w3id.org/kliping/terms#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      startedAtTime: { '@type': 'xsd:dateTime' },
    },
    '@id': batch.object,
    '@type': ['Collection', 'premis:Representation'],
    wasGeneratedBy: {
      '@type': ['Activity', 'premis:Event'],
      'premis:eventType': events.map((event) => ({ '@id': EVENT + event })),
      startedAtTime: now,
      wasAssociatedWith: AGENT,
      'kliping:models': models,
      ...(configuration && { 'kliping:configuration': { ...configuration } }),
      ...(annotated && {
        'kliping:layer': annotated.layer,
        ...(annotated.annotator && { 'kliping:annotator': annotated.annotator }),
      }),
      ...(used && { used: used.map((object) => ({ '@id': object })) }),
      'premis:outcome': outcome,
    },
    hadMember: membersOf(batch),
  };
}

function membersOf({ object, files }: BatchFiles): Provenance['hadMember'] {
  return files.map(({ file, bytes, sha512 }) => ({
    '@id': `${object}/${file}`,
    '@type': ['Entity', 'premis:File'],
    'premis:size': bytes,
    'kliping:sha512': sha512,
  }));
}

/**
 * Describes how a batch came to be of which something was erased: as before, and the erasure.
 *
 * @param before its provenance until now
 * @param erased how many captures, or things made of them, were erased
 */
export function provenanceAfterErasure(
  before: JsonLd,
  batch: BatchFiles,
  { now, reason, erased }: { now: string; reason: string; erased: number },
): JsonLd {
  const earlier = [before['kliping:erasures'] ?? []].flat();
  const erasure = {
    '@type': ['Activity', 'premis:Event'],
    'premis:eventType': [{ '@id': `${EVENT}del` }],
    startedAtTime: now,
    wasAssociatedWith: AGENT,
    'premis:outcome': { 'kliping:erased': erased, 'kliping:reason': reason },
  };
  return {
    ...before,
    '@id': batch.object,
    'kliping:erasures': [...earlier, erasure],
    hadMember: membersOf(batch),
  };
}
