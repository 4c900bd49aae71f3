/** What the tests of inputs share. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article, Item } from '../../../src/archive/sources/item.ts';
import { listInputs } from '../../../src/archive/sources/list.ts';
import { type ReadOptions, readInputs } from '../../../src/archive/sources/read.ts';

/** A new empty folder, removed when the test ends. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kliping-inputs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file and the folders it needs. */
export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Bytes in pieces of a size. */
export async function* pieces(
  content: string | Uint8Array,
  size = 65_536,
): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Everything a stream of items gives. */
export async function all(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Everything that paths give, with what was refused when they were listed in front. */
export async function readPaths(
  paths: readonly string[],
  options: ReadOptions = {},
): Promise<Item[]> {
  const { files, refused } = await listInputs(paths);
  const items = await all(readInputs(files, options));
  return [...refused.map((each) => ({ kind: 'refused' as const, ...each })), ...items];
}

/** The articles among items. */
export function articles(items: readonly Item[]): Article[] {
  return items.filter((item) => item.kind === 'article');
}

/** Items as short lines: an article by name and text, the rest by name, place and code. */
export function short(items: readonly Item[]): string[] {
  return items.map((item) => {
    if (item.kind === 'passed') return 'passed';
    if (item.kind === 'article') return `${item.given.name}: ${text(item.raw)}`;
    return `${item.name} ${item.line ?? item.offset ?? ''} [${item.code}]`.replace('  ', ' ');
  });
}

/** Bytes as text. */
export function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}
