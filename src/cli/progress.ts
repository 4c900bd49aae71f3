/** A progress bar on stderr, only where a person looks at it. */
import progress from 'cli-progress';

/** A progress bar under way. */
export interface Progress {
  /** So much more of the whole is done. */
  advance: (amount: number) => void;
  /** One more article is done. */
  step: () => void;
  stop: () => void;
}

/** Says if a person looks at stderr. */
export function isWatched(): boolean {
  return process.stderr.isTTY === true;
}

/**
 * Starts a progress bar, where somebody looks.
 *
 * @param doing What is being done: `archiving`.
 * @param total How much there is to do, in any unit.
 */
export function startProgress(doing: string, total: number): Progress {
  if (!isWatched() || total === 0) {
    return { advance: () => {}, step: () => {}, stop: () => {} };
  }
  let articles = 0;
  const bar = new progress.SingleBar(
    {
      format: `${doing} {bar} {percentage}% | {articles} articles | {eta_formatted} left`,
      stream: process.stderr,
      clearOnComplete: true,
    },
    progress.Presets.shades_classic,
  );
  bar.start(total, 0, { articles });
  return {
    advance: (amount) => bar.increment(amount),
    step: () => bar.update({ articles: ++articles }),
    stop: () => bar.stop(),
  };
}
