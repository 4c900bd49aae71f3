import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { writeBatch } from '../../src/store/batch.ts';
import { listBatches, readCaptures } from '../../src/store/captures.ts';
import { writeDerived } from '../../src/store/derived.ts';
import {
  DamageError,
  ObjectExistsError,
  StoreIoError,
  StoreUsageError,
} from '../../src/store/errors.ts';
import { findMade, listDerived, readAllMade, readMade } from '../../src/store/made.ts';
import { parseMadeLine } from '../../src/store/made-lookup.ts';
import { contentPath } from '../../src/store/object.ts';
import type { Made } from '../../src/store/types.ts';
import { FINDING_CODES } from '../../src/store/verify/codes.ts';
import { verifyArchive } from '../../src/store/verify/verify.ts';
import { readRecords } from '../../src/store/warc/read.ts';
import { header } from '../../src/store/warc/record.ts';
import { editVouched, makeSample } from './damages.ts';
import { derivedDamages, derivedOf, madeOf, makeDerivedSample, noteOf } from './derived-damages.ts';
import { faultyFiles } from './faults-disk.ts';
import {
  batchOf,
  capture,
  collect,
  flipBit,
  hastyFiles,
  makeArchive,
  randomNumbers,
  readTree,
  text,
} from './helpers.ts';
import { findingShortener } from './short-findings.ts';

const schemas = await Promise.all(
  ['captures', 'derived'].map(async (name) =>
    JSON.parse(await readFile(`schemas/${name}.schema.json`, 'utf8')),
  ),
);
const validateLine = new Ajv2020({ strict: true, schemas }).getSchema(
  'https://w3id.org/kliping/derived/1',
)!;

