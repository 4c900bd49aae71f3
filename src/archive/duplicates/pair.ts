/** What two captures share, as it is stored. */
import type { ArchiveRecord, CapturePair } from '../../record/types.generated.ts';
import { pairErrors } from '../../record/validate.ts';
import { compareStories, labelOf } from './compare.ts';

/** How stories are compared. Another way of making shingles, or other thresholds, is another method. */
export const METHOD = 'shingles-4/1';

/** One story of a pair. */
export interface Story {
  /** The capture's id. */
  readonly capture: string;
  /** The generation of its record, and the SHA-256 of the text that has. */
  readonly text: { readonly generation: number; readonly sha256: string };
  /** The agency that it names. */
  readonly agency?: string;
  /** At least one, in ascending order. */
  readonly shingles: Uint32Array;
}

/** The agency that an article names as its source. */
export function agencyOf({ article }: ArchiveRecord): string | undefined {
  return article.wire?.agency ?? article.dateline?.agency;
}

/** Compares two stories of different captures, in any order. */
export function pairOf(a: Story, b: Story): CapturePair {
  const [one, other] = a.capture < b.capture ? [a, b] : [b, a];
  const shared = compareStories(one.shingles, other.shingles);
  const compared = ({ capture, text, agency }: Story): CapturePair['captures'][number] => ({
    capture,
    text: { generation: text.generation, sha256: text.sha256 },
    ...(agency !== undefined && { agency }),
  });
  return {
    schema: 'https://w3id.org/kliping/duplicates/1',
    method: METHOD,
    captures: [compared(one), compared(other)],
    label: labelOf(shared),
    ...shared,
    ...(one.agency !== undefined && one.agency === other.agency && { agency: one.agency }),
  };
}

/**
 * Checks a pair without the texts: its schema, and whose it is.
 *
 * @param about The ids of its captures, as the headers of its record have them.
 * @returns What is wrong, each with its place; empty when all is well.
 */
export function pairProblems(value: unknown, about: readonly (string | undefined)[]): string[] {
  const errors = pairErrors(value);
  if (errors.length > 0) return errors.map(({ path, message }) => `${path || '/'} ${message}`);
  return (value as CapturePair).captures.flatMap(({ capture }, index) =>
    capture === about[index]
      ? []
      : [`/captures/${index}/capture is ${capture}, not ${about[index] ?? 'named'}`],
  );
}
