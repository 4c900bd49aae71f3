import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentOf, parseResponse } from '../../../src/archive/sources/http.ts';
import { text } from './helpers.ts';

const BODY = '<p>Warga desa memperbaiki jembatan.';

function response(headers: readonly string[], body: string | Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n')),
    Buffer.from(body),
  ]);
}

function content(headers: readonly string[], body: string | Uint8Array = BODY): string {
  return text(contentOf(parseResponse(response(headers, body))));
}

const chunked = (body: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from('5;x=y\r\n'),
    body.subarray(0, 5),
    Buffer.from(`\r\n${(body.length - 5).toString(16).toUpperCase()}\r\n`),
    body.subarray(5),
    Buffer.from('\r\n0\r\n\r\n'),
  ]);

describe('parseResponse', () => {
  it('takes status, fields and body apart', () => {
    const { status, fields, body } = parseResponse(
      response(['Content-Type: text/html; charset=windows-1252', 'X: a', 'x: b'], 'c\r\n\r\nd'),
    );
    expect({ status, body: text(body) }).toEqual({ status: 200, body: 'c\r\n\r\nd' });
    expect(fields.get('content-type')).toBe('text/html; charset=windows-1252');
    expect(fields.get('x')).toBe('b');
  });

  it('tolerates bare line feeds, no reason, HTTP/2 and no body', () => {
    const bare = parseResponse(Buffer.from('HTTP/2 204\nX: a\n\nbody\r\n\r\n'));
    expect(bare.status).toBe(204);
    expect(text(bare.body)).toBe('body\r\n\r\n');
    expect(text(parseResponse(Buffer.from('HTTP/1.0 200 ')).body)).toBe('');
  });

  it.each(['', '<p>no head', 'HTTP/1.1 OK\r\n\r\n'])('refuses %j', (block) => {
    expect(() => parseResponse(Buffer.from(block))).toThrow(/status line/);
  });
});

describe('contentOf', () => {
  it.each([
    [['Content-Encoding: gzip'], gzipSync(BODY)],
    [['content-encoding: DEFLATE'], deflateSync(BODY)],
    [['Content-Encoding: deflate'], deflateRawSync(BODY)],
    [['Content-Encoding: br'], brotliCompressSync(BODY)],
    [['Content-Encoding: gzip, br'], brotliCompressSync(gzipSync(BODY))],
    [['Content-Encoding: identity'], Buffer.from(BODY)],
    [['Transfer-Encoding: chunked'], chunked(Buffer.from(BODY))],
    [['Transfer-Encoding: chunked', 'Content-Encoding: gzip'], chunked(gzipSync(BODY))],
  ])('undoes %j', (headers, body) => {
    expect(content(headers, body)).toBe(BODY);
  });

  it.each([[['Content-Encoding: gzip']], [['Transfer-Encoding: chunked']]])(
    'leaves a body alone whose crawler undid %j already',
    (headers) => {
      expect(content(headers)).toBe(BODY);
    },
  );

  it.each([
    [['Content-Encoding: gzip'], gzipSync(BODY).subarray(0, 20), /decoded as gzip/],
    [['Content-Encoding: br'], Buffer.from('xxxxx'), /decoded as br/],
    [['Content-Encoding: zstd'], Buffer.from('xxxxx'), /“zstd”/],
    [['Transfer-Encoding: chunked'], chunked(Buffer.from(BODY)).subarray(0, 20), /inside a chunk/],
    [['Transfer-Encoding: chunked'], chunked(Buffer.from(BODY)).subarray(0, 14), /chunk/],
    [['Content-Encoding: gzip'], gzipSync(Buffer.alloc(65 << 20)), /decoded as gzip/],
  ])('refuses a damaged body of %j', (headers, body, message) => {
    expect(() => content(headers, body)).toThrow(message);
  });
});
