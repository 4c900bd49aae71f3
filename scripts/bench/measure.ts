/** Measures functions side by side: round about, so that whatever slows the machine slows all of them. */

/** Something to measure. */
export interface Candidate {
  name: string;
  /** Does the work once over all inputs. */
  run(): unknown;
  /** How many inputs that is. */
  items: number;
  /** How many bytes that is. */
  bytes: number;
}

/** What was measured of a candidate: medians over the rounds. */
export interface Measured {
  name: string;
  /** Inputs a second of processor time. */
  perSecond: number;
  /** Megabytes (10^6 bytes) a second of processor time. */
  megabytes: number;
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** After so many inputs nearly all code is compiled for speed: the first 60 take five times as long. */
const WARM = 700;

/** The processor time of this process, all its threads, in seconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * Runs every candidate once a round, after so many inputs that its code is warm.
 */
export async function measure(
  candidates: readonly Candidate[],
  rounds: number,
): Promise<Measured[]> {
  const seconds = candidates.map((): number[] => []);
  for (const { run, items } of candidates) {
    for (let done = 0; done < WARM; done += items) await run();
  }
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of candidates.entries()) {
      const start = processorTime();
      await run();
      seconds[index]!.push(processorTime() - start);
    }
  }
  return candidates.map(({ name, items, bytes }, index) => {
    const each = median(seconds[index]!);
    return { name, perSecond: items / each, megabytes: bytes / each / 1e6 };
  });
}
