/** Switches of the engine that a batch is quicker with, by the release of Node that knows them. */
import { setFlagsFromString } from 'node:v8';

/** What is compiled for speed has fewer functions copied into it, so that compiling takes less time. */
const SHORTER = '--max-inlined-bytecode-size-cumulative=200';
/**
 * Some thousand functions are compiled for speed before a batch runs at full speed, in each thread. With Node
 * 20 and 24 that is done later, when the engine has seen more of what comes, and need be done again less
 * often. `docs/performance.md` has what it brings.
 */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  20: [SHORTER, '--interrupt-budget=350000'],
  22: [SHORTER],
  24: [SHORTER, '--invocation-count-for-turbofan=15000'],
};

/** Sets them; a release that was not tried with them keeps its own, since it would complain of any it lacks. */
export function setEngineSwitches(): void {
  const [major = ''] = process.versions.node.split('.');
  for (const each of SWITCHES[major] ?? []) setFlagsFromString(each);
}
