/** What an archive does to the reviews in it: they outlive other records, and go with their article. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { erase } from '../../../src/archive/erase.ts';
import { repair } from '../../../src/archive/repair.ts';
import { decideClaims } from '../../../src/archive/reviews/decide.ts';
import { makeFeed } from '../../../src/archive/reviews/feed.ts';
import { REVIEW_LAYER } from '../../../src/archive/reviews/layer.ts';
import { readWorklist } from '../../../src/archive/reviews/worklist.ts';
import { salvage } from '../../../src/archive/salvage.ts';
import { verify } from '../../../src/archive/verify.ts';
import { makeRecord } from '../../../src/pipeline.ts';
import type { ArchiveRecord, ReviewLayer } from '../../../src/record/types.generated.ts';
import * as validators from '../../../src/record/validators.generated.ts';
import {
  type Archive,
  listBatches,
  listDerived,
  type MadeEntry,
  openArchive,
  readAllMade,
  readCapture,
  readCaptures,
  readMade,
  StoreIoError,
  writeDerived,
} from '../../../src/store/index.ts';
import { dyingFiles, faultyFiles, memoryDisk } from '../../store/faults-disk.ts';
import { collect, readTree } from '../../store/helpers.ts';
import { FILLED, NEWS, NOW, newsArchive, publishShared, sharedClaim, take } from './helpers.ts';

let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-reviews-'));
  archive = await newsArchive(join(folder, 'archive'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const findings = async (where = archive.folder) =>
  (await verify(where)).findings.map(({ code, expected }) => `${code} ${expected}`);

/** Writes another record of an article, as a later pipeline might make it. */
async function remake(name: string, change: (record: ArchiveRecord) => void): Promise<void> {
  const entry = await entryOf(name);
  const { raw, rawRecord } = await readCapture(archive, entry);
  const metadata = { uri: entry.uri! };
  const record = makeRecord(raw, { name: entry.name, mediaType: entry.mediaType, metadata });
  change(record);
  const there = await collect(readAllMade(archive));
  await writeDerived(archive, {
    batch: `remade-${there.length}`,
    now: NOW,
    software: 'test',
    provenance: {},
    made: [
      {
        capture: entry.id,
        layer: 'record',
        generation: there.filter(({ layer }) => layer === 'record').length + 1,
        uri: entry.uri!,
        refersTo: rawRecord,
        text: Buffer.from(record.article.text),
        record: Buffer.from(JSON.stringify(record)),
      },
    ],
  });
}

async function entryOf(name: string) {
  for (const { batch } of await listBatches(archive)) {
    for await (const entry of readCaptures(archive, batch)) {
      if (entry.name === `${name}.txt`) return entry;
    }
  }
  throw new Error(`There is no ${name}.`);
}

async function layersOf(name: string): Promise<ReviewLayer[]> {
  const { id } = await entryOf(name);
  const made = (await collect(readAllMade(archive)))
    .filter((each) => each.layer === REVIEW_LAYER && each.capture === id)
    .sort((a, b) => a.generation - b.generation);
  return Promise.all(
    made.map(async (each) =>
      JSON.parse(Buffer.from((await readMade(archive, each)).record).toString()),
    ),
  );
}

