/** What the tests of the store share: folders that vanish, and captures made of a few words. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Archive, createArchive } from '../../src/store/archive.ts';
import { niFromHex, sha256Hex } from '../../src/store/digests.ts';
import { type Files, nodeFiles } from '../../src/store/files.ts';
import type { BatchInput, Capture } from '../../src/store/types.ts';
import type { Compression } from '../../src/store/warc/volume.ts';
import type { BuiltRecord } from '../../src/store/warc/write.ts';

export const NOW = '2024-05-01T10:00:00Z';

/** A new empty folder, removed when the test ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kliping-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The real disk without its slowest part: nothing is forced to it. */
export const hastyFiles: Files = {
  ...nodeFiles,
  async createFile(path) {
    return { ...(await nodeFiles.createFile(path)), sync: async () => {} };
  },
  syncFolder: async () => {},
};

/** A new empty archive, removed when the test ends. */
export async function makeArchive(compression: Compression = 'gzip'): Promise<Archive> {
  const folder = join(await makeFolder(), 'archive');
  return createArchive(folder, { compression, files: hastyFiles });
}

export function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

/** A whole record as it is stored without compression. */
export function wholeOf({ pieces }: BuiltRecord): Buffer {
  return Buffer.concat(pieces);
}

export function text(data: Uint8Array): string {
  return Buffer.from(data).toString('utf8');
}

/** A capture; the name makes its id, the raw text its content. */
export function capture(name: string, raw: string | Uint8Array = name, uri?: string): Capture {
  const rawBytes = typeof raw === 'string' ? bytes(raw) : raw;
  return {
    id: niFromHex(sha256Hex(`capture ${name}`)),
    content: niFromHex(sha256Hex(rawBytes)),
    name,
    mediaType: 'text/plain',
    raw: rawBytes,
    text: bytes(`text of ${name}`),
    record: bytes(`{"name":${JSON.stringify(name)}}\n`),
    ...(uri === undefined ? {} : { uri }),
  };
}

/** A batch of some captures. */
export function batchOf(
  batch: string,
  captures: BatchInput['captures'],
  more: Partial<BatchInput> = {},
): BatchInput {
  const provenance = { '@type': 'Activity' };
  return { batch, now: NOW, software: 'kliping/0.0.0', captures, provenance, ...more };
}

/** Every file below a folder: path with `/`, and content. */
export async function readTree(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Flips one bit of a file. */
export async function flipBit(path: string, bit: number): Promise<void> {
  const data = await readFile(path);
  data[bit >> 3]! ^= 1 << (bit & 7);
  await writeFile(path, data);
}

/** All an async iterable gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A small generator of pseudo-random whole numbers below `limit`, the same in every run. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
