/** Exit codes and the one place where errors become words on stderr. */
import { RefusalError } from '../document/refusal.ts';
import { DamageError, StoreIoError, StoreUsageError } from '../store/index.ts';

/** What the exit code of every command means. */
export const Exit = {
  /** All done. */
  Done: 0,
  /** Finished, but some inputs were refused; each is named. */
  Refused: 1,
  /** Wrong usage. */
  Usage: 2,
  /** The archive is damaged. */
  Damaged: 3,
  /** The disk or the system failed. */
  System: 4,
  /** Stopped by Ctrl-C (128 and the number of the signal, as shells say it). */
  Interrupted: 130,
} as const;
export type Exit = (typeof Exit)[keyof typeof Exit];

/** Wrong usage that only shows when a command runs. */
export class UsageError extends Error {}

/** Ctrl-C while a batch was written. */
export class InterruptedError extends Error {
  constructor() {
    super(
      'Interrupted: nothing of this batch was archived, and the archive is as it was. The same command does it anew.',
    );
  }
}

/** Tells which exit code an error stands for. */
export function exitOf(error: unknown): Exit {
  if (error instanceof UsageError || error instanceof StoreUsageError) return Exit.Usage;
  if (error instanceof DamageError) return Exit.Damaged;
  if (error instanceof RefusalError) return Exit.Refused;
  if (error instanceof InterruptedError) return Exit.Interrupted;
  return Exit.System;
}

/** Tells an error in a line for people; a fault of kliping comes with its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected =
    error instanceof UsageError ||
    error instanceof InterruptedError ||
    error instanceof StoreUsageError ||
    error instanceof DamageError ||
    error instanceof StoreIoError ||
    error instanceof RefusalError ||
    'code' in error;
  return expected ? error.message : (error.stack ?? error.message);
}
