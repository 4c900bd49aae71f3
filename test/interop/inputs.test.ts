/** WARC files that other people's programs write, and what is kept of them, read by theirs again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, missing, pythonTool, run } from './tools.ts';

const NOW = ['--now', '2026-01-31T12:00:00Z'];
const python = pythonTool('python');
const warcio = pythonTool('warcio');

// As a crawler writes them: request and response, a page compressed on its way, a picture.
const WRITE = `
import gzip, io, sys
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
for path, zipped in ((sys.argv[1], True), (sys.argv[2], False)):
    with open(path, 'wb') as stream:
        writer = WARCWriter(stream, gzip=zipped)
        writer.write_record(writer.create_warcinfo_record('a.warc', {'software': 'x'}))
        def add(uri, body, headers, kind='response', line='200 OK'):
            http = StatusAndHeaders(line, headers, protocol='HTTP/1.1')
            writer.write_record(writer.create_warc_record(uri, kind, payload=io.BytesIO(body), http_headers=http))
        page = '<h1>Judul</h1><p>Warga desa %s memperbaiki jembatan itu.</p>'
        html = ('Content-Type', 'text/html; charset=utf-8')
        add('https://contoh.id/1', (page % path[-1]).encode(), [html])
        add('https://contoh.id/2', gzip.compress((page % ('dua' + path[-1])).encode()), [html, ('Content-Encoding', 'gzip')])
        add('https://contoh.id/3', b'PNG', [('Content-Type', 'image/png')])
        add('https://contoh.id/4', b'', [html, ('Location', '/1')], line='302 Found')
        writer.write_record(writer.create_warc_record('https://contoh.id/5', 'conversion', payload=io.BytesIO(('Warga kota %s itu.' % path[-1]).encode()), warc_content_type='text/plain'))`;

// Every record, with what its header says of the digest checked where there is one.
const READ = `
import sys
from fastwarc.warc import ArchiveIterator
with open(sys.argv[1], 'rb') as stream:
    for record in ArchiveIterator(stream, verify_digests=False, parse_http=False):
        stated = 'WARC-Block-Digest' in record.headers
        assert not stated or record.verify_block_digest(), record.record_id
        print(record.headers['WARC-Type'])`;

describe.each(['gzip', 'none'])('containers in an archive with compression %s', (compression) => {
  let archive = '';
  let raw = '';
  let summary: Record<string, unknown> = {};

  beforeAll(() => {
    if (missing(python)) return;
    archive = mkdtempSync(join(tmpdir(), 'kliping-interop-'));
    const inputs = ['a.warc.gz', 'b.warc'].map((name) => join(archive, name));
    run(python, ['-c', WRITE, ...inputs]);
    const lines = join(archive, 'c.jsonl');
    writeFileSync(lines, '{"text": "Warga desa lain itu.", "uri": "https://contoh.id/6"}\n');
    const to = ['--archive', join(archive, 'archive'), '--compression', compression, ...NOW];
    const said = run(process.execPath, [CLI, 'ingest', ...inputs, lines, '--json', ...to]);
    summary = JSON.parse(said.toString().trim().split('\n').at(-1)!).summary;
    raw = join(String(summary.path), 'v1/content');
    raw = join(raw, readdirSync(raw).find((name) => name.startsWith('raw-'))!);
  });
  afterAll(() => rmSync(archive, { recursive: true, force: true }));

  it.skipIf(missing(python))('reads what warcio wrote', () => {
    expect(summary).toMatchObject({ archived: 7, refused: 0, passedOver: 6 });
  });

  it.skipIf(missing(python))(
    'keeps records that FastWARC and warcio read, digests verified',
    () => {
      const types = run(python, ['-c', READ, raw]).toString().trim().split('\n');
      const three = ['response', 'resource', 'response', 'resource', 'conversion', 'resource'];
      expect(types).toEqual(['warcinfo', ...three, ...three, 'resource', 'resource']);
      run(warcio, ['check', raw]);
      if (compression === 'none') {
        const kept = readFileSync(join(archive, 'b.warc')).toString('latin1');
        const [first] = /WARC\/1\.0\r\nWARC-Type: response.*?<\/p>\r\n\r\n/s.exec(kept)!;
        expect(readFileSync(raw).toString('latin1')).toContain(first);
      }
    },
  );

  it.skipIf(missing(python))('is whole to verify', () => {
    run(process.execPath, [CLI, 'verify', '--archive', join(archive, 'archive')]);
  });
});
