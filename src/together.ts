/** Runs some files through the same steps at a time. */
import type { Processor } from 'unified';
import type { Node } from 'unist';
import type { VFile } from 'vfile';
import { parseFile } from './steps/parse/index.ts';

/** A file on its way through the steps. */
export interface Run {
  readonly file: VFile;
  /** Each step behind the parser as a frozen processor of its own. */
  readonly steps: readonly Processor[];
}

/** What a step threw. */
export interface Failure {
  readonly error: unknown;
}

/**
 * Takes all files through one step before the next, so that the code of a step stays in the processor's
 * cache. A file whose step throws is left as it is then; the others go on.
 *
 * @param runs files, all with the same number of steps
 * @returns why a file did not come through; undefined where it did
 */
export function runTogether(runs: readonly Run[]): (Failure | undefined)[] {
  const failures: (Failure | undefined)[] = runs.map(() => undefined);
  const trees: Node[] = [];
  const forEach = (act: (run: Run, at: number) => Node): void => {
    for (const [at, run] of runs.entries()) {
      if (failures[at]) continue;
      try {
        trees[at] = act(run, at);
      } catch (error) {
        failures[at] = { error };
      }
    }
  };
  forEach(({ file }) => parseFile(file));
  const count = runs[0]?.steps.length ?? 0;
  for (let step = 0; step < count; step++) {
    forEach(({ file, steps }, at) => steps[step]!.runSync(trees[at]!, file));
  }
  return failures;
}