describe('a later record', () => {
  it('that numbers its claims otherwise keeps the review with its claim', async () => {
    const { id } = await publishShared(archive);
    await remake('flood', (record) => {
      record.claims.reverse();
      record.claims.forEach((claim, index) => {
        claim.id = `c${index + 1}`;
        claim.review.itemReviewed['@id'] = `#c${index + 1}`;
      });
    });
    const entry = await sharedClaim(archive);
    expect(entry).toMatchObject({ id, state: 'published' });
    expect(entry.appearances[0]!.isDetached).toBe(false);
    expect(entry.appearances[0]!.id).not.toBe(entry.appearances[0]!.item!.id);
  });

  it('that takes the words for no claim leaves the review in the list and in the feed', async () => {
    const { id } = await publishShared(archive);
    await remake('flood', (record) => (record.claims = []));
    const entry = await sharedClaim(archive);
    expect(entry.state).toBe('published');
    expect(entry.appearances.filter(({ isDetached }) => isDetached)).toHaveLength(1);
    const [element] = makeFeed(await readWorklist(archive), NOW).dataFeedElement;
    expect(element!.item[0]!.itemReviewed.appearance).toHaveLength(2);
    const withdrawal = { id, decision: 'withdrawn', note: 'Keliru' };
    expect((await take(archive, [withdrawal])).report).toMatchObject({ stored: 1, refused: 0 });
    expect((await sharedClaim(archive)).appearances.map(({ item }) => item!.review!.state)).toEqual(
      ['withdrawn', 'withdrawn'],
    );
    expect(await findings()).toEqual([]);
  });

  it('that cuts a claim otherwise still takes the row that was exported before', async () => {
    const { id, text } = await sharedClaim(archive);
    for (const name of ['flood', 'money']) {
      await remake(name, (record) => {
        const claim = record.claims.find((each) => each.text === text)!;
        claim.text = text.slice(0, text.lastIndexOf(' '));
        claim.end -= text.length - claim.text.length;
        claim.review.claimReviewed = claim.text;
        claim.review.itemReviewed.text = claim.text;
      });
    }
    expect((await sharedClaim(archive)).id).not.toBe(id);
    const cut = text.slice(0, text.lastIndexOf(' '));
    const { report } = await take(archive, [{ id, claim: cut, ...FILLED }]);
    expect(report).toMatchObject({ stored: 1, captures: 2 });
    expect((await take(archive, [{ id, claim: 'x', ...FILLED }])).report.refused).toBe(1);
  });

  it('that names another claimant undoes an acceptance, and no rejection', async () => {
    const { id } = await sharedClaim(archive);
    await decideClaims(archive, [id], { value: 'accepted', now: NOW });
    await remake('flood', (record) => {
      for (const { claimant } of record.claims) if (claimant) claimant.name = 'Siti Aminah';
    });
    const again = await decideClaims(archive, [id], { value: 'accepted', now: NOW });
    expect(again).toMatchObject({ decided: 1, captures: 1 });
  });
});

describe('an article that comes later', () => {
  it('takes its part in the review when the row is given again', async () => {
    const { id } = await publishShared(archive);
    const later = join(folder, 'later');
    const other = await newsArchive(later);
    // The same archive with the second article archived after the review.
    const { id: first } = await sharedClaim(other);
    expect(first).toBe(id);
    await erase(archive, [(await entryOf('money')).id], { reason: 'uji', now: NOW });
    const made = (await layersOf('flood'))[0]!;
    expect(made.items[0]!.review!.history).toHaveLength(2);
    const { report } = await take(archive, [{ id, ...FILLED }]);
    expect(report).toMatchObject({ same: 1 });
  });
});

describe('erasing', () => {
  const WORDS = ['tanggul', 'Rp5', 'Lindor Budi', 'Rapat DPRD', 'cektepi'];

  it('takes the review of an article with it, and leaves that of the other articles', async () => {
    const { id } = await publishShared(archive);
    await erase(archive, [(await entryOf('money')).id], { reason: 'uji', now: NOW });
    const entry = (await readWorklist(archive)).find((each) => each.id === id)!;
    expect(entry).toMatchObject({ state: 'published', appearances: [{ name: 'flood.txt' }] });
    expect(await findings()).toEqual([]);
  });

  it('leaves no byte of the text or the review when all its articles are erased', async () => {
    await publishShared(archive);
    const ids = [(await entryOf('money')).id, (await entryOf('flood')).id];
    const before = [...(await readTree(archive.folder)).values()].join('\n');
    for (const word of WORDS) expect(before).toContain(word);
    await erase(archive, ids, { reason: 'uji', now: NOW });
    for (const [path, data] of await readTree(archive.folder)) {
      for (const word of WORDS) expect(data.includes(word), `${word} in ${path}`).toBe(false);
      for (const id of ids) expect(data.includes(id), `${id} in ${path}`).toBe(false);
    }
    expect((await readWorklist(archive)).every(({ state }) => state === 'draft')).toBe(true);
    expect(await findings()).toEqual([]);
  });

  it('leaves none of an article’s own words in the review of another that says the same', async () => {
    // The words differ in marks and articles, so that each is told from the other.
    const file = join(folder, 'two');
    const two = await newsArchive(file);
    const { id } = await publishShared(two);
    expect(id).toMatch(/^k/);
    const layers = await collect(readAllMade(two));
    for (const each of layers) {
      const layer = JSON.parse(
        Buffer.from((await readMade(two, each)).record).toString(),
      ) as ReviewLayer;
      const text = layer.capture === (await entryOf('flood')).id ? NEWS.flood : NEWS.money;
      for (const { content, review } of layer.items) {
        expect(text).toContain(content[0]!.text);
        expect(text).toContain(review!.verdict!.claimReviewed);
      }
    }
  });
});

