/** `--jobs`: more threads make the same, and a run that is stopped leaves nothing half done. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kliping, klipingHere } from '../support/cli.ts';

/** Articles enough for threads to start. */
const ARTICLES = 240;
const NOW = '2026-01-31T12:00:00Z';

function article(index: number): string {
  const lines = Array.from(
    { length: 12 },
    (_none, line) =>
      `Kepala Desa Contoh ${index}, Budi Santoso, mengatakan pada Senin bahwa jembatan nomor ${line} di ` +
      `Kabupaten Contoh sudah diperbaiki oleh warga. "Kami bekerja ${line} hari," kata Budi.`,
  );
  return ['Jembatan desa selesai diperbaiki', ...lines].join('\n\n');
}

let folder = '';
let input = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-jobs-'));
  input = join(folder, 'berita.jsonl');
  const lines = Array.from({ length: ARTICLES }, (_none, index) =>
    // One of them once more, close by and far off; and one that is refused.
    index % 50 === 7
      ? JSON.stringify({ text: article(1), name: 'satu' })
      : index === 100
        ? '{"text": 5}'
        : JSON.stringify({
            text: article(index),
            name: `n${index}`,
            uri: `https://e.example/${index % 9}`,
          }),
  );
  writeFileSync(input, `${lines.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The digest of every file of a folder. */
function digests(root: string): string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => statSync(join(root, name)).isFile())
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(root, name)))
          .digest('hex')}`,
    );
}

function ingest(archive: string, ...more: string[]) {
  const args = ['ingest', input, '--archive', archive, '--now', NOW, '--batch-id', 'b', '--json'];
  return kliping([...args, ...more]);
}

describe('kliping --jobs', () => {
  it('writes the same archive and says the same with 1, 2 and 5', async () => {
    const runs = [];
    for (const jobs of ['1', '2', '5']) {
      const archive = join(folder, `archive-${jobs}`);
      const { code, stdout } = await ingest(archive, '--jobs', jobs);
      expect(stdout.slice(-400)).toContain('"archived":235,"known":4,"passedOver":0,"refused":1');
      runs.push({ code, told: sha256(stdout.replaceAll(archive, '')), files: digests(archive) });
    }
    expect(runs[0]!.code).toBe(1);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  }, 120_000);

  it('answers the lines of process in order, the same with 1 and 3', async () => {
    const lines = readFileSync(input, 'utf8');
    const one = await klipingHere(['process', '--jsonl', '--jobs', '1'], lines);
    const three = await kliping(['process', '--jsonl', '--jobs', '3'], lines);
    expect(one.stdout.trim().split('\n')).toHaveLength(ARTICLES);
    expect(sha256(three.stdout)).toBe(sha256(one.stdout));
    expect(three.code).toBe(1);
  }, 120_000);

  it('leaves nothing of a batch that is interrupted, and the next run makes it whole', async () => {
    const archive = join(folder, 'interrupted');
    const args = ['ingest', '-', '--jsonl', '--archive', archive, '--now', NOW, '--batch-id', 'b'];
    const child = spawn(process.execPath, ['dist/bin/main.js', ...args, '--json', '--jobs', '2']);
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    let told = 0;
    const allTold = new Promise<void>((done) => {
      child.stdout.on('data', (data: Buffer) => {
        told += data.toString('latin1').split('\n').length - 1;
        if (told >= ARTICLES) done();
      });
    });
    // Standard input stays open: nothing but the signal ends the run.
    child.stdin.write(readFileSync(input));
    await allTold;
    child.kill('SIGINT');
    const code = await new Promise((done) => child.once('close', done));
    expect(code).toBe(130);
    expect(stderr).toMatch(/^kliping: Interrupted: nothing of this batch was archived/);
    expect((await klipingHere(['verify', '--archive', archive])).code).toBe(0);
    const again = await ingest(archive, '--jobs', '2');
    expect(again.stdout.slice(-400)).toContain('"archived":235');
    // What is committed is not done again.
    const third = await klipingHere(['ingest', input, '--archive', archive, '--json']);
    expect(third.stdout.slice(-400)).toContain('"archived":0,"known":239');
  }, 120_000);

  it('asks for a whole number from 1 on', async () => {
    const { code, stderr } = await ingest(join(folder, 'none'), '--jobs', '0');
    expect(code).toBe(2);
    expect(stderr).toContain('Give 1 or more.');
  });
});
