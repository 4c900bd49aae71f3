// Trains a linear-chain conditional random field with AdaGrad; labels may be known in part.
import { LABELS } from '../../src/steps/mention/tag/tables.ts';
import { GAPS } from '../../src/steps/mention/tag/view.ts';
import type { Instance } from './instances.ts';
import { random } from './sets.ts';

/** The weights of a model. */
export interface Weights {
  /** `LABELS` a feature. */
  features: Float32Array;
  /** By gap, label before, label. */
  transitions: Float32Array;
}

export interface TrainOptions {
  epochs: number;
  rate: number;
  decay: number;
  initial: number;
}

/** Whether a label may follow another. */
function mayFollow(before: number, label: number): boolean {
  if (label === 0 || label % 2 === 1) return true;
  return before === label || before === label - 1;
}

const NONE = -1e9;

const MOST = 4096;

class Lattice {
  readonly scores = new Float64Array(MOST * LABELS);
  readonly forward = new Float64Array(MOST * LABELS);
  readonly backward = new Float64Array(MOST * LABELS);
}

/** Fills forward and backward sums of all paths that are allowed; returns the logarithm of the sum. */
function sumPaths(
  lattice: Lattice,
  { gaps }: Instance,
  length: number,
  allowed: Uint8Array | undefined,
  transitions: Float32Array,
): number {
  const { scores, forward, backward } = lattice;
  const free = (at: number, label: number): boolean =>
    allowed === undefined || (allowed[at]! & (1 << label)) !== 0;
  for (let label = 0; label < LABELS; label++) {
    const ok = mayFollow(0, label) && free(0, label);
    forward[label] = ok ? scores[label]! + transitions[gaps[0]! * 49 + label]! : NONE;
  }
  for (let at = 1; at < length; at++) {
    const gap = gaps[at]! * 49;
    for (let label = 0; label < LABELS; label++) {
      const to = at * LABELS + label;
      if (!free(at, label)) {
        forward[to] = NONE;
        continue;
      }
      let most = NONE;
      for (let before = 0; before < LABELS; before++) {
        if (!mayFollow(before, label)) continue;
        const value =
          forward[to - label - LABELS + before]! + transitions[gap + before * 7 + label]!;
        if (value > most) most = value;
      }
      let sum = 0;
      if (most > NONE)
        for (let before = 0; before < LABELS; before++) {
          if (!mayFollow(before, label)) continue;
          sum += Math.exp(
            forward[to - label - LABELS + before]! + transitions[gap + before * 7 + label]! - most,
          );
        }
      forward[to] = most > NONE ? most + Math.log(sum) + scores[to]! : NONE;
    }
  }
  const end = (length - 1) * LABELS;
  for (let label = 0; label < LABELS; label++) backward[end + label] = 0;
  for (let at = length - 2; at >= 0; at--) {
    const gap = gaps[at + 1]! * 49;
    for (let label = 0; label < LABELS; label++) {
      let most = NONE;
      const next = (at + 1) * LABELS;
      for (let after = 0; after < LABELS; after++) {
        if (!mayFollow(label, after) || !free(at + 1, after)) continue;
        const value =
          backward[next + after]! + scores[next + after]! + transitions[gap + label * 7 + after]!;
        if (value > most) most = value;
      }
      let sum = 0;
      if (most > NONE)
        for (let after = 0; after < LABELS; after++) {
          if (!mayFollow(label, after) || !free(at + 1, after)) continue;
          sum += Math.exp(
            backward[next + after]! +
              scores[next + after]! +
              transitions[gap + label * 7 + after]! -
              most,
          );
        }
      backward[at * LABELS + label] = most > NONE ? most + Math.log(sum) : NONE;
    }
  }
  let most = NONE;
  for (let label = 0; label < LABELS; label++) most = Math.max(most, forward[end + label]!);
  let sum = 0;
  for (let label = 0; label < LABELS; label++) sum += Math.exp(forward[end + label]! - most);
  return most + Math.log(sum);
}

/** The score of the only path that is allowed. */
function pathScore(
  { scores }: Lattice,
  { gaps, allowed }: Instance,
  length: number,
  transitions: Float32Array,
): number {
  let sum = 0;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const label = 31 - Math.clz32(allowed[at]!);
    sum += scores[at * LABELS + label]! + transitions[gaps[at]! * 49 + before * 7 + label]!;
    before = label;
  }
  return sum;
}