describe('verify', () => {
  /** Writes a layer as it should never be. */
  async function store(change: (layer: ReviewLayer) => void): Promise<string[]> {
    await publishShared(archive);
    const entry = await entryOf('flood');
    const [layer] = await layersOf('flood');
    change(layer!);
    const { rawRecord } = await readCapture(archive, entry);
    await writeDerived(archive, {
      batch: 'bad',
      now: NOW,
      software: 'test',
      provenance: {},
      made: [
        {
          capture: entry.id,
          layer: REVIEW_LAYER,
          generation: 2,
          uri: entry.uri!,
          refersTo: rawRecord,
          record: Buffer.from(JSON.stringify(layer)),
        },
      ],
    });
    return (await verify(archive.folder)).findings.map(({ code, found }) => `${code} ${found}`);
  }

  it.each<[string, (layer: ReviewLayer) => void, RegExp]>([
    [
      'its schema',
      (layer) => ((layer.items[0] as object as { about: string }).about = 'x'),
      /about/,
    ],
    ['whose it is', (layer) => (layer.capture = `ni:///sha-256;${'A'.repeat(43)}`), /\/capture is/],
    ['the length of its spans', ({ items }) => items[0]!.content[0]!.end++, /not as long/],
    ['the steps it took', ({ items }) => items[0]!.review!.history.shift(), /steps there are not/],
    [
      'the state it is in',
      ({ items }) => (items[0]!.review!.state = 'withdrawn'),
      /steps there are/,
    ],
    ['a verdict it needs', ({ items }) => delete items[0]!.review!.verdict, /verdict/],
    ['what it is about', ({ items }) => (items[0]!.id = 'q1'), /which q1 is not/],
  ])('finds a review that breaks %s', async (_what, change, found) => {
    const lines = await store(change);
    expect(lines.every((line) => line.startsWith('record-invalid '))).toBe(true);
    expect(lines.join('\n')).toMatch(found);
  });

  it.each<[string, (layer: ReviewLayer) => void]>([
    [
      'words that are no claim of the record',
      ({ items }) => {
        items[0]!.content = [{ start: 0, end: 6, text: 'Banjir' }];
      },
    ],
    [
      'a text that the archive does not have',
      ({ items }) => {
        items[0]!.text.sha256 = '0'.repeat(64);
      },
    ],
  ])('finds a review of %s', async (_what, change) => {
    expect(await store(change)).toEqual(['review-words none']);
  });

  it('finds nothing wrong with what is written, nor with its provenance', async () => {
    await publishShared(archive);
    expect(await findings()).toEqual([]);
    const [derived] = await listDerived(archive);
    const provenance = JSON.parse(
      readFileSync(join(derived!.path, 'v1/content/provenance.jsonld'), 'utf8'),
    );
    expect(validators.validateProvenance(provenance)).toBe(true);
    expect(provenance.wasGeneratedBy).toMatchObject({
      'kliping:layer': 'review',
      'premis:outcome': { 'kliping:rows': 1, 'kliping:items': 2, 'kliping:captures': 2 },
    });
  });
});

