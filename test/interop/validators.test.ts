import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, missing, pythonTool, run } from './tools.ts';

const NOW = ['--now', '2026-01-31T12:00:00Z'];

// The command of ocfl-py 2.1 exits with 0 for a root whose objects are invalid, so its own counts are
// read instead.
const VALIDATE = `
import json, sys
from ocfl import StorageRoot
root = StorageRoot(root=sys.argv[1])
root.validate(log_warnings=True)
print(json.dumps({'objects': root.num_objects, 'good': root.good_objects, 'errors': root.errors}))`;

// Fails at the first record whose block is not what its header says; else prints how many there are.
const READ_WARC = `
import sys
from fastwarc.warc import ArchiveIterator
count = 0
for path in sys.argv[1:]:
    with open(path, 'rb') as stream:
        for record in ArchiveIterator(stream, verify_digests=False, parse_http=False):
            assert record.verify_block_digest(), (path, record.record_id)
            count += 1
print(count)`;

function volumesOf(archive: string): string[] {
  return readdirSync(archive, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.warc(\.gz)?$/.test(name))
    .map((name) => join(archive, name));
}

function validateOcfl(
  python: string,
  archive: string,
): { objects: number; good: number; errors: unknown[] } {
  return JSON.parse(run(python, ['-c', VALIDATE, join(archive, 'store')]).toString());
}

/** What py-wacz says of a file; how it ends says less. */
function validateWacz(wacz: string, file: string): string {
  const { stdout, stderr } = spawnSync(wacz, ['validate', '-f', file], { encoding: 'utf8' });
  return stdout + stderr;
}

describe.each(['gzip', 'none'])('an archive with compression %s', (compression) => {
  let archive = '';
  let volumes: string[] = [];
  const warcio = pythonTool('warcio');
  const python = pythonTool('python');

  beforeAll(() => {
    archive = mkdtempSync(join(tmpdir(), 'kliping-interop-'));
    const to = ['--archive', archive, '--compression', compression, ...NOW];
    run(process.execPath, [CLI, 'ingest', 'archive/inbox', ...to]);
    // Every record says that nobody looked for noise, so that each is written anew.
    const again = ['--all', '--keep-noise', '--archive', archive, ...NOW];
    run(process.execPath, [CLI, 'reprocess', ...again]);
    volumes = volumesOf(archive);
  });
  afterAll(() => rmSync(archive, { recursive: true, force: true }));

  it.skipIf(missing(python))('is a valid OCFL 1.1 storage root to ocfl-py', () => {
    expect(validateOcfl(python, archive)).toEqual({ objects: 3, good: 3, errors: [] });
  });

  it.skipIf(missing(python))('is one that ocfl-py tells from a damaged one', () => {
    const damaged = `${archive}-damaged`;
    cpSync(archive, damaged, { recursive: true });
    appendFileSync(volumes[0]!.replace(archive, damaged), 'x');
    const { objects, good, errors } = validateOcfl(python, damaged);
    rmSync(damaged, { recursive: true });
    expect({ objects, good }).toEqual({ objects: 3, good: 2 });
    expect(errors).toHaveLength(1);
  });

  it.skipIf(missing(warcio))('has WARC records whose digests hold for warcio', () => {
    expect(volumes).toHaveLength(3);
    run(warcio, ['check', ...volumes]);
  });

  it.skipIf(missing(python))('has records that FastWARC reads, digests verified', () => {
    // One warcinfo a volume; one raw, two texts and two records a capture.
    const captures = readdirSync('archive/inbox').length;
    expect(Number(run(python, ['-c', READ_WARC, ...volumes]))).toBe(3 + 5 * captures);
  });

  it.skipIf(missing(python))('is valid and read whole after an erasure, with checkpoints', () => {
    const revised = `${archive}-revised`;
    cpSync(archive, revised, { recursive: true });
    const to = ['--archive', revised, ...NOW];
    const key = `${revised}.key`;
    run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const captures = readdirSync('archive/inbox').length;
    const again = run(process.execPath, [CLI, 'ingest', 'archive/inbox', '--json', ...to]);
    const { id } = JSON.parse(again.toString().split('\n')[0]!);
    run(process.execPath, [CLI, 'checkpoint', ...to]);
    run(process.execPath, [CLI, 'erase', id, '--reason', 'x', ...to]);
    run(process.execPath, [CLI, 'checkpoint', '--sign', key, ...to]);
    const revisedVolumes = volumesOf(revised);
    // The description of the format, two batches, two checkpoints.
    expect(validateOcfl(python, revised)).toEqual({ objects: 5, good: 5, errors: [] });
    expect(revisedVolumes).toHaveLength(3);
    run(warcio, ['check', ...revisedVolumes]);
    const read = run(python, ['-c', READ_WARC, ...revisedVolumes]);
    expect(Number(read)).toBe(3 + 5 * (captures - 1));
    for (const path of [revised, key, `${key}.pub`]) rmSync(path, { recursive: true });
  });

  const wacz = pythonTool('wacz');
  it.skipIf(missing(wacz))('is exported as WACZ that py-wacz and warcio find valid', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kliping-wacz-'));
    const line = JSON.stringify({
      text: 'Judul\n\nWarga memperbaiki jembatan.',
      uri: 'https://kabar.example/b?id=1',
    });
    const to = ['--archive', join(folder, 'archive'), '--compression', compression, ...NOW];
    const more = [CLI, 'ingest', '--jsonl', '-', 'archive/inbox', '--batch-id', 'b1', ...to];
    run(process.execPath, more, Buffer.from(line));
    const file = join(folder, 'b1.wacz');
    const how = ['--archive', join(folder, 'archive'), '--batch', 'b1', '--out', file, ...NOW];
    run(process.execPath, [CLI, 'export', 'wacz', ...how]);
    expect(validateWacz(wacz, file)).toContain('the passed WACZ is valid');
    run(python, ['-m', 'zipfile', '-e', file, join(folder, 'unpacked')]);
    const unpacked = readdirSync(join(folder, 'unpacked/archive'));
    expect(unpacked).toEqual([`raw-00000.warc${compression === 'gzip' ? '.gz' : ''}`]);
    run(warcio, ['check', ...unpacked.map((name) => join(folder, 'unpacked/archive', name))]);
    // It tells a changed file, so that its word is worth something.
    appendFileSync(join(folder, 'unpacked/pages/pages.jsonl'), '{}\n');
    const damaged = join(folder, 'damaged.wacz');
    const parts = readdirSync(join(folder, 'unpacked')).map((name) =>
      join(folder, 'unpacked', name),
    );
    run(python, ['-m', 'zipfile', '-c', damaged, ...parts]);
    expect(validateWacz(wacz, damaged)).not.toContain('the passed WACZ is valid');
    rmSync(folder, { recursive: true });
  });
});
