import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreUsageError } from '../../../src/store/errors.ts';
import { header, parseRecord } from '../../../src/store/warc/record.ts';
import { buildRecord, isHeaderValue, type WarcRecordInput } from '../../../src/store/warc/write.ts';
import { bytes, NOW, text, wholeOf } from '../helpers.ts';

const resource = (more: Partial<WarcRecordInput> = {}): WarcRecordInput => ({
  type: 'resource',
  date: NOW,
  targetUri: 'https://contoh.id/1',
  contentType: 'text/plain',
  block: bytes('halo\r\n'),
  ...more,
});

describe('buildRecord', () => {
  it('writes a record as WARC 1.1 has it, with its headers in a fixed order', () => {
    const refersTo = `urn:uuid:${'0'.repeat(8)}-0000-8000-8000-${'0'.repeat(12)}`;
    const record = buildRecord(
      resource({ type: 'conversion', refersTo, payloadDigest: 'block', extra: [['X-Note', 'ü']] }),
    );
    const digest = 'sha256:e29fa99a5c0d9f3bdbc09de4a91b16eb9a4be8091e9ea6dc48c0f7f96ba2b1d8';
    expect(text(wholeOf(record)).replace(/sha256:[0-9a-f]{64}/g, digest)).toBe(
      [
        'WARC/1.1',
        'WARC-Type: conversion',
        `WARC-Record-ID: <${buildRecord(resource({ type: 'conversion', refersTo })).id}>`,
        `WARC-Date: ${NOW}`,
        'WARC-Target-URI: https://contoh.id/1',
        `WARC-Refers-To: <${refersTo}>`,
        `WARC-Block-Digest: ${digest}`,
        `WARC-Payload-Digest: ${digest}`,
        'X-Note: ü',
        'Content-Type: text/plain',
        'Content-Length: 6',
        '',
        'halo\r\n',
        '',
        '',
      ].join('\r\n'),
    );
  });

  it('gives the same bytes and id for the same input', () => {
    expect(buildRecord(resource())).toEqual(buildRecord(resource()));
  });

  it('gives another id when type, target, date, block, reference or seed differ', () => {
    const refersTo = buildRecord(resource()).id;
    const ids = [
      resource(),
      resource({ type: 'conversion' }),
      resource({ targetUri: 'https://contoh.id/2' }),
      resource({ date: '2024-05-01T10:00:01Z' }),
      resource({ block: bytes('halo') }),
      resource({ refersTo }),
      resource({ seed: 'b' }),
    ].map((input) => buildRecord(input).id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
    }
  });

  it.each([
    ['a line break', 'a\r\nWARC-Type: response'],
    ['a line feed', 'a\nb'],
    ['a carriage return', 'a\rb'],
    ['NUL', 'a\0b'],
    ['a tab', 'a\tb'],
    ['DEL', 'a\x7fb'],
    ['a C1 control', 'a\x85b'],
    ['a lone surrogate', 'a\ud800b'],
    ['white space at its end', 'a '],
    ['nothing in it', ''],
  ])('refuses a header value with %s', (_, value) => {
    expect(() => buildRecord(resource({ contentType: value }))).toThrow(StoreUsageError);
    expect(() => buildRecord(resource({ extra: [['X-Note', value]] }))).toThrow(/X-Note/);
    expect(() => buildRecord(resource({ targetUri: value }))).toThrow(/WARC-Target-URI/);
  });

  it.each([
    ['an id that is none', { refersTo: 'urn:uuid:x>\r\n' }, /WARC-Refers-To/],
    ['a time that is none', { date: '2024-02-30T00:00:00Z' }, /WARC-Date/],
    ['a time without zone', { date: '2024-02-03T00:00:00' }, /WARC-Date/],
    ['a target with a space', { targetUri: 'https://contoh.id/a b' }, /WARC-Target-URI/],
    ['a digest that is none', { payloadDigest: 'sha256:x' as const }, /WARC-Payload-Digest/],
    ['an extra header that is no token', { extra: [['X Note', 'a']] as const }, /X Note/],
    ['an extra header of its own', { extra: [['content-length', '9']] as const }, /content-length/],
    ['a profile without revisit', { profile: 'http://x.org/' }, /revisit/],
    ['a file name without warcinfo', { filename: 'a.warc' }, /warcinfo/],
    ['a header over 1 MiB', { extra: [['X', 'a'.repeat(1 << 20)]] as const }, /too long/],
  ])('refuses %s', (_, more, message) => {
    expect(() => buildRecord(resource(more))).toThrow(StoreUsageError);
    expect(() => buildRecord(resource(more))).toThrow(message);
  });

  it('refuses a revisit without profile and a resource without target', () => {
    const block = bytes('');
    expect(() => buildRecord(resource({ type: 'revisit' }))).toThrow(/profile/);
    expect(() => buildRecord({ type: 'resource', date: NOW, block })).toThrow(/target URI/);
  });

  it('gives a record that reads back, for any block and header text', () => {
    const values = fc.string({ unit: 'binary' }).filter(isHeaderValue);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), values, (block, value) => {
        const built = buildRecord(resource({ block, extra: [['X-Note', value]] }));
        const parsed = parseRecord(wholeOf(built));
        if ('need' in parsed) throw new Error('it needs more');
        expect(Buffer.from(parsed.bytes)).toEqual(wholeOf(built));
        expect(Buffer.from(parsed.block)).toEqual(Buffer.from(block));
        expect(header(parsed, 'x-note')).toBe(value);
        expect(header(parsed, 'WARC-Record-ID')).toBe(`<${built.id}>`);
      }),
    );
  });
});
