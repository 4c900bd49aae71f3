import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBatch } from '../../src/store/batch.ts';
import { findCaptures, listBatches, readCapture, readCaptures } from '../../src/store/captures.ts';
import { hexFromNi } from '../../src/store/digests.ts';
import { DamageError, ObjectExistsError, StoreUsageError } from '../../src/store/errors.ts';
import type { Files } from '../../src/store/files.ts';
import { parseCaptureLine } from '../../src/store/lookup.ts';
import { contentPath } from '../../src/store/object.ts';
import type { Capture, CaptureLine } from '../../src/store/types.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { readRecords } from '../../src/store/warc/read.ts';
import { header } from '../../src/store/warc/record.ts';
import {
  batchOf,
  bytes,
  capture,
  collect,
  flipBit,
  makeArchive,
  readTree,
  text,
} from './helpers.ts';

const schema = JSON.parse(await readFile('schemas/captures.schema.json', 'utf8'));
const validateLine = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

describe.each(['gzip', 'none'] as const)('writeBatch, compression %s', (compression) => {
  const suffix = compression === 'gzip' ? '.warc.gz' : '.warc';

  it('writes volumes, look-up file and provenance as one object that verifies', async () => {
    const archive = await makeArchive(compression);
    const captures = [capture('a', 'halo', 'https://contoh.id/a b'), capture('b', 'dunia')];
    const receipt = await writeBatch(
      archive,
      batchOf('b1', captures, { provenance: ({ captures }) => ({ captures }) }),
    );
    expect(receipt).toMatchObject({ batch: 'b1', object: 'urn:kliping:batch:b1', captures: 2 });
    const content = join(receipt.path!, 'v1/content');
    expect((await readdir(content)).sort()).toEqual([
      'captures.jsonl',
      'captures.merkle.json',
      `derived-00000${suffix}`,
      'provenance.jsonld',
      `raw-00000${suffix}`,
    ]);
    expect(await readFile(join(content, 'provenance.jsonld'), 'utf8')).toBe(
      '{\n  "captures": 2\n}\n',
    );
    const lines = (await readFile(join(content, 'captures.jsonl'), 'utf8')).split('\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(validateLine(JSON.parse(line))).toBe(true);
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ['id', 'content', 'name', 'uri', 'mediaType', 'raw', 'text', 'record'],
      ['id', 'content', 'name', 'mediaType', 'raw', 'text', 'record'],
    ]);
    expect(await verifyArchive(archive)).toMatchObject({ findings: [], totals: { captures: 2 } });
  });

  it('links text and record to the raw record, and names the capture in each', async () => {
    const archive = await makeArchive(compression);
    const { path } = await writeBatch(archive, batchOf('b1', [capture('a')]));
    const read = async (series: string) =>
      (await collect(readRecords(contentPath(path!, `${series}-00000${suffix}`)))).slice(1);
    const [raw] = await read('raw');
    const [textRecord, record] = await read('derived');
    const id = header(raw!, 'WARC-Record-ID');
    for (const derived of [textRecord!, record!]) {
      expect(header(derived, 'WARC-Refers-To')).toBe(id);
      expect(header(derived, 'Kliping-Capture')).toBe(capture('a').id);
    }
    expect(header(raw!, 'Kliping-Capture')).toBe(capture('a').id);
    expect(header(raw!, 'WARC-Payload-Digest')).toBe(header(raw!, 'WARC-Block-Digest'));
    expect(header(textRecord!, 'Content-Type')).toBe('text/plain;charset=utf-8');
    expect(header(record!, 'Content-Type')).toBe('application/json');
    expect(header(record!, 'WARC-Payload-Digest')).toBeUndefined();
  });

  it('writes the same bytes again as a revisit that leads to the first', async () => {
    const archive = await makeArchive(compression);
    const captures = ['a', 'b', 'c'].map((name) => capture(name, 'halo', 'https://contoh.id/1'));
    const { path, revisits } = await writeBatch(archive, batchOf('b1', captures));
    expect(revisits).toBe(2);
    const records = await collect(readRecords(contentPath(path!, `raw-00000${suffix}`)));
    const [, first, ...others] = records;
    for (const revisit of others) {
      expect(header(revisit, 'WARC-Type')).toBe('revisit');
      expect(revisit.block).toHaveLength(0);
      expect(header(revisit, 'WARC-Refers-To')).toBe(header(first!, 'WARC-Record-ID'));
      expect(header(revisit, 'WARC-Refers-To-Target-URI')).toBe('https://contoh.id/1');
      expect(header(revisit, 'WARC-Refers-To-Date')).toBe(header(first!, 'WARC-Date'));
      expect(header(revisit, 'WARC-Payload-Digest')).toBe(header(first!, 'WARC-Payload-Digest'));
    }
    const lines = await collect(readCaptures(archive, 'b1'));
    expect(new Set(lines.map(({ raw }) => JSON.stringify(raw))).size).toBe(1);
    for (const line of lines) expect(text((await readCapture(archive, line)).raw)).toBe('halo');
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it('leads every revisit to the first, however many bytes and volumes there are', async () => {
    const archive = await makeArchive(compression);
    const captures = Array.from({ length: 60 }, (_, n) => ({
      ...capture(`c${n}`, `halo ${n % 7}`, n % 3 === 0 ? undefined : `https://contoh.id/${n}`),
      ...(n % 2 === 0 && { received: { block: bytes(`line ${n}`), mediaType: 'text/plain' } }),
    }));
    const batch = batchOf('b1', captures, { largestVolume: 4000 });
    const { path, revisits } = await writeBatch(archive, batch);
    expect(revisits).toBe(53);
    const lines = await collect(readCaptures(archive, 'b1'));
    const files = [...new Set(lines.map(({ received }) => received?.file))];
    expect(files.length).toBeGreaterThan(3);
    const firsts = new Map<string, unknown>();
    for (const volume of (await readdir(join(path!, 'v1/content'))).sort()) {
      if (!volume.startsWith('raw-')) continue;
      for (const each of await collect(readRecords(contentPath(path!, volume)))) {
        const digest = header(each, 'WARC-Payload-Digest')!;
        const tells = [header(each, 'WARC-Record-ID'), header(each, 'WARC-Target-URI')];
        if (header(each, 'WARC-Type') !== 'revisit') firsts.set(digest, tells);
        else {
          const told = ['WARC-Refers-To', 'WARC-Refers-To-Target-URI'];
          expect(told.map((name) => header(each, name))).toEqual(firsts.get(digest));
        }
      }
    }
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it('stores the same bytes again in another batch, for each must stand alone', async () => {
    const archive = await makeArchive(compression);
    await writeBatch(archive, batchOf('b1', [capture('a', 'halo')]));
    const second = await writeBatch(archive, batchOf('b2', [capture('a', 'halo')]));
    expect(second.revisits).toBe(0);
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it('writes the same files for the same batch, another archive', async () => {
    const captures = () => [
      capture('a'),
      capture('b', 'a'),
      capture('c', 'c', 'https://contoh.id'),
    ];
    const trees = [];
    for (let round = 0; round < 2; round++) {
      const archive = await makeArchive(compression);
      await writeBatch(archive, batchOf('b1', captures()));
      trees.push(await readTree(archive.folder));
    }
    expect(trees[0]).toEqual(trees[1]);
  });

  it('spreads a large batch over several volumes, and finds everything again', async () => {
    const archive = await makeArchive(compression);
    const captures = Array.from({ length: 30 }, (_, index) =>
      capture(`n${index}`, `x${index % 20}`),
    );
    const receipt = await writeBatch(archive, batchOf('b1', captures, { largestVolume: 3000 }));
    expect(receipt.files.length).toBeGreaterThan(5);
    const entries = await collect(readCaptures(archive, 'b1'));
    expect(entries.map(({ name }) => name)).toEqual(captures.map(({ name }) => name));
    for (const [index, entry] of entries.entries()) {
      const { raw, text: body, record } = captures[index]!;
      const stored = await readCapture(archive, entry);
      expect([stored.raw, stored.text, stored.record].map(text)).toEqual(
        [raw, body, record].map(text),
      );
    }
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it('keeps any bytes, names and URIs', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '',
        'a\r\nb',
        '\0',
        '\ud800',
        '../../x',
        '\u2028',
        'https://contoh.id/\r\nX: y',
      ),
    );
    const anyBytes = fc.uint8Array({ maxLength: 100 });
    const inputs = fc.array(
      fc.record({ name: anyText, uri: fc.option(anyText), raw: anyBytes, text: anyBytes }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    const archive = await makeArchive(compression);
    let count = 0;
    await fc.assert(
      fc.asyncProperty(inputs, async (items) => {
        const batch = `b${count++}`;
        const captures: Capture[] = items.map(({ name, uri, raw, text: body }, index) => ({
          ...capture(`${batch} ${index}`, raw, uri ?? undefined),
          name,
          text: body,
        }));
        await writeBatch(archive, batchOf(batch, captures));
        const entries = await collect(readCaptures(archive, batch));
        expect(entries.map(({ name, uri }) => ({ name, uri }))).toEqual(
          captures.map(({ name, uri }) => ({ name, uri })),
        );
        for (const [index, entry] of entries.entries()) {
          const stored = await readCapture(archive, entry);
          expect([...stored.raw]).toEqual([...captures[index]!.raw]);
          expect([...stored.text]).toEqual([...captures[index]!.text]);
        }
      }),
      { numRuns: 25 },
    );
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });
});

describe('writeBatch', () => {
  it('reads captures one at a time', async () => {
    const archive = await makeArchive();
    let open = 0;
    async function* captures() {
      for (let index = 0; index < 5; index++) {
        expect(++open).toBe(1);
        yield capture(`n${index}`);
        open--;
      }
    }
    expect((await writeBatch(archive, batchOf('b1', captures()))).captures).toBe(5);
  });

  it('forces every file and folder to the disk before the batch is seen', async () => {
    const archive = await makeArchive();
    const unsynced = new Set<string>();
    let left: string[] | null = null;
    const files: Files = {
      ...archive.files,
      async createFile(path) {
        const file = await archive.files.createFile(path);
        return {
          ...file,
          write: async (data) => file.write(data).then(() => void unsynced.add(path)),
          sync: async () => void unsynced.delete(path),
        };
      },
      async createFolder(path) {
        await archive.files.createFolder(path);
        unsynced.add(path);
      },
      syncFolder: async (path) => void unsynced.delete(path),
      async move(from, to) {
        left = [...unsynced];
        await archive.files.move(from, to);
      },
    };
    await writeBatch({ ...archive, files }, batchOf('b1', [capture('a')]));
    expect(left).toEqual([]);
  });

  it('writes nothing when there are no captures', async () => {
    const archive = await makeArchive();
    const receipt = await writeBatch(archive, batchOf('b1', []));
    expect(receipt).toMatchObject({ captures: 0, files: [] });
    expect(receipt.path).toBeUndefined();
    expect(await listBatches(archive)).toEqual([]);
    expect(await readdir(archive.work)).toEqual([]);
  });

  it('refuses a batch id that is there before it reads a capture', async () => {
    const archive = await makeArchive();
    await writeBatch(archive, batchOf('b1', [capture('a')]));
    async function* never(): AsyncGenerator<Capture> {
      yield await Promise.reject(new Error('it was read'));
    }
    await expect(writeBatch(archive, batchOf('b1', never()))).rejects.toThrow(ObjectExistsError);
  });

  it.each(['', 'a b', 'a/b', '../a', 'ü', 'a\n', 'x'.repeat(201)])(
    'refuses the batch id %j',
    async (id) => {
      const archive = await makeArchive();
      await expect(writeBatch(archive, batchOf(id, [capture('a')]))).rejects.toThrow(
        StoreUsageError,
      );
    },
  );

  const good = capture('a');
  it.each<[string, Partial<Capture>, RegExp]>([
    ['an id that is none', { id: 'ni:///sha-256;x' }, /needs an id/],
    [
      'an id spelt in a second way',
      { id: `${good.id.slice(0, -1)}${good.id.endsWith('B') ? 'C' : 'B'}` },
      /needs an id/,
    ],
    ['content that is not its bytes', { content: capture('b').content }, /its raw bytes are/],
    ['a media type with a line break', { mediaType: 'text/plain\r\nX: y' }, /media type/],
  ])('refuses a capture with %s, names it and writes nothing', async (_, more, message) => {
    const archive = await makeArchive();
    const before = await readTree(archive.folder);
    const writing = () => writeBatch(archive, batchOf('b1', [capture('b'), { ...good, ...more }]));
    await expect(writing()).rejects.toThrow(StoreUsageError);
    await expect(writing()).rejects.toThrow(message);
    await expect(writing()).rejects.toThrow("'a'");
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('refuses the same capture twice in a batch', async () => {
    const archive = await makeArchive();
    const batch = batchOf('b1', [capture('a'), capture('a')]);
    await expect(writeBatch(archive, batch)).rejects.toThrow(/twice/);
  });

  it('refuses a time without zone, and software with a line break', async () => {
    const archive = await makeArchive();
    const captures = [capture('a')];
    await expect(
      writeBatch(archive, batchOf('b1', captures, { now: '2024-05-01' })),
    ).rejects.toThrow(StoreUsageError);
    await expect(
      writeBatch(archive, batchOf('b1', captures, { software: 'x\ny' })),
    ).rejects.toThrow(StoreUsageError);
    expect(await readdir(archive.work)).toEqual([]);
  });

  it('hands on what captures or provenance throw, and writes nothing', async () => {
    const archive = await makeArchive();
    async function* failing() {
      yield capture('a');
      throw new Error('no more');
    }
    await expect(writeBatch(archive, batchOf('b1', failing()))).rejects.toThrow('no more');
    const provenance = () => Promise.reject(new Error('unknown'));
    await expect(
      writeBatch(archive, batchOf('b1', [capture('a')], { provenance })),
    ).rejects.toThrow('unknown');
    expect(await readdir(archive.work)).toEqual([]);
    expect(await listBatches(archive)).toEqual([]);
  });
});

describe('reading', () => {
  it('lists batches by id, long ones too', async () => {
    const archive = await makeArchive();
    const ids = ['b', 'a', 'x'.repeat(200), 'B', '2024-05-01:part-00001_x.y'];
    for (const id of ids) await writeBatch(archive, batchOf(id, [capture('a')]));
    expect((await listBatches(archive)).map(({ batch }) => batch)).toEqual([...ids].sort());
  });

  it('finds captures by the start of their id in hexadecimal, or by the whole', async () => {
    const archive = await makeArchive();
    const captures = Array.from({ length: 40 }, (_, index) => capture(`n${index}`));
    await writeBatch(archive, batchOf('b2', captures.slice(0, 20)));
    await writeBatch(archive, batchOf('b1', captures.slice(19)));
    const wanted = captures[19]!;
    const hex = hexFromNi(wanted.id)!;
    for (const id of [wanted.id, hex, hex.slice(0, 8), hex.slice(0, 8).toUpperCase()]) {
      const found = await findCaptures(archive, id);
      expect(found.map(({ batch, name }) => [batch, name])).toEqual([
        ['b1', 'n19'],
        ['b2', 'n19'],
      ]);
    }
    expect(await findCaptures(archive, hexFromNi(wanted.content)!)).toEqual([]);
  });

  it.each(['', 'abc', 'xyzw', 'g'.repeat(64), 'a'.repeat(65), 'ni:///sha-256;abc'])(
    'refuses to search for %j',
    async (id) => {
      await expect(findCaptures(await makeArchive(), id)).rejects.toThrow(StoreUsageError);
    },
  );

  it('searches the other batches when one is damaged, and says which is', async () => {
    const archive = await makeArchive();
    const { path } = await writeBatch(archive, batchOf('b1', [capture('a')]));
    await writeBatch(archive, batchOf('b2', [capture('a')]));
    const lookup = contentPath(path!, 'captures.jsonl');
    await flipBit(lookup, 0);
    await expect(findCaptures(archive, capture('a').id)).rejects.toThrow(DamageError);
    const damaged: DamageError[] = [];
    const onDamage = (damage: DamageError) => damaged.push(damage);
    const found = await findCaptures(archive, capture('a').id, { onDamage });
    expect(found.map(({ batch }) => batch)).toEqual(['b2']);
    expect(damaged).toMatchObject([{ path: lookup, offset: 0 }]);
  });

  it('finds a capture beside one whose id is damaged', async () => {
    const archive = await makeArchive();
    const { path } = await writeBatch(archive, batchOf('b1', [capture('a'), capture('b')]));
    const lookup = contentPath(path!, 'captures.jsonl');
    const lines = await readFile(lookup, 'utf8');
    // The last of 43 letters has four bits of the digest, so that most letters cannot stand there.
    const { id } = capture('b');
    await writeFile(lookup, lines.replace(id, `${id.slice(0, -1)}_`));
    expect(await findCaptures(archive, capture('a').id)).toHaveLength(1);
  });

  it('says so when a batch is not there', async () => {
    const archive = await makeArchive();
    await expect(collect(readCaptures(archive, 'b9'))).rejects.toThrow(/no batch 'b9'/);
  });

  it('never hands out a record that is not the one looked up', async () => {
    const archive = await makeArchive('none');
    const { path } = await writeBatch(archive, batchOf('b1', [capture('a'), capture('b')]));
    const [first, second] = await collect(readCaptures(archive, 'b1'));
    const wrong: Partial<CaptureLine>[] = [
      { raw: second!.raw, content: first!.content },
      { raw: { ...first!.raw, sha256: second!.raw.sha256 } },
      { text: first!.record },
      { text: second!.text },
      { record: { ...first!.record, length: first!.record.length + 1 } },
      { raw: { ...first!.raw, offset: first!.raw.offset + 1 } },
    ];
    for (const more of wrong) {
      await expect(readCapture(archive, { ...first!, ...more })).rejects.toThrow(DamageError);
    }
    const end = first!.raw.offset + first!.raw.length;
    await flipBit(contentPath(path!, first!.raw.file), (end - 5) * 8);
    await expect(readCapture(archive, first!)).rejects.toThrow(DamageError);
    expect(text((await readCapture(archive, second!)).raw)).toBe('b');
  });

  it('reads of a line exactly what its schema allows', async () => {
    const archive = await makeArchive();
    await writeBatch(archive, batchOf('b1', [capture('a', 'a', 'x')]));
    const [{ batch: _, object: __, ...line }] = (await collect(readCaptures(archive, 'b1'))) as [
      CaptureLine & { batch: string; object: string },
    ];
    const wrong: object[] = [
      { id: 'x' },
      { id: 1 },
      { content: undefined },
      { name: undefined },
      { name: 1 },
      { uri: 1 },
      { uri: undefined },
      { mediaType: undefined },
      { extra: 1 },
      { raw: undefined },
      { raw: [] },
      { raw: { ...line.raw, file: '../raw-00000.warc.gz' } },
      { raw: { ...line.raw, file: 'derived-00000.warc.gz' } },
      { raw: { ...line.raw, file: 'raw-00000.warc.gz\n' } },
      { text: { ...line.text, file: 'raw-00000.warc.gz' } },
      { text: { ...line.text, file: 'derived-123456.warc' } },
      { raw: { ...line.raw, offset: -1 } },
      { raw: { ...line.raw, offset: 1.5 } },
      { raw: { ...line.raw, offset: 2 ** 60 } },
      { raw: { ...line.raw, length: 0 } },
      { raw: { ...line.raw, length: '1' } },
      { record: { ...line.record, sha256: line.record.sha256.toUpperCase() } },
      { record: { ...line.record, extra: 1 } },
    ];
    for (const more of [{}, ...wrong]) {
      const text = JSON.stringify({ ...line, ...more });
      const allowed = !('problem' in parseCaptureLine(text));
      expect(allowed, JSON.stringify(more)).toBe(validateLine(JSON.parse(text)));
    }
    expect(parseCaptureLine('{')).toEqual({ problem: 'it is not JSON' });
  });
});
