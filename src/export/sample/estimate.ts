/**
 * Shares with 95% intervals from a stratified sample of articles, of which each has several items.
 *
 * The share is a combined ratio estimate; its variance comes from the differences between articles of a stratum
 * (items of one article are alike, so counting them as independent would promise too much), with the finite
 * population correction. The interval is Wilson's, at the number of independent items that would have this
 * variance.
 *
 * @see https://doi.org/10.2307/2276774 Wilson 1927
 * @see Cochran, Sampling Techniques, 3rd edition, 6.11 (combined ratio), 5A (stratified variance)
 */

/** One article: how many of its items have what is asked for. */
export interface Cluster {
  readonly hits: number;
  readonly items: number;
}

/** The coded articles of a stratum. */
export interface CodedStratum {
  /** How many articles the stratum has, coded or not. */
  readonly size: number;
  readonly clusters: readonly Cluster[];
}

/** A share from 0 to 1 with its interval. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** How many items it rests on. */
  readonly items: number;
  /** How many independent items would be as telling. */
  readonly effectiveItems: number;
}

/** The two-sided 95% point of the normal distribution. */
const Z = 1.959964;

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Wilson's interval for a share `p` of `n` independent items; `n` may be a fraction. */
export function wilson(p: number, n: number): { low: number; high: number } {
  const z2 = Z * Z;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Estimates a share; undefined when nothing was coded that could have it. */
export function estimateShare(strata: readonly CodedStratum[]): Estimate | undefined {
  const coded = strata.filter(({ clusters }) => clusters.length > 0);
  const weighted = coded.map(({ size, clusters }) => ({
    size,
    clusters,
    weight: size / clusters.length,
  }));
  const total = (of: (cluster: Cluster) => number): number =>
    sum(weighted.map(({ weight, clusters }) => weight * sum(clusters.map(of))));
  const items = sum(coded.map(({ clusters }) => sum(clusters.map((each) => each.items))));
  const base = total((each) => each.items);
  if (items === 0) return undefined;
  const p = total((each) => each.hits) / base;
  let variance = 0;
  for (const { size, clusters } of weighted) {
    const n = clusters.length;
    if (n < 2 || n >= size) continue;
    const rests = clusters.map((each) => each.hits - p * each.items);
    const mean = sum(rests) / n;
    const spread = sum(rests.map((rest) => (rest - mean) ** 2)) / (n - 1);
    variance += ((size * size * (1 - n / size)) / n) * spread;
  }
  variance /= base * base;
  const effective = variance > 0 ? Math.min(items, (p * (1 - p)) / variance) : items;
  const n = Math.max(1, effective);
  const { low, high } = wilson(p, n);
  return {
    estimate: rounded(p),
    low: rounded(low),
    high: rounded(high),
    items,
    effectiveItems: Math.round(n * 10) / 10,
  };
}
