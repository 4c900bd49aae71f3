import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, missing, pythonTool, run } from './tools.ts';

const NOW = ['--now', '2026-01-31T12:00:00Z'];

describe.each(['gzip', 'none'])('an archive with compression %s', (compression) => {
  let archive = '';
  let volumes: string[] = [];
  const validator = pythonTool('ocfl-validate.py');
  const warcio = pythonTool('warcio');
  const python = pythonTool('python');

  beforeAll(() => {
    archive = mkdtempSync(join(tmpdir(), 'kliping-interop-'));
    const to = ['--archive', archive, '--compression', compression, ...NOW];
    run(process.execPath, [CLI, 'ingest', 'archive/inbox', ...to]);
    volumes = readdirSync(archive, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.warc(\.gz)?$/.test(name))
      .map((name) => join(archive, name));
  });
  afterAll(() => rmSync(archive, { recursive: true, force: true }));

  it.skipIf(missing(validator))('is a valid OCFL 1.1 storage root to ocfl-py', () => {
    const output = run(validator, [join(archive, 'store')]).toString();
    expect(output).toMatch(/VALID/);
    expect(output).not.toMatch(/INVALID|\[E\d/);
  });

  it.skipIf(missing(warcio))('has WARC records whose digests hold for warcio', () => {
    expect(volumes).toHaveLength(2);
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
    // One warcinfo a volume; one raw, one text and one record a capture.
    const captures = readdirSync('archive/inbox').length;
    expect(Number(run(python, ['-c', script, ...volumes]))).toBe(2 + 3 * captures);
  });
});