/** Trains; deterministic. */
export function trainCrf(
  instances: readonly Instance[],
  featureCount: number,
  { epochs, rate, decay, initial }: TrainOptions,
  log: (text: string) => void,
): Weights {
  const weights = new Float32Array(featureCount * LABELS);
  const squares = new Float32Array(featureCount * LABELS).fill(initial);
  const transitions = new Float32Array(GAPS * 49);
  const transitionSquares = new Float32Array(GAPS * 49).fill(1);
  const free = new Lattice();
  const bound = new Lattice();
  const order = Int32Array.from(instances, (_instance, index) => index);
  const next = random(7);
  const gradient = new Float64Array(LABELS);
  const edge = new Float64Array(GAPS * 49);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1));
      const held = order[at]!;
      order[at] = order[other]!;
      order[other] = held;
    }
    let loss = 0;
    const step = rate / (1 + 0.3 * epoch);
    for (const index of order) {
      const instance = instances[index]!;
      const { features, offsets, allowed, gaps } = instance;
      const length = Math.min(allowed.length, MOST);
      const { scores } = free;
      for (let at = 0; at < length; at++) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        let s4 = 0;
        let s5 = 0;
        let s6 = 0;
        for (let each = offsets[at]!; each < offsets[at + 1]!; each++) {
          const row = features[each]! * LABELS;
          s0 += weights[row]!;
          s1 += weights[row + 1]!;
          s2 += weights[row + 2]!;
          s3 += weights[row + 3]!;
          s4 += weights[row + 4]!;
          s5 += weights[row + 5]!;
          s6 += weights[row + 6]!;
        }
        scores[at * 7] = s0;
        scores[at * 7 + 1] = s1;
        scores[at * 7 + 2] = s2;
        scores[at * 7 + 3] = s3;
        scores[at * 7 + 4] = s4;
        scores[at * 7 + 5] = s5;
        scores[at * 7 + 6] = s6;
      }
      const all = sumPaths(free, instance, length, undefined, transitions);
      const partial = allowed.some((bits) => (bits & (bits - 1)) !== 0);
      if (partial) bound.scores.set(scores.subarray(0, length * LABELS));
      const right = partial
        ? sumPaths(bound, instance, length, allowed, transitions)
        : pathScore(free, instance, length, transitions);
      loss += all - right;
      if (all - right < 0.01) continue;
      for (let at = 0; at < length; at++) {
        let most = 0;
        for (let label = 0; label < LABELS; label++) {
          const to = at * LABELS + label;
          const model = Math.exp(free.forward[to]! + free.backward[to]! - all);
          let gold = 0;
          if ((allowed[at]! & (1 << label)) !== 0)
            gold = partial ? Math.exp(bound.forward[to]! + bound.backward[to]! - right) : 1;
          gradient[label] = model - gold;
          most = Math.max(most, Math.abs(model - gold));
        }
        if (most > 0.005) {
          for (let each = offsets[at]!; each < offsets[at + 1]!; each++) {
            const row = features[each]! * LABELS;
            for (let label = 0; label < LABELS; label++) {
              const weight = weights[row + label]!;
              const g = gradient[label]! + decay * weight;
              const square = squares[row + label]! + g * g;
              squares[row + label] = square;
              weights[row + label] = weight - (step * g) / Math.sqrt(square);
            }
          }
        }
        const gap = gaps[at]! * 49;
        for (let before = 0; before < LABELS; before++) {
          if (at === 0 && before !== 0) break;
          for (let label = 0; label < LABELS; label++) {
            if (!mayFollow(before, label)) continue;
            const key = gap + before * 7 + label;
            const to = at * LABELS + label;
            const from = at === 0 ? 0 : free.forward[to - label - LABELS + before]!;
            const boundFrom = at === 0 ? 0 : bound.forward[to - label - LABELS + before]!;
            const model = Math.exp(
              from + transitions[key]! + free.scores[to]! + free.backward[to]! - all,
            );
            let gold = 0;
            if ((allowed[at]! & (1 << label)) !== 0) {
              if (!partial) gold = at === 0 || (allowed[at - 1]! & (1 << before)) !== 0 ? 1 : 0;
              else
                gold = Math.exp(
                  boundFrom + transitions[key]! + bound.scores[to]! + bound.backward[to]! - right,
                );
            }
            edge[key]! += model - gold;
          }
        }
      }
      // Transitions are updated once an instance, when all sums are known.
      for (let at = 0; at < length; at++) {
        const gap = gaps[at]! * 49;
        for (let key = gap; key < gap + 49; key++) {
          const g = edge[key]!;
          if (g === 0) continue;
          edge[key] = 0;
          transitionSquares[key]! += g * g;
          transitions[key]! -= (step * g) / Math.sqrt(transitionSquares[key]!);
        }
      }
    }
    log(`epoch ${epoch + 1} loss ${(loss / instances.length).toFixed(4)}`);
  }
  return { features: weights, transitions };
}
