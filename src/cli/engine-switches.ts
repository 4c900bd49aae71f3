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

/**
 * Records that threads made come as bytes, which the engine counts as grown memory however soon they go: a thread that
 * has little else in memory has all of it looked through some times a second. With these it waits till more has come.
 */
const THREAD_SWITCHES = [
  '--incremental-marking-soft-trigger=100',
  '--incremental-marking-hard-trigger=100',
];

/** The switches of this release; one that was not tried with them has none, since it would complain of any it lacks. */
function ofRelease(): readonly string[] | undefined {
  const [major = ''] = process.versions.node.split('.');
  return SWITCHES[major];
}

/** Sets the switches for any batch. */
export function setEngineSwitches(): void {
  for (const each of ofRelease() ?? []) setFlagsFromString(each);
}

/** Sets those that are good for a batch once threads make its records. */
export function setThreadSwitches(): void {
  if (ofRelease()) for (const each of THREAD_SWITCHES) setFlagsFromString(each);
}
