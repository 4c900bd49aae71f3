/** A thread that makes records: a batch of articles in, their records out as bytes. */
import { Piscina, transferableSymbol, valueSymbol } from 'piscina';
import type { AuthorityNames } from '../../steps/mention/given.ts';
import { shareMentionTables } from '../../steps/mention/tag/model.ts';
import { doJobs, type RecordJob } from './job.ts';
import { packed } from './packed.ts';

/** What a thread knows from its start. */
export interface ThreadData {
  readonly authority: AuthorityNames | undefined;
  /** The tables of the tagger, which all threads read. */
  readonly tables: SharedArrayBuffer;
}

const { authority, tables } = Piscina.workerData as ThreadData;
shareMentionTables(tables);

/** Does jobs; the bytes of the results move to whoever asked. */
export default function doMessage(jobs: readonly RecordJob[]): unknown {
  const results = doJobs(jobs, authority);
  const { buffer, views } = packed(
    results.flatMap((each) => ('code' in each ? [] : [each.text, each.record])),
  );
  let at = 0;
  return Piscina.move({
    [transferableSymbol]: buffer,
    [valueSymbol]: results.map((each) =>
      'code' in each ? each : { ...each, text: views[at++]!, record: views[at++]! },
    ),
  });
}
