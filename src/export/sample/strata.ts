/** Draws a stratified sample of articles that is the same for the same archive and seed. */
import { createHash } from 'node:crypto';

/** An article to draw from. */
export interface Drawable {
  readonly id: string;
  /** What it is sorted into strata by, such as `id · Koran Pagi`. */
  readonly stratum: string;
}

/** A stratum with what was drawn of it. */
export interface Stratum {
  readonly name: string;
  /** How many articles it has. */
  readonly size: number;
  /** The ids of those drawn. */
  readonly drawn: readonly string[];
}

/** Where strata that are too small to be drawn from go, together. */
export const OTHERS = '(others)';

/** A number for an article that nobody can foresee without the seed. */
function rankOf(seed: string, id: string): string {
  return createHash('sha256').update(`${seed} ${id}`).digest('hex');
}

/** Shares out a number in proportion to sizes: whole parts first, then the largest remainders. */
function share(total: number, sizes: readonly number[]): number[] {
  const sum = sizes.reduce((a, b) => a + b, 0);
  // Each gets one, or nothing could be said of it.
  const parts = sizes.map((size) => Math.min(size, Math.max(1, Math.floor((total * size) / sum))));
  const order = sizes
    .map((size, index) => ({ index, rest: (total * size) % sum }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = total - parts.reduce((a, b) => a + b, 0);
  while (left > 0) {
    const before = left;
    for (const { index } of order) {
      if (left === 0 || parts[index]! >= sizes[index]!) continue;
      parts[index]!++;
      left--;
    }
    if (left === before) break;
  }
  // The one that small strata get beyond their share is taken from the largest.
  for (; left < 0; left++) {
    const largest = Math.max(...parts);
    if (largest === 1) break;
    parts[parts.indexOf(largest)]!--;
  }
  return parts;
}

/**
 * Draws a sample of about `size` articles, from each stratum in proportion to its articles and at least
 * one. Where there are more strata than half of the size, the smallest become one.
 */
export function drawSample(articles: Iterable<Drawable>, size: number, seed: string): Stratum[] {
  const strata = new Map<string, string[]>();
  for (const { id, stratum } of articles) {
    const known = strata.get(stratum);
    if (known) known.push(id);
    else strata.set(stratum, [id]);
  }
  const bySize = [...strata].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  const most = Math.max(1, Math.floor(size / 2));
  const kept = bySize.length > most ? bySize.slice(0, most - 1) : bySize;
  const rest = bySize.slice(kept.length).flatMap(([, ids]) => ids);
  if (rest.length > 0) kept.push([OTHERS, rest]);
  const parts = share(
    size,
    kept.map(([, ids]) => ids.length),
  );
  return kept.map(([name, ids], index) => ({
    name,
    size: ids.length,
    drawn: ids
      .map((id) => [rankOf(seed, id), id] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, parts[index])
      .map(([, id]) => id),
  }));
}
