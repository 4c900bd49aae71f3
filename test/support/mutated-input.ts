/** Reads a mutated input as an ingest would, and tells what must never happen. */
import { readdirSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kindOfName } from '../../src/archive/sources/kinds.ts';
import { listInputs } from '../../src/archive/sources/list.ts';
import { readInputs } from '../../src/archive/sources/read.ts';
import { RefusalError } from '../../src/document/refusal.ts';
import { makeRecord } from '../../src/pipeline.ts';
import { recordProblems } from '../../src/record/check.ts';

/** An input that is changed. */
export interface Seed {
  name: string;
  bytes: Buffer;
}

/** Every readable file in a folder and the folders in it, sorted; none is larger than `largest` bytes. */
export function seedsIn(folder: string, largest: number): Seed[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && kindOfName(entry.name).kind !== null)
    .filter(({ name }) => name !== 'README.md' && name !== 'make.py')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), bytes: readFileSync(path) }))
    .filter(({ bytes }) => bytes.length <= largest);
}

/**
 * Reads one input from a file in `folder` and makes every record in it.
 *
 * @returns What is wrong; empty when all is well.
 */
export async function problemsOf({ name, bytes }: Seed, folder: string): Promise<string[]> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const problems: string[] = [];
  const { files, refused } = await listInputs([path]);
  if (files.length !== 1) problems.push(`not listed: ${JSON.stringify(refused)}`);
  for await (const item of readInputs(files)) {
    if (item.kind === 'refused') {
      if (item.code === 'internal') problems.push(item.message);
      if (!item.name || !item.message) problems.push(`without place or reason: ${item.code}`);
    } else if (item.kind === 'article') {
      try {
        problems.push(...recordProblems(makeRecord(item.raw, item.given)));
      } catch (error) {
        if (error instanceof RefusalError && error.message !== '') continue;
        problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
    }
  }
  // It would be metadata beside the next input, or the next one's beside it.
  await rm(path);
  return problems;
}
