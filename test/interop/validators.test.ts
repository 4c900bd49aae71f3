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

function validateOcfl(
  python: string,
  archive: string,
): { objects: number; good: number; errors: unknown[] } {
  return JSON.parse(run(python, ['-c', VALIDATE, join(archive, 'store')]).toString());
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
    volumes = readdirSync(archive, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.warc(\.gz)?$/.test(name))
      .map((name) => join(archive, name));
  });
  afterAll(() => rmSync(archive, { recursive: true, force: true }));

  it.skipIf(missing(python))('is a valid OCFL 1.1 storage root to ocfl-py', () => {
    expect(validateOcfl(python, archive)).toEqual({ objects: 2, good: 2, errors: [] });
  });

  it.skipIf(missing(python))('is one that ocfl-py tells from a damaged one', () => {
    const damaged = `${archive}-damaged`;
    cpSync(archive, damaged, { recursive: true });
    appendFileSync(volumes[0]!.replace(archive, damaged), 'x');
    const { objects, good, errors } = validateOcfl(python, damaged);
    rmSync(damaged, { recursive: true });
    expect({ objects, good }).toEqual({ objects: 2, good: 1 });
    expect(errors).toHaveLength(1);
  });

  it.skipIf(missing(warcio))('has WARC records whose digests hold for warcio', () => {
    expect(volumes).toHaveLength(3);
    run(warcio, ['check', ...volumes]);
  });

  it.skipIf(missing(python))('has records that FastWARC reads, digests verified', () => {
    const script = `
import sys
from fastwarc.warc import ArchiveIterator
count = 0
for path in sys.argv[1:]:
    with open(path, 'rb') as stream:
        for record in ArchiveIterator(stream, verify_digests=False, parse_http=False):
            assert record.verify_block_digest(), (path, record.record_id)
            count += 1
print(count)`;
    // One warcinfo a volume; one raw, two texts and two records a capture.
    const captures = readdirSync('archive/inbox').length;
    expect(Number(run(python, ['-c', script, ...volumes]))).toBe(3 + 5 * captures);
  });
});
