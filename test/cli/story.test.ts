import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kliping } from '../support/cli.ts';

const URI = 'https://contoh.id/berita/jembatan';
const FIRST = 'Jembatan desa diperbaiki\n\nWarga desa memperbaiki jembatan itu, kata Siti Aminah.';
const SECOND =
  'Jembatan desa diperbaiki\n\nWarga desa memperbaiki jembatan lama itu, kata Budi Santoso.\n\nIa menyebut biayanya kecil.';

let folder = '';
let ids: string[] = [];
const at = (): string[] => ['--archive', join(folder, 'archive')];

async function ingestLines(...lines: object[]) {
  const path = join(folder, 'a.jsonl');
  await writeFile(path, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  return kliping(['ingest', path, ...at(), '--now', '2026-01-31T12:00:00Z']);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-story-'));
  // The newer version comes first, so that nothing can hang on the order of archiving.
  const { stdout } = await ingestLines(
    { text: SECOND, uri: URI, datePublished: '2024-05-01', dateModified: '2024-05-02' },
    { text: FIRST, uri: `${URI}#top`, datePublished: '2024-05-01' },
  );
  ids = [...stdout.matchAll(/^ {2}([0-9a-f]{10}) {2}/gm)].map(([, id]) => id!);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('kliping ingest', () => {
  it('says which captures of the same address a new one follows', async () => {
    const { stdout } = await ingestLines({ text: `${SECOND} Ya.`, uri: URI });
    expect(stdout).toContain(`  follows ${ids[1]}, ${ids[0]}, of the same address\n`);
  });
});

describe('kliping show --history', () => {
  it('lists the versions of a story and says what orders them', async () => {
    const { code, stdout } = await kliping(['show', ids[0]!, '--history', ...at()]);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(`Address  ${URI}`);
    expect(lines[2]).toBe(`1. Jembatan desa diperbaiki  ${ids[1]}`);
    expect(lines[3]).toBe('   published 2024-05-01 (metadata); ordered by datePublished');
    expect(lines[5]).toBe(`2. Jembatan desa diperbaiki  ${ids[0]} (this one)`);
    expect(lines[6]).toContain('modified 2024-05-02 (metadata); ordered by dateModified');
  });

  it('prints JSON with --json, and refuses options that do not go with it', async () => {
    const { stdout } = await kliping(['show', ids[0]!, '--history', '--json', ...at()]);
    const { address, versions } = JSON.parse(stdout);
    expect(address).toBe(URI);
    expect(versions.map(({ place }: { place: number }) => place)).toEqual([1, 2]);
    for (const wrong of [
      ['--history', '--generation', '0'],
      ['--history', '--format', 'text'],
      ['--json'],
    ]) {
      expect(await kliping(['show', ids[0]!, ...wrong, ...at()])).toMatchObject({ code: 2 });
    }
  });
});