describe.each(['gzip', 'none'] as const)('writeDerived, compression %s', (compression) => {
  const suffix = compression === 'gzip' ? '.warc.gz' : '.warc';

  it('writes one object without anything raw, which verifies', async () => {
    const { archive, object, lookup } = await makeDerivedSample(compression);
    expect((await readdir(contentPath(object, ''))).sort()).toEqual([
      `derived-00000${suffix}`,
      'derived.jsonl',
      'derived.merkle.json',
      'provenance.jsonld',
    ]);
    const lines = (await readFile(lookup, 'utf8')).split('\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(validateLine(JSON.parse(line))).toBe(true);
    expect(lines.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ['capture', 'layer', 'generation', 'text', 'record'],
      ['capture', 'layer', 'generation', 'text', 'record'],
      ['capture', 'layer', 'generation', 'record'],
    ]);
    const { findings, totals } = await verifyArchive(archive);
    expect(findings).toEqual([]);
    expect(totals).toMatchObject({ objects: 2, batches: 2, captures: 3 });
  });

  it('names raw record, capture, layer and generation in every record', async () => {
    const { archive, volume, entries } = await makeDerivedSample(compression);
    const [raw] = (await collect(readCaptures(archive, 'b1'))).map(({ raw }) => raw);
    const [batch] = await listBatches(archive);
    const records = await collect(readRecords(contentPath(batch!.path, raw!.file)));
    const first = records.find(({ offset }) => offset === raw!.offset)!;
    const [info, ...made] = await collect(readRecords(volume));
    expect(text(info!.block)).toContain('isPartOf: urn:kliping:derived:d1\r\n');
    expect(made.map((record) => header(record, 'WARC-Type'))).toEqual([
      'conversion',
      'metadata',
      'conversion',
      'metadata',
      'metadata',
    ]);
    for (const record of [made[0]!, made[1]!, made[4]!]) {
      expect(header(record, 'WARC-Refers-To')).toBe(header(first, 'WARC-Record-ID'));
      expect(header(record, 'WARC-Target-URI')).toBe('https://contoh.id/1');
      expect(header(record, 'Kliping-Capture')).toBe(entries[0].capture);
      expect(header(record, 'Kliping-Generation')).toBe('1');
    }
    expect(made.map((record) => header(record, 'Kliping-Layer'))).toEqual([
      ...Array<string>(4).fill('record'),
      'names',
    ]);
  });

  it('reads back what was written, the newest last', async () => {
    const { archive, entries } = await makeDerivedSample(compression);
    const [a] = await collect(readCaptures(archive, 'b1'));
    // An earlier id and a later clock change nothing: the number counts.
    for (const [batch, generation, now] of [
      ['d0', 3, '2020-01-01T00:00:00Z'],
      ['d2', 2, '2030-01-01T00:00:00Z'],
      ['d3', 2, '2010-01-01T00:00:00Z'],
    ] as const) {
      await writeDerived(
        archive,
        derivedOf(batch, [await madeOf(archive, a!, { generation })], { now }),
      );
    }
    const found = await findMade(archive, a!.id, 'record');
    expect(found.map(({ batch, generation }) => `${batch} ${generation}`)).toEqual([
      'd1 1',
      'd2 2',
      'd3 2',
      'd0 3',
    ]);
    const made = await readMade(archive, entries[0]);
    expect([made.text!, made.record].map(text)).toEqual([
      'new text of a',
      '{"name":"a","new":true}\n',
    ]);
    expect(await findMade(archive, a!.id, 'none')).toEqual([]);
    expect((await readMade(archive, entries[2])).text).toBeUndefined();
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it('writes the same files for the same input', async () => {
    const trees = [];
    for (let round = 0; round < 2; round++) {
      trees.push(await readTree((await makeDerivedSample(compression)).object));
    }
    expect(trees[0]).toEqual(trees[1]);
  });

  it('spreads much over several volumes', async () => {
    const { archive, entries } = await makeSample(compression);
    async function* made() {
      for (let index = 0; index < 30; index++) {
        yield { ...(await noteOf(archive, entries[index % 3]!)), layer: `l${index}` };
      }
    }
    const { files } = await writeDerived(archive, derivedOf('d1', made(), { largestVolume: 3000 }));
    expect(files.length).toBeGreaterThan(4);
    expect(await collect(readAllMade(archive))).toHaveLength(30);
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it('finds every flipped bit of a derived batch', async () => {
    const { archive, object } = await makeDerivedSample(compression);
    const random = randomNumbers(compression.length);
    const tree = [...(await readTree(object))];
    for (let round = 0; round < 60; round++) {
      const [path, data] = tree[random(tree.length)]!;
      const bit = random(data.length * 8);
      await flipBit(`${object}/${path}`, bit);
      const { findings } = await verifyArchive(archive);
      expect(findings.length, `${path}, bit ${bit}`).toBeGreaterThan(0);
      await flipBit(`${object}/${path}`, bit);
    }
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });
});

describe('writeDerived', () => {
  it('refuses what is not fit to be stored, and leaves nothing behind', async () => {
    const { archive, entries } = await makeSample();
    const good = await madeOf(archive, entries[0]);
    const { text: _text, ...noText } = good;
    const bad: [readonly Made[], RegExp][] = [
      [[{ ...good, capture: 'ni:///sha-256;x' }], /capture's id/],
      [[{ ...good, layer: 'A b' }], /a-z, 0-9/],
      [[{ ...good, layer: 'names' }], /text belongs to the layer "record"/],
      [[noText], /text belongs to the layer "record"/],
      [[{ ...good, generation: 0 }], /generation/],
      [[{ ...good, generation: 1.5 }], /generation/],
      [[{ ...good, refersTo: 'x' }], /WARC-Refers-To/],
      [[good, { ...good, generation: 2 }], /stands twice/],
    ];
    const before = await readTree(archive.folder);
    for (const [made, message] of bad) {
      const writing = writeDerived(archive, derivedOf('d1', made));
      await expect(writing).rejects.toThrow(message);
      await expect(writing).rejects.toThrow(StoreUsageError);
    }
    await expect(writeDerived(archive, derivedOf('../x', [good]))).rejects.toThrow(/batch id/);
    await expect(writeDerived(archive, derivedOf('d1', [good], { now: 'now' }))).rejects.toThrow(
      /UTC/,
    );
    expect(await readTree(archive.folder)).toEqual(before);
  });

  it('writes nothing when nothing was made, and no batch of an id twice', async () => {
    const { archive, entries } = await makeSample();
    const none = await writeDerived(archive, derivedOf('d1', []));
    expect(none).toEqual({ batch: 'd1', object: 'urn:kliping:derived:d1', made: 0, files: [] });
    expect(await listDerived(archive)).toEqual([]);
    const made = [await madeOf(archive, entries[0])];
    expect((await writeDerived(archive, derivedOf('d1', made))).made).toBe(1);
    await expect(writeDerived(archive, derivedOf('d1', made))).rejects.toThrow(ObjectExistsError);
  });

  it('may have the id of a batch of captures', async () => {
    const { archive, entries } = await makeSample();
    const made = await madeOf(archive, entries[0], {
      text: capture('a').text,
      record: capture('a').record,
    });
    await writeDerived(archive, derivedOf('b1', [made]));
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it('is verified wherever the batch of its captures lies in the store', async () => {
    const archive = await makeArchive('none');
    for (let number = 0; number < 8; number++) {
      const name = `n${number}`;
      await writeBatch(archive, batchOf(name, [capture(name, name, `https://contoh.id/${name}`)]));
      const [entry] = await collect(readCaptures(archive, name));
      await writeDerived(archive, derivedOf(name, [await madeOf(archive, entry!)]));
    }
    expect((await verifyArchive(archive)).findings).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'once'],
    ['EIO', 'from then on'],
  ] as const)(
    'leaves the store as it was or with the whole batch on a failing disk (%s, %s)',
    async (code, extent) => {
      const { archive, entries } = await makeSample();
      const made = [await madeOf(archive, entries[0]), await noteOf(archive, entries[1])];
      const before = await readTree(archive.root);
      const counting = faultyFiles(Number.POSITIVE_INFINITY, '');
      const input = (batch: string) => derivedOf(batch, made, { largestVolume: 900 });
      await writeDerived({ ...(await makeSample()).archive, files: counting.files }, input('d1'));
      expect(counting.log.length).toBeGreaterThan(25);
      const move = counting.log.indexOf('move');
      let whole = 0;
      for (const [number, operation] of counting.log.entries()) {
        const called = `operation ${number}, ${operation}`;
        const { files } = faultyFiles(number, code, extent);
        const batch = number <= move ? 'd1' : `d1.${number}`;
        const writing = writeDerived({ ...archive, files }, input(batch));
        await expect(writing, called).rejects.toThrow(StoreIoError);
        if (number <= move) expect(await readTree(archive.root), called).toEqual(before);
        else whole++;
      }
      expect(await listDerived(archive)).toHaveLength(whole);
      expect(whole).toBeGreaterThan(0);
      expect((await verifyArchive({ ...archive, files: hastyFiles })).findings).toEqual([]);
    },
  );
});

describe('reading derived batches', () => {
  it('never gives out what is damaged', async () => {
    const { archive, volume, entries } = await makeDerivedSample();
    const [a, c] = entries;
    await expect(readMade(archive, { ...a, record: c.record })).rejects.toThrow(/Kliping-Capture/);
    await expect(readMade(archive, { ...a, generation: 2 })).rejects.toThrow(/Kliping-Generation/);
    await expect(readMade(archive, { ...a, layer: 'names' })).rejects.toThrow(/Kliping-Layer/);
    const nowhere = { ...a, object: 'urn:kliping:derived:none' };
    await expect(readMade(archive, nowhere)).rejects.toThrow(/Could not open .*none/);
    await flipBit(volume, (a.record.offset + a.record.length - 6) * 8);
    await expect(readMade(archive, a)).rejects.toThrow(DamageError);
  });

  it('ends at a damaged line, unless the damage is taken', async () => {
    const { archive, lookup, entries, object } = await makeDerivedSample();
    await editVouched({ object }, lookup, (lines) =>
      lines.replace('"layer":"record"', '"layer":7'),
    );
    await expect(collect(readAllMade(archive))).rejects.toThrow(/layer is no name/);
    const taken: DamageError[] = [];
    const onDamage = (damage: DamageError) => taken.push(damage);
    expect(await findMade(archive, entries[0].capture, 'record', { onDamage })).toEqual([]);
    expect(taken).toHaveLength(1);
  });

  it('reads of a line exactly what its schema allows', async () => {
    const { entries } = await makeDerivedSample();
    const { batch: _batch, object: _object, ...line } = entries[0];
    const { text: _text, ...noText } = line;
    const cases: unknown[] = [
      line,
      noText,
      { ...noText, layer: 'names' },
      { ...line, layer: 'names' },
      { ...noText, layer: '' },
      { ...noText, layer: '-a' },
      { ...noText, layer: 'a'.repeat(64) },
      { ...noText, layer: 'a'.repeat(65) },
      { ...line, generation: 0 },
      { ...line, generation: '1' },
      { ...line, generation: 2 ** 53 },
      { ...line, capture: 'x' },
      { ...line, x: 1 },
      { ...line, record: { ...line.record, file: 'raw-00000.warc' } },
      [],
      null,
    ];
    for (const value of cases) {
      const allowed = !('problem' in parseMadeLine(JSON.stringify(value)));
      expect(allowed, JSON.stringify(value)).toBe(validateLine(value));
    }
    expect(parseMadeLine(null)).toEqual({ problem: 'it is not UTF-8' });
    expect(parseMadeLine('{')).toEqual({ problem: 'it is not JSON' });
  });
});

describe('verifyArchive of derived batches', () => {
  it.each(derivedDamages)(
    'finds that $title',
    async ({ compression, damage, findings: expected }) => {
      const sample = await makeDerivedSample(compression);
      const { archive, volume, lookup } = sample;
      const shorten = await findingShortener(archive.folder, { volume }, lookup);
      await damage(sample);
      const { findings } = await verifyArchive(archive);
      expect(shorten(findings)).toEqual(expected);
      for (const { code, severity, message, path, expected, found } of findings) {
        expect({ severity, message }).toEqual(FINDING_CODES[code]);
        for (const text of [path, expected, found]) expect(text).toMatch(/^(?!.*undefined)./s);
      }
    },
  );

  it('asks for the check of each layer, naming the capture', async () => {
    const { archive, entries } = await makeDerivedSample();
    const seen: string[] = [];
    await verifyArchive(archive, {
      checkRecord: (record, { capture, layer }) => {
        if (text(record).includes('new') || layer !== 'record') seen.push(`${layer} ${capture}`);
        return [];
      },
    });
    expect(seen).toEqual(entries.map(({ layer, capture }) => `${layer} ${capture}`));
  });
});
