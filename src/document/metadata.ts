/** Reads the metadata that comes with a capture. */
import type { GivenMetadata } from './data.ts';
import { RefusalError } from './refusal.ts';

const TEXTS = ['uri', 'datePublished', 'dateModified', 'publisher', 'language'] as const;

function isTexts(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  );
}

/**
 * Checks the fields that the pipeline understands; all others stay as they are. A `null` says the
 * same as nothing and is left out.
 *
 * @throws RefusalError `metadata` naming the field and what it must be.
 */
export function readMetadata(fields: Record<string, unknown>): GivenMetadata {
  const metadata = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  for (const name of TEXTS) {
    if (metadata[name] !== undefined && typeof metadata[name] !== 'string') {
      throw new RefusalError(
        'metadata',
        `The field "${name}" must be text, not ${JSON.stringify(metadata[name])}.`,
      );
    }
  }
  if (metadata.author !== undefined && !isTexts(metadata.author)) {
    throw new RefusalError(
      'metadata',
      `The field "author" must be text or a list of texts, not ${JSON.stringify(metadata.author)}.`,
    );
  }
  return metadata as GivenMetadata;
}
