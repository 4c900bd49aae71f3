/** Switches of the engine that a batch is quicker with, by the release of Node that knows them. */
import { setFlagsFromString } from 'node:v8';

/** What is compiled for speed has fewer functions copied into it, so that compiling takes less time. */
const SHORTER = '--max-inlined-bytecode-size-cumulative=200';
/**
 * Eight articles go through a step of the pipeline together, so that what is made of them is often still there when
 * young objects are swept, and gone soon after: the engine is not to take such objects for old ones from the start.
 */
const BORN_YOUNG = '--no-allocation-site-pretenuring';

/**
 * When the engine begins to look through all of memory: once so many hundredths of the room are used that it may take
 * till then. By itself it begins when less is left than young objects may take.
 */
function lookThroughAt(percent: number): string[] {
  return ['soft', 'hard'].map((each) => `--incremental-marking-${each}-trigger=${percent}`);
}
/** One thread has much in memory: to begin early costs little, and it takes less. */
const EARLY = lookThroughAt(50);
/**
 * Records that threads made come as bytes, and those that are still there when young objects are swept count as grown
 * memory: a thread with little else in memory would have all of it looked through some times a second.
 */
const LATE = lookThroughAt(90);

/**
 * Some thousand functions are compiled for speed before a batch runs at full speed, in each thread. With Node
 * 20 and 24 that is done later, when the engine has seen more of what comes, and need be done again less
 * often. `docs/performance.md` has what it brings.
 */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  20: [SHORTER, BORN_YOUNG, ...EARLY, '--interrupt-budget=350000'],
  22: [SHORTER, BORN_YOUNG, ...EARLY],
  24: [SHORTER, BORN_YOUNG, ...EARLY, '--invocation-count-for-turbofan=15000'],
};

/** The switches of this release; one that was not tried with them has none, since it would complain of any it lacks. */
function ofRelease(): readonly string[] | undefined {
  const [major = ''] = process.versions.node.split('.');
  return SWITCHES[major];
}

/** Sets the switches for any command. */
export function setEngineSwitches(): void {
  for (const each of ofRelease() ?? []) setFlagsFromString(each);
}

/** Sets those that are good for a batch once threads make its records; they hold for all threads, till the program ends. */
export function setThreadSwitches(): void {
  if (ofRelease()) for (const each of LATE) setFlagsFromString(each);
}
