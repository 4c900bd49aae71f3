import {
  fstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../src/archive/ingest.ts';
import { checkCatalog } from '../../src/catalog/check.ts';
import { openFresh } from '../../src/catalog/keep.ts';
import { openCatalog, removeCatalog } from '../../src/catalog/open.ts';
import { startTold, type Told } from '../../src/catalog/told.ts';
import type { UpdateOptions } from '../../src/catalog/update.ts';
import { type Facts, packFacts } from '../../src/record/facts.ts';
import { type Archive, createArchive } from '../../src/store/index.ts';

const TABLES = [
  ...['article', 'body', 'place', 'mention', 'entity', 'spoken', 'speaker', 'removal'],
  'index_of_words_docsize',
];

const NAMES = ['Budi Santoso', 'Siti Rahma', 'Joko Susilo'];
const TEXTS = Array.from(
  { length: 30 },
  (_, at) =>
    `Pasar ke-${at} dibuka\n\n"Kami senang," kata ${NAMES[at % 3]} di Jakarta pada hari ke-${at}.`,
);

let folder = '';
let archive: Archive;
let batch = '';
let told: Told;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-told-'));
  archive = await createArchive(join(folder, 'archive'));
  told = startTold(archive);
  const paths = TEXTS.map((text, at) => {
    const path = join(folder, `${at}.txt`);
    writeFileSync(path, text);
    return path;
  });
  const now = '2026-01-31T12:00:00Z';
  const report = await ingest(archive, [...paths, paths[0]!, join(folder, 'none.txt')], {
    ...{ now, metadata: { language: 'id' } },
    onLooked: told.add,
  });
  batch = report.batch!;
});
afterEach(() => {
  told.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the index holds, table by table, when it is made of what was told. */
async function indexedBy(given: UpdateOptions['told']) {
  await removeCatalog(archive);
  const { catalog, report } = await openFresh(archive, {
    create: true,
    ...(given && { told: given }),
  });
  const rows = TABLES.map((table) => catalog.database.prepare(`SELECT * FROM ${table}`).all());
  const found = catalog.database
    .prepare("SELECT rowid FROM index_of_words WHERE index_of_words MATCH 'kami senang'")
    .all();
  catalog.close();
  expect(report).toMatchObject({ indexed: TEXTS.length, damaged: 0 });
  expect(await checkCatalog(archive)).toEqual([]);
  return { rows, found };
}

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    ...{ id: fc.string(), content: fc.string(), name: fc.string({ unit: 'binary' }) },
    ...{ language: fc.string(), words: fc.nat(), bytes: fc.nat() },
    ...{ quotations: fc.nat(), claims: fc.nat(), text: fc.string({ unit: 'grapheme' }) },
    entities: fc.array(
      fc.record({
        type: fc.string(),
        name: fc.string({ unit: 'grapheme' }),
        wikidata: fc.string(),
      }),
    ),
    speakers: fc.array(fc.tuple(fc.string(), fc.nat())).map((each) => new Map(each)),
    removals: fc.array(fc.tuple(fc.string(), fc.nat())).map((each) => new Map(each)),
    ...{ headline: fc.string({ unit: 'grapheme' }), uri: fc.string(), publisher: fc.string() },
  },
  {
    requiredKeys: [
      ...(['id', 'content', 'name', 'language', 'words', 'bytes', 'quotations', 'claims'] as const),
      ...(['text', 'entities', 'speakers', 'removals'] as const),
    ],
  },
);

