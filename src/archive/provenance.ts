/** The provenance of a batch: PROV-O with PREMIS event types. */
import type { Provenance } from '../record/types.generated.ts';
import type { BatchSummary, JsonLd } from '../store/index.ts';
import { VERSION } from '../version.ts';

/** What a provenance statement tells besides the batch itself. */
export interface IngestFacts {
  /** When it was done: ISO 8601 in UTC. */
  now: string;
  /** The data files that shaped the records. */
  models: { name: string; sha256: string }[];
  /** How many inputs there were. */
  inputs: number;
  /** How many of them were in the archive already. */
  known: number;
  /** How many of them were refused. */
  refused: number;
}

const EVENT = 'http://id.loc.gov/vocabulary/preservation/eventType/';

/**
 * Describes how a batch came to be.
 *
 * @see https://www.w3.org/TR/prov-o/
 * @see https://id.loc.gov/vocabulary/preservation/eventType.html
 */
export function provenanceOf(batch: BatchSummary, facts: IngestFacts): Provenance & JsonLd {
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
      'premis:eventType': [
        { '@id': `${EVENT}ing` },
        { '@id': `${EVENT}nor` },
        { '@id': `${EVENT}val` },
      ],
      startedAtTime: facts.now,
      wasAssociatedWith: {
        '@type': 'SoftwareAgent',
        'schema:name': 'kliping',
        'schema:softwareVersion': VERSION,
      },
      'kliping:models': facts.models,
      'premis:outcome': {
        'kliping:inputs': facts.inputs,
        'kliping:archived': batch.captures,
        'kliping:alreadyArchived': facts.known,
        'kliping:refused': facts.refused,
      },
    },
    hadMember: batch.files.map(({ file, bytes, sha512 }) => ({
      '@id': `${batch.object}/${file}`,
      '@type': ['Entity', 'premis:File'],
      'premis:size': bytes,
      'kliping:sha512': sha512,
    })),
  };
}
