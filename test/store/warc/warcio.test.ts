/** Reads our volumes with another implementation, npm `warcio`. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { writeBatch } from '../../../src/store/batch.ts';
import { contentPath } from '../../../src/store/object.ts';
import { makeReceivedSample } from '../damages.ts';
import { batchOf, capture, makeArchive, text } from '../helpers.ts';

describe.each(['gzip', 'none'] as const)(
  'warcio reading our volumes, compression %s',
  (compression) => {
    it('finds the same records with the same blocks', async () => {
      const archive = await makeArchive(compression);
      const captures = [
        capture('a', 'halo dunia', 'https://contoh.id/ü'),
        capture('b', new Uint8Array([0, 13, 10, 13, 10, 255])),
        capture('c', 'halo dunia'),
      ];
      const { path } = await writeBatch(archive, batchOf('b1', captures));
      const suffix = compression === 'gzip' ? '.warc.gz' : '.warc';
      const read = async (series: string) => {
        const file = join(contentPath(path!, `${series}-00000${suffix}`));
        const found = [];
        for await (const record of new WARCParser(createReadStream(file))) {
          const payload = await record.readFully(false);
          found.push([record.warcType, record.warcTargetURI, text(payload ?? new Uint8Array())]);
        }
        return found.slice(1);
      };
      const urn = expect.stringMatching(/^urn:uuid:/);
      expect(await read('raw')).toEqual([
        ['resource', 'https://contoh.id/%C3%BC', 'halo dunia'],
        ['resource', urn, text(captures[1]!.raw)],
        ['revisit', urn, ''],
      ]);
      expect(await read('derived')).toEqual([
        ['conversion', 'https://contoh.id/%C3%BC', 'text of a'],
        ['metadata', 'https://contoh.id/%C3%BC', '{"name":"a"}\n'],
        ['conversion', urn, 'text of b'],
        ['metadata', urn, '{"name":"b"}\n'],
        ['conversion', urn, 'text of c'],
        ['metadata', urn, '{"name":"c"}\n'],
      ]);
    });

    it('finds what captures were taken out of', async () => {
      const { raw } = await makeReceivedSample(compression);
      const found = [];
      for await (const record of new WARCParser(createReadStream(raw))) {
        const payload = await record.readFully(true);
        found.push(`${record.warcType} ${text(payload ?? new Uint8Array())}`);
      }
      expect(found.slice(1)).toEqual([
        'resource {"text":"halo","name":"a"}',
        'resource halo',
        'resource {"text":"halo","name":"b"}',
        'revisit ',
        'response c',
        'resource c',
      ]);
    });
  },
);
