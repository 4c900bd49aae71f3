/** A thread that makes the files of articles: records in, files out as bytes. */
import { Piscina, transferableSymbol, valueSymbol } from 'piscina';
import type { SiteSettings } from './config.ts';
import { frameOf, type RenderJob, render } from './render-job.ts';

const frame = frameOf(Piscina.workerData as SiteSettings);

/** Does jobs; the bytes of the files move to whoever asked. */
export default function renderJobs(jobs: readonly RenderJob[]): unknown {
  const results = jobs.map((job) => render(job, frame));
  return Piscina.move({
    [transferableSymbol]: results.flat().map(({ bytes }) => bytes.buffer),
    [valueSymbol]: results,
  });
}
