/** What `kliping process` does. */
import { basename } from 'node:path';
import type { RecordFormat } from '../../archive/formats.ts';
import { refusal } from '../../archive/ingest.ts';
import { type RefusedInput, readInput } from '../../archive/inputs.ts';
import { nameOfLine, parseLine, readLine } from '../../archive/jsonl.ts';
import { formatRecord } from '../../archive/show.ts';
import { RefusalError } from '../../document/refusal.ts';
import { makeRecord } from '../../pipeline.ts';
import { readLines } from '../lines.ts';
import { Exit } from '../outcome.ts';
import { write } from '../output.ts';

/** The options of `kliping process`. */
export interface ProcessOptions {
  jsonl?: boolean;
  format: RecordFormat;
  mediaType?: string;
  uri?: string;
  language?: string;
  name?: string;
  pretty?: boolean;
}

/** A line longer than this is refused. */
const LONGEST_LINE = 64 * 1024 * 1024;

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Makes the output of one file, or tells why there is none. */
async function processFile(path: string, options: ProcessOptions): Promise<string | RefusedInput> {
  const { format, mediaType, uri, language } = options;
  const name = options.name ?? (path === '-' ? 'stdin' : basename(path));
  const raw = path === '-' ? await readStdin() : await readInput({ path, name });
  if (!(raw instanceof Uint8Array)) return raw;
  const metadata = {
    ...(uri !== undefined && { uri }),
    ...(language !== undefined && { language }),
  };
  try {
    const record = makeRecord(raw, {
      name,
      metadata,
      ...(mediaType !== undefined && { mediaType }),
    });
    return formatRecord(record, format, options.pretty ? 2 : undefined);
  } catch (error) {
    return refusal(name, error);
  }
}

/** Processes files one after the other; a refused one is named on stderr and the rest goes on. */
export async function processFiles(
  files: readonly string[],
  options: ProcessOptions,
): Promise<void> {
  for (const path of files) {
    const output = await processFile(path, options);
    if (typeof output === 'string') {
      await write(output);
      continue;
    }
    const place = path === '-' ? 'standard input' : path;
    process.stderr.write(`kliping: ${place}: ${output.message} [${output.code}]\n`);
    process.exitCode = Exit.Refused;
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** Answers every line of standard input with a record or an error, in order. */
export async function processLines({ language }: ProcessOptions): Promise<void> {
  for await (const { number, bytes } of readLines(process.stdin, LONGEST_LINE)) {
    if (bytes !== null && isBlank(bytes)) continue;
    let value: unknown;
    try {
      if (bytes === null) {
        throw new RefusalError('size', `The line is longer than ${LONGEST_LINE} bytes.`);
      }
      value = parseLine(bytes);
      const { raw, given } = readLine(value, number);
      const metadata = { ...given.metadata, ...(language !== undefined && { language }) };
      await write(`${JSON.stringify(makeRecord(raw, { ...given, metadata }))}\n`);
    } catch (error) {
      const { name, code, message } = refusal(nameOfLine(value, number), error);
      await write(`${JSON.stringify({ error: { code, message, line: number }, name })}\n`);
      process.exitCode = Exit.Refused;
    }
  }
}
