import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { klipingHere as kliping } from '../support/cli.ts';

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

describe('kliping diff', () => {
  it('tells what changed from one version of a story to the next', async () => {
    const { code, stdout } = await kliping(['diff', ids[1]!, ids[0]!, ...at()]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^From {2}[0-9a-f]{10} .*, generation 0 by .*\nTo {4}[0-9a-f]{10} /);
    expect(stdout).toContain('article.dateModified {+{"value":"2024-05-02"');
    expect(stdout).toContain('jembatan {+lama +}itu, kata [-Siti-]{+Budi+} [-Aminah-]{+Santoso+}.');
    expect(stdout).toContain('  p3 {+Ia menyebut biayanya kecil.+}\n');
    expect(stdout).toContain('mentions\n  [-Person Siti Aminah-]\n  {+Person Budi Santoso+}\n');
    expect(stdout).toContain('  [-“Warga desa memperbaiki jembatan itu” (Siti Aminah)-]\n');
  });

  it('prints the same as JSON, and says when there is nothing to compare', async () => {
    const { stdout } = await kliping(['diff', ids[1]!, ids[0]!, '--json', ...at()]);
    const diff = JSON.parse(stdout);
    expect(diff).toMatchObject({ same: false, from: { generation: 0 }, to: { generation: 0 } });
    expect(diff.text.map(({ change }: { change: string }) => change)).toEqual(['changed', 'added']);
    const same = await kliping(['diff', ids[1]!, ids[1]!, ...at()]);
    expect(same.stdout).toContain('They say the same.');
    const alone = await kliping(['diff', ids[0]!, ...at()]);
    expect(alone).toMatchObject({ code: 2, stderr: expect.stringContaining('one record only') });
    const wrong = await kliping(['diff', ids[0]!, '--from', '-1', ...at()]);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('whole number') });
  });

  it('sends no control characters of an article to the terminal', async () => {
    await ingestLines({ text: `${FIRST}\u009b31m merah`, uri: URI });
    const { stdout } = await kliping(['show', ids[0]!, '--history', '--json', ...at()]);
    const others: { id: string }[] = JSON.parse(stdout).versions;
    for (const { id } of others) {
      const diff = await kliping(['diff', ids[1]!, id, ...at()]);
      expect(diff.code).toBe(0);
      expect(diff.stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
    }
  });
});
