// Word clusters: classes of words that stand beside the same classes (exchange algorithm of Kneser and
// Ney 1993 for the likelihood of class bigrams).

/** So rare a word gets no class. */
const LEAST = 3;

/**
 * Sorts the words of a text into classes.
 *
 * @param sentences Sentences of lower-cased words.
 * @param classes How many classes.
 * @returns The class of each word that is frequent enough, from 1 to `classes`.
 */
export function clusterWords(
  sentences: readonly (readonly string[])[],
  classes: number,
  rounds = 4,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  const vocabulary = [...counts]
    .filter(([, count]) => count >= LEAST)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word]) => word);
  const ids = new Map(vocabulary.map((word, index) => [word, index + 1]));
  const size = vocabulary.length + 1;
  // Word 0 is the edge of a sentence and every rare word; it keeps class 0.
  const right = new Map<number, number>();
  for (const sentence of sentences) {
    let before = 0;
    for (const word of [...sentence, '']) {
      const id = ids.get(word) ?? 0;
      const key = before * size + id;
      right.set(key, (right.get(key) ?? 0) + 1);
      before = id;
    }
  }
  const successors: [number, number][][] = Array.from({ length: size }, () => []);
  const predecessors: [number, number][][] = Array.from({ length: size }, () => []);
  for (const [key, count] of right) {
    const from = Math.floor(key / size);
    const to = key % size;
    if (from !== to || from === 0) {
      successors[from]!.push([to, count]);
      predecessors[to]!.push([from, count]);
    }
  }
  const all = classes + 1;
  const classOf = new Int32Array(size);
  for (let id = 1; id < size; id++) classOf[id] = 1 + ((id - 1) % classes);
  const bigrams = new Float64Array(all * all);
  const left = new Float64Array(all);
  const total = new Float64Array(all);
  for (let id = 0; id < size; id++)
    for (const [to, count] of successors[id]!) {
      bigrams[classOf[id]! * all + classOf[to]!]! += count;
      left[classOf[id]!]! += count;
      total[classOf[to]!]! += count;
    }
  const logs = new Float64Array(1 << 20);
  for (let n = 2; n < logs.length; n++) logs[n] = n * Math.log(n);
  const xlogx = (n: number): number => (n < logs.length ? logs[n]! : n * Math.log(n));
  const outward = new Float64Array(all);
  const inward = new Float64Array(all);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let id = 1; id < size; id++) {
      const touchedOut: number[] = [];
      const touchedIn: number[] = [];
      let outSum = 0;
      let inSum = 0;
      for (const [to, count] of successors[id]!) {
        const c = classOf[to]!;
        if (outward[c] === 0) touchedOut.push(c);
        outward[c]! += count;
        outSum += count;
      }
      for (const [from, count] of predecessors[id]!) {
        const c = classOf[from]!;
        if (inward[c] === 0) touchedIn.push(c);
        inward[c]! += count;
        inSum += count;
      }
      const old = classOf[id]!;
      const apply = (to: number, sign: number): void => {
        for (const c of touchedOut) bigrams[to * all + c]! += sign * outward[c]!;
        for (const c of touchedIn) bigrams[c * all + to]! += sign * inward[c]!;
        left[to]! += sign * outSum;
        total[to]! += sign * inSum;
      };
      apply(old, -1);
      let best = old;
      let bestGain = Number.NEGATIVE_INFINITY;
      for (let to = 1; to < all; to++) {
        let gain = 0;
        for (const c of touchedOut) {
          const n = bigrams[to * all + c]!;
          gain += xlogx(n + outward[c]!) - xlogx(n);
        }
        for (const c of touchedIn) {
          const n = bigrams[c * all + to]!;
          gain += xlogx(n + inward[c]!) - xlogx(n);
        }
        gain -= xlogx(left[to]! + outSum) - xlogx(left[to]!);
        gain -= xlogx(total[to]! + inSum) - xlogx(total[to]!);
        if (gain > bestGain + 1e-9) {
          bestGain = gain;
          best = to;
        }
      }
      apply(best, 1);
      classOf[id] = best;
      if (best !== old) moved++;
      for (const c of touchedOut) outward[c] = 0;
      for (const c of touchedIn) inward[c] = 0;
    }
    if (moved < size / 200) break;
  }
  return new Map(vocabulary.map((word, index) => [word, classOf[index + 1]!]));
}
