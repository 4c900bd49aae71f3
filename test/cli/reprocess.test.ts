import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive } from '../../src/store/index.ts';
import { archiveOld, madeWithoutMentions } from '../archive/older.ts';
import { klipingHere as kliping } from '../support/cli.ts';

const BRIDGE =
  'Jembatan desa diperbaiki\n\nWarga desa Sukamaju memperbaiki jembatan, kata Siti Aminah.';
const MARKET = 'Pasar ikan dibuka\n\nPasar ikan di Jakarta dibuka kembali, kata Budi Santoso.';

let folder = '';
let ids: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-reprocess-'));
  const archive = await createArchive(join(folder, 'archive'), { compression: 'none' });
  const captures = await archiveOld(archive, 'one', [
    { text: BRIDGE, change: madeWithoutMentions },
    { text: MARKET },
  ]);
  ids = captures.map(({ id }) => Buffer.from(id.slice(14), 'base64url').toString('hex'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (): string[] => ['--archive', join(folder, 'archive')];
const NOW = ['--now', '2026-01-31T12:00:00Z'];

describe('kliping reprocess', () => {
  it('tells what became of each record and what to do next; then nothing changes any more', async () => {
    const first = await kliping(['reprocess', ...at(), ...NOW]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/✓ a\.txt [0-9a-f]{10} {2}generation 1, after one by 0\.0\.9\n/);
    expect(first.stdout).toContain('1 changed, 1 the same, 0 skipped, 0 refused.');
    expect(first.stdout).toMatch(/npx kliping diff [0-9a-f]{10} --archive/);
    const again = await kliping(['reprocess', '--all', ...at()]);
    expect(again.stdout).toContain('0 changed, 2 the same');
    expect(again.stdout).toContain('nothing was written');
    const older = await kliping(['reprocess', ...at()]);
    expect(older.stdout).toContain('0 changed, 1 the same, 1 skipped');
    expect((await kliping(['verify', ...at()])).stdout).toContain('2 batches, 2 captures');
  });

  it('prints a line for each capture and a summary with --json', async () => {
    const options = [...at(), ...NOW, '--json', '--batch-id', 'newer'];
    const { code, stdout } = await kliping(['reprocess', ...options]);
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ status }) => status)).toEqual(['changed', 'same', undefined]);
    expect(lines[2].summary).toMatchObject({ batch: 'newer', changed: 1, same: 1 });
  });

  it('takes ids, and the options of the pipeline', async () => {
    const { stdout } = await kliping(['reprocess', ids[1]!.slice(0, 8), '--keep-noise', ...at()]);
    // Its record says that nobody looked for noise.
    expect(stdout).toMatch(/1 changed, 0 the same/);
    const wrong = await kliping(['reprocess', '--defaults', '--keep-noise', ...at()]);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--defaults') });
    const both = await kliping(['reprocess', '--only-older', '--all', ...at()]);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('--all') });
    const none = await kliping(['reprocess', 'abcdef', ...at()]);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('abcdef') });
  });

  it('ends with 3 and names the capture when one is damaged', async () => {
    const store = join(folder, 'archive/store');
    const raw = readdirSync(store, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('raw-00000.warc'),
    )!;
    const path = join(store, raw);
    const text = await readFile(path, 'latin1');
    await writeFile(path, text.replace('Warga desa', 'Warga kota'), 'latin1');
    const { code, stdout } = await kliping(['reprocess', ...at()]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/✗ a\.txt [0-9a-f]{10}\n {2}keeps its record \[damage\]: Damage in/);
    expect(stdout).toContain('0 changed, 1 the same, 0 skipped, 1 refused.');
  });
});

describe('kliping show', () => {
  it('gives the newest record, or the generation asked for', async () => {
    await kliping(['reprocess', ...at(), ...NOW]);
    const show = async (...more: string[]) => {
      const { code, stdout, stderr } = await kliping(['show', ids[0]!, ...at(), ...more]);
      return code === 0 ? stdout : `${code} ${stderr}`;
    };
    expect(JSON.parse(await show()).mentions).not.toEqual([]);
    expect(await show('--generation', '1')).toBe(await show());
    expect(JSON.parse(await show('--generation', '0')).mentions).toEqual([]);
    expect(await show('--format', 'text', '--generation', '0')).toContain('Warga desa Sukamaju');
    expect(await show('--generation', '2')).toMatch(/^2 .*no generation 2.*0, 1/);
    expect(await show('--generation', 'x')).toMatch(/^2 .*whole number/s);
    expect(await show('--format', 'raw', '--generation', '0')).toMatch(/^2 .*leave out/);
  });
});
