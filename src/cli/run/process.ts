/** What `kliping process` does. */
import type { RecordFormat } from '../../archive/formats.ts';
import { formatRecord } from '../../archive/show.ts';
import { readAuthorityFile } from '../../archive/sources/authority-file.ts';
import { inflated } from '../../archive/sources/bytes.ts';
import { faultOf } from '../../archive/sources/fault.ts';
import { type FieldMap, NO_MAP } from '../../archive/sources/field-map.ts';
import type { Item, RefusedInput } from '../../archive/sources/item.ts';
import { readJsonLines } from '../../archive/sources/json-lines.ts';
import type { StreamKind } from '../../archive/sources/kinds.ts';
import { listInputs } from '../../archive/sources/list.ts';
import { readInputs } from '../../archive/sources/read.ts';
import type { Given } from '../../document/data.ts';
import { makeRecord } from '../../pipeline.ts';
import type { ArchiveRecord } from '../../record/types.generated.ts';
import type { AuthorityNames } from '../../steps/mention/given.ts';
import { noiseOptions } from '../options.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';
import { oneLine, placeOf } from '../summary.ts';

/** How much of a reason is told. */
const REASON_SHOWN = 1000;

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

/** Makes the record of what was read, or tells why there is none. */
function recordOf(
  item: Exclude<Item, { kind: 'passed' }>,
  options: ProcessOptions,
  authority: AuthorityNames | undefined,
): ArchiveRecord | RefusedInput {
  if (item.kind === 'refused') return item;
  const given = completed(item.given, options);
  try {
    return makeRecord(item.raw, given, noiseOptions(options), authority);
  } catch (error) {
    return { name: given.name, ...faultOf(error), ...item.place };
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
  const { stdin, map = NO_MAP, delimiter, format, pretty } = options;
  const authority = await authorityOf(options);
  const { files, refused } = await listInputs(paths, stdin ? { stdin } : {});
  const refuse = (each: RefusedInput): void => {
    const reason = oneLine(`${placeOf(each) ?? each.name}: ${each.message}`, REASON_SHOWN);
    process.stderr.write(`kliping: ${reason} [${each.code}]\n`);
    process.exitCode = Exit.Refused;
  };
  for (const each of refused) refuse(each);
  for await (const item of readInputs(files, { map, ...(delimiter && { delimiter }) })) {
    if (item.kind === 'passed') continue;
    const record = recordOf(item, options, authority);
    if ('code' in record) refuse(record);
    else await write(formatRecord(record, format, pretty ? 2 : undefined));
  }
}

/** Answers every line of standard input with a record or an error, in order. */
export async function processLines(options: ProcessOptions): Promise<void> {
  const { map = NO_MAP } = options;
  const authority = await authorityOf(options);
  for await (const item of readJsonLines(inflated(process.stdin), { map })) {
    if (item.kind === 'passed') continue;
    const record = recordOf(item, options, authority);
    if ('code' in record) {
      const { name, code, message, line } = record;
      await write(`${JSON.stringify({ error: { code, message, line }, name })}\n`);
      process.exitCode = Exit.Refused;
    } else {
      await write(`${JSON.stringify(record)}\n`);
    }
  }
}
