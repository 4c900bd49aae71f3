/** A thread that makes records: a batch of articles in, their records out as bytes. */
import { Piscina, transferableSymbol, valueSymbol } from 'piscina';
import { shareMentionTables } from '../../steps/mention/tag/model.ts';
import { doJobs, type JobOptions, type RecordJob } from './job.ts';
import { packed } from './packed.ts';

/** What a thread knows from its start. */
export interface ThreadData {
  readonly how: JobOptions;
  /** The tables of the tagger, which all threads read. */
  readonly tables: SharedArrayBuffer;
}

const { how, tables } = Piscina.workerData as ThreadData;
shareMentionTables(tables);

/** Does jobs; the bytes of the results move to whoever asked. */
export default function doMessage(jobs: readonly RecordJob[]): unknown {
  const results = doJobs(jobs, how);
  const { buffer, views } = packed(
    results.flatMap((each) =>
      'code' in each ? [] : [each.text, each.record, ...(each.looked ? [each.looked] : [])],
    ),
  );
  let at = 0;
  return Piscina.move({
    [transferableSymbol]: buffer,
    [valueSymbol]: results.map((each) =>
      'code' in each
        ? each
        : {
            ...{ ...each, text: views[at++]!, record: views[at++]! },
            ...(each.looked && { looked: views[at++]! }),
          },
    ),
  });
}