describe('startTold', () => {
  it('gives back what was told, in its order', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), (all) => {
        const some = startTold(archive);
        for (const each of all) some.add(packFacts(each));
        expect([...some.all()].map(({ packed, ...each }) => each)).toEqual(all);
        expect([...some.all()].length).toBe(all.length);
        some.close();
        expect([...some.all()]).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('writes it to the disk in pieces, up to a limit, and has no file of a name', () => {
    const [one] = [...told.all()];
    const long = { ...one!, name: 'x'.repeat(100_000) };
    delete long.packed;
    const some = startTold(archive, { most: 1 << 20 });
    for (let at = 0; at < 30; at++) some.add(packFacts({ ...long, words: at }));
    expect(readdirSync(join(archive.folder, 'work'))).toEqual([]);
    const words = [...some.all()].map((each) => each.words);
    expect(words.length).toBeGreaterThanOrEqual(10);
    expect(words.length).toBeLessThan(16);
    expect(words).toEqual([...words.keys()]);
    some.close();
  });

  it('is of no help where there can be no such file, and does no harm', () => {
    const none = startTold({ folder: join(folder, 'none') });
    none.add(packFacts([...told.all()][0]!));
    expect([...none.all()]).toEqual([]);
    none.close();
    none.close();
  });

  it.skipIf(process.platform !== 'linux')('gives way where the disk is full', () => {
    const file = openSync('/dev/full', 'r+');
    const full = startTold(archive, { open: () => file });
    for (const each of told.all()) full.add(packFacts(each));
    expect([...full.all()]).toEqual([]);
    expect(() => fstatSync(file)).toThrow(/EBADF/);
    full.add(packFacts([...told.all()][0]!));
    expect([...full.all()]).toEqual([]);
    full.close();
  });

  it('gives what the disk gives back, and stops where it does not', () => {
    const path = join(folder, 'told');
    const short = startTold(archive, { open: () => openSync(path, 'wx+') });
    const [one] = [...told.all()];
    const long = { ...one!, name: 'x'.repeat(200_000) };
    for (let at = 0; at < 6; at++) short.add(packFacts({ ...long, words: at }));
    expect([...short.all()].map(({ words }) => words)).toEqual([0, 1, 2, 3, 4, 5]);
    truncateSync(path, statSync(path).size - 1);
    expect([...short.all()].map(({ words }) => words)).toEqual([0, 1, 2, 3]);
    writeFileSync(path, Buffer.alloc(statSync(path).size, 0xff));
    expect([...short.all()]).toEqual([]);
    short.close();
  });
});

describe('what was told', () => {
  it('does not come in of a batch of which another revision is there when it is written', async () => {
    await removeCatalog(archive);
    const other = await openCatalog(archive, { create: true });
    let asked = 0;
    const all = function* () {
      asked++;
      // As where another process has erased an article and indexed what is left.
      const revised = "INSERT INTO batch VALUES (NULL, 'urn:another', ?, 0, 'seal', 0, 0, 1)";
      if (asked === 1) other.database.prepare(revised).run(batch);
      yield* told.all();
    };
    const { catalog, report } = await openFresh(archive, { told: { batch, all } });
    catalog.close();
    other.close();
    expect({ asked, report }).toEqual({
      asked: 2,
      report: { indexed: TEXTS.length, removed: 0, damaged: 0 },
    });
    expect(await checkCatalog(archive)).toEqual([]);
  });

  it('gives the index that reading the records gives', async () => {
    const read = await indexedBy(undefined);
    expect(await indexedBy({ batch, all: told.all })).toEqual(read);
    expect(read.found).toHaveLength(TEXTS.length);
  });

  it('is taken for the articles that it is about, and no others', async () => {
    const said = [...told.all()];
    const shouted = said.map((each) => ({ ...each, publisher: 'X' }));
    const publishers = async (given: UpdateOptions['told']) =>
      (await indexedBy(given)).rows[0]!.map(({ publisher }) => publisher);
    const all = TEXTS.map(() => 'X');
    const none = TEXTS.map(() => null);
    expect(await publishers({ batch, all: () => shouted })).toEqual(all);
    expect(await publishers({ batch: 'another', all: () => shouted })).toEqual(none);
    expect(await publishers({ batch, all: () => shouted.toReversed() })).toEqual(none);
    expect(await publishers({ batch, all: () => shouted.slice(0, 7) })).toEqual([
      ...all.slice(0, 7),
      ...none.slice(7),
    ]);
    const [first, ...rest] = shouted;
    expect(await publishers({ batch, all: () => [first!, ...rest.slice(1)] })).toEqual([
      ...all.slice(0, 1),
      ...none.slice(1),
    ]);
    expect(await publishers({ batch, all: () => [...shouted, ...shouted] })).toEqual(all);
  });
});
