/** What `kliping process` does. */

import { formatRecord } from '../../archive/format-record.ts';
import type { RecordFormat } from '../../archive/formats.ts';
import { makeInOrder } from '../../archive/records/in-order.ts';
import type { RecordJob } from '../../archive/records/job.ts';
import { startMakers } from '../../archive/records/makers.ts';
import { readAuthorityFile } from '../../archive/sources/authority-file.ts';
import { inflated } from '../../archive/sources/bytes.ts';
import { type FieldMap, NO_MAP } from '../../archive/sources/field-map.ts';
import type { Item, RefusedInput } from '../../archive/sources/item.ts';
import { readJsonLines } from '../../archive/sources/json-lines.ts';
import type { StreamKind } from '../../archive/sources/kinds.ts';
import { listInputs } from '../../archive/sources/list.ts';
import { readInputs } from '../../archive/sources/read.ts';
import type { Given } from '../../document/data.ts';
import type { ArchiveRecord } from '../../record/types.generated.ts';
import type { AuthorityNames } from '../../steps/mention/given.ts';
import { setThreadSwitches } from '../engine-switches.ts';
import { noiseOptions } from '../options.ts';
import { Exit } from '../outcome.ts';
import { endWithOutput, write } from '../output.ts';
import { oneLine, placeOf } from '../summary.ts';

/** How much of a reason is told. */
const REASON_SHOWN = 1000;
const LINE_END = Buffer.from('\n');

/** The options of `kliping process`. */
export interface ProcessOptions {
  jsonl?: boolean;
  stdin?: StreamKind;
  map?: FieldMap;
  delimiter?: string;
  format: RecordFormat;
  mediaType?: string;
  uri?: string;
  language?: string;
  authority?: string;
  jobs?: number;
  name?: string;
  pretty?: boolean;
  keepNoise?: boolean;
  noiseThreshold?: number;
}

/** What the command line says of an article wins over what came with it. */
function completed(given: Given, options: ProcessOptions): Given {
  const { name, mediaType, uri, language } = options;
  const metadata = {
    ...given.metadata,
    ...(uri !== undefined && { uri }),
    ...(language !== undefined && { language }),
  };
  return {
    ...given,
    ...(name !== undefined && { name }),
    ...(mediaType !== undefined && { mediaType }),
    metadata,
  };
}

/** What was read with the record that was made of it, or why there is none. */
async function* answers(
  items: AsyncIterable<Item>,
  options: ProcessOptions,
): AsyncGenerator<Uint8Array | RefusedInput> {
  const authority = await authorityOf(options);
  const { jobs } = options;
  const makers = startMakers({
    jobs,
    onThreads: setThreadSwitches,
    ...(authority && { authority }),
  });
  const pipeline = noiseOptions(options);
  const jobOf = (item: Item): RecordJob | undefined =>
    item.kind === 'article'
      ? { raw: item.raw, given: completed(item.given, options), options: pipeline }
      : undefined;
  try {
    for await (const { item, result } of makeInOrder(items, jobOf, makers)) {
      if (item.kind === 'refused') yield item;
      else if (item.kind === 'article' && result) {
        if ('code' in result)
          yield { name: completed(item.given, options).name, ...result, ...item.place };
        else yield result.record;
      }
    }
  } finally {
    await makers.close();
  }
}

/** Reads the authority file, if one is given. */
function authorityOf({ authority }: ProcessOptions): Promise<AuthorityNames | undefined> {
  return authority === undefined ? Promise.resolve(undefined) : readAuthorityFile(authority);
}

/** Processes inputs one after the other; a refused one is named on stderr and the rest goes on. */
export async function processFiles(
  paths: readonly string[],
  options: ProcessOptions,
): Promise<void> {
  endWithOutput();
  const { stdin, map = NO_MAP, delimiter, format, pretty } = options;
  const { files, refused } = await listInputs(paths, stdin ? { stdin } : {});
  const refuse = (each: RefusedInput): void => {
    const reason = oneLine(`${placeOf(each) ?? each.name}: ${each.message}`, REASON_SHOWN);
    process.stderr.write(`kliping: ${reason} [${each.code}]\n`);
    process.exitCode = Exit.Refused;
  };
  for (const each of refused) refuse(each);
  const items = readInputs(files, { map, ...(delimiter && { delimiter }) });
  for await (const answer of answers(items, options)) {
    if ('code' in answer) refuse(answer);
    else {
      const record = JSON.parse(Buffer.from(answer).toString('utf8')) as ArchiveRecord;
      await write(await formatRecord(record, format, pretty ? 2 : undefined));
    }
  }
}

/** Answers every line of standard input with a record or an error, in order. */
export async function processLines(options: ProcessOptions): Promise<void> {
  endWithOutput();
  const { map = NO_MAP } = options;
  const items = readJsonLines(inflated(process.stdin), { map });
  for await (const answer of answers(items, options)) {
    if ('code' in answer) {
      const { name, code, message, line } = answer;
      await write(`${JSON.stringify({ error: { code, message, line }, name })}\n`);
      process.exitCode = Exit.Refused;
    } else {
      await write(Buffer.concat([answer, LINE_END]));
    }
  }
}