describe('two people at once', () => {
  it('lose nothing: of every claim what was decided last holds', async () => {
    const { id } = await sharedClaim(archive);
    const bridge = (await readWorklist(archive)).find(
      ({ claimants }) => claimants[0] === 'Ana Belo',
    )!;
    expect(bridge.id).not.toBe(id);
    // Both saw the archive before the other wrote, as in two processes.
    const copy = join(folder, 'copy');
    cpSync(archive.folder, copy, { recursive: true });
    const flood = (await readWorklist(archive)).find(
      ({ appearances, id: other }) => other !== id && appearances[0]!.name === 'flood.txt',
    )!;
    await decideClaims(archive, [id], { value: 'accepted', now: NOW, batch: 'one' });
    const other = await openArchive(copy);
    await decideClaims(other, [flood.id], { value: 'rejected', now: NOW, batch: 'two' });
    const [two] = await listDerived(other);
    const target = two!.path.replace(copy, archive.folder);
    cpSync(two!.path, target, { recursive: true });
    const after = await readWorklist(archive);
    expect(after.find((entry) => entry.id === id)!.state).toBe('accepted');
    expect(after.find((entry) => entry.id === flood.id)!.state).toBe('rejected');
    await decideClaims(archive, [bridge.id], { value: 'accepted', now: NOW, batch: 'three' });
    await decideClaims(archive, [flood.id], { value: 'accepted', now: NOW, batch: 'four' });
    expect((await layersOf('flood')).at(-1)!.items).toHaveLength(2);
    expect(await findings()).toEqual([]);
  });
});

describe('salvage and repair', () => {
  it('bring reviews back out of a damaged archive', async () => {
    await publishShared(archive);
    const out = join(folder, 'out');
    await salvage(archive.folder, out, NOW);
    const rescued = await openArchive(join(out, 'archive'));
    expect((await sharedClaim(rescued)).state).toBe('published');
    expect((await verify(rescued.folder)).findings).toEqual([]);
  });

  it('bring a batch of reviews back from a copy', async () => {
    await publishShared(archive);
    const copy = join(folder, 'copy');
    cpSync(archive.folder, copy, { recursive: true });
    const [derived] = await listDerived(archive);
    rmSync(join(derived!.path, 'v1/content/derived-00000.warc'));
    expect(await findings()).not.toEqual([]);
    await repair(archive.folder, copy, NOW);
    expect(await findings()).toEqual([]);
    expect((await sharedClaim(archive)).state).toBe('published');
  });
});

describe('where a disk fails, or the process is killed, at any operation', () => {
  const FOLDER = '/disk/archive';
  const start = async () => {
    const disk = memoryDisk();
    await disk.files.createFolder('/disk');
    await disk.files.syncFolder('/');
    const { id } = await sharedClaim(await newsArchive(FOLDER, disk.files));
    return { disk, id };
  };
  const row = (id: string) => [{ id, ...FILLED }];

  it('a refused operation leaves all reviews or none, and the same again succeeds', async () => {
    const { disk, id } = await start();
    let failures = 0;
    for (let number = 0; ; number++) {
      const { files } = faultyFiles(number, 'ENOSPC', 'once', disk.files);
      const there = await openArchive(FOLDER, { files: disk.files });
      const done = await take({ ...there, files }, row(id)).then(
        () => true,
        (error: unknown) => {
          expect(error).toBeInstanceOf(StoreIoError);
          return false;
        },
      );
      const { state, appearances } = await sharedClaim(there);
      expect(new Set(appearances.map(({ item }) => item?.review?.state)).size).toBe(1);
      if (done || state === 'published') {
        expect(state).toBe('published');
        break;
      }
      failures++;
      expect(state).toBe('draft');
    }
    expect(failures).toBeGreaterThan(10);
    expect((await verify(FOLDER, { files: disk.files })).findings).toEqual([]);
  });

  it('a kill leaves all reviews or none', async () => {
    let published = 0;
    for (let last = 0; ; last++) {
      const { disk, id } = await start();
      const { files, died } = dyingFiles(last, disk.files);
      const there = await openArchive(FOLDER, { files: disk.files });
      const how = await Promise.race([
        take({ ...there, files }, row(id)).then(() => 'done' as const),
        died,
      ]);
      const left = disk.afterPowerLoss('nothing');
      const { state, appearances } = await sharedClaim(await openArchive(FOLDER, left));
      expect(new Set(appearances.map(({ item }) => item?.review?.state)).size).toBe(1);
      expect(['draft', 'published']).toContain(state);
      if (state === 'published') published++;
      if (how === 'done') {
        expect(state).toBe('published');
        break;
      }
    }
    expect(published).toBeGreaterThan(0);
  });
});

it('a line of a look-up file names the layer', async () => {
  await publishShared(archive);
  const made = (await collect(readAllMade(archive))).map(({ layer, generation }: MadeEntry) => [
    layer,
    generation,
  ]);
  expect(made).toEqual([
    ['review', 1],
    ['review', 1],
  ]);
});
