/** Rating scales that verdicts are on. */
import { RefusalError } from '../../document/refusal.ts';

/** A scale with names for its steps. */
export interface Scale {
  readonly name: string;
  /** The number of each verdict, by the verdict's words. */
  readonly verdicts: ReadonlyMap<string, number>;
  readonly worst: number;
  readonly best: number;
}

/** The scale of Google's documentation of fact checks. */
export const FIVE_STEPS: Scale = scaleOf('five-steps', [
  ['False', 1],
  ['Mostly false', 2],
  ['Half true', 3],
  ['Mostly true', 4],
  ['True', 5],
]);

function scaleOf(name: string, verdicts: readonly (readonly [string, number])[]): Scale {
  const numbers = verdicts.map(([, number]) => number);
  return {
    name,
    verdicts: new Map(verdicts),
    worst: Math.min(...numbers),
    best: Math.max(...numbers),
  };
}

/**
 * Reads a file of scales: JSON such as `{"cek-fakta": {"Salah": 1, "Sebagian benar": 2, "Benar": 3}}`,
 * the verdicts of each scale with their numbers.
 *
 * @throws RefusalError `line` when it is none.
 */
export function parseScales(text: string): Map<string, Scale> {
  const scales = new Map([[FIVE_STEPS.name, FIVE_STEPS]]);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new RefusalError('line', `The file of scales is no JSON: ${(error as Error).message}.`);
  }
  const isObject = (each: unknown): each is Record<string, unknown> =>
    typeof each === 'object' && each !== null && !Array.isArray(each);
  if (!isObject(value)) {
    throw new RefusalError('line', 'Scales are a JSON object, such as {"cek": {"Salah": 1}}.');
  }
  for (const [name, verdicts] of Object.entries(value)) {
    const entries = isObject(verdicts) ? Object.entries(verdicts) : [];
    const numbers = entries.map(([, number]) => number);
    if (
      name.trim() === '' ||
      entries.length < 2 ||
      !numbers.every((number) => Number.isFinite(number)) ||
      new Set(numbers).size < 2
    ) {
      throw new RefusalError(
        'line',
        `The scale ${JSON.stringify(name)} must name at least two verdicts with different numbers, such as {"Salah": 1, "Benar": 5}.`,
      );
    }
    scales.set(name, scaleOf(name, entries as [string, number][]));
  }
  return scales;
}
