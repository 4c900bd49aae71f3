// Measures the index at a size: articles that are real ones' sentences, recombined, put straight into the
// tables, with an archive of the same look-up lines behind them.
//
//   npm run --silent build && tsx scripts/bench-catalog.ts --articles 1000000 --data FILE.jsonl.gz
//
// FILE holds a JSON object with "text" a line; nothing of it is kept in the repository. --characters is
// the length of a text (0: rows of the tables that look-ups read, without words and names), --folder where it is built; a folder that is there is measured again.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000000' },
    characters: { type: 'string', default: '2400' },
    data: { type: 'string' },
    folder: { type: 'string', default: 'out/bench-catalog' },
  },
});
if (options.data === undefined) {
  console.error('Give --data FILE.jsonl.gz: a JSON object with "text" a line.');
  process.exit(2);
}

// The built modules, as users run them: tsx is half as fast.
const load = (path: string) => import(new URL(`../dist/${path}`, import.meta.url).href);
const store = (await load('store/index.js')) as typeof import('../src/store/index.ts');
const { openCatalog } = (await load('catalog/open.js')) as typeof import('../src/catalog/open.ts');
const { rowsOf } = (await load('catalog/rows.js')) as typeof import('../src/catalog/rows.ts');
const { factsOf } = (await load('record/facts.js')) as typeof import('../src/record/facts.ts');
const { lookUp } = (await load('catalog/look-up.js')) as typeof import('../src/catalog/look-up.ts');
const { findArticles } = (await load('catalog/find.js')) as typeof import('../src/catalog/find.ts');
const { makeRecord } = (await load('pipeline.js')) as typeof import('../src/pipeline.ts');

const COUNT = Number(options.articles);
const CHARACTERS = Number(options.characters);
const PIECE = 2_000;

/** Numbers that look random and are the same each time. */
let state = 1;
function random(below: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

const sources = gunzipSync(readFileSync(options.data))
  .toString('utf8')
  .trim()
  .split('\n')
  .slice(0, 400)
  .map((line) => {
    const { text } = JSON.parse(line) as { text: string };
    const record = makeRecord(Buffer.from(text), { name: 'a.txt', metadata: {} });
    return factsOf(record);
  });
const sentences = sources.flatMap(({ text }) => text.split(/(?<=[.!?"”])\s+/));
const entities = sources.flatMap((facts) => facts.entities);
const speakers = sources.flatMap((facts) => [...facts.speakers.keys()]);

function factsAt(number: number) {
  const digest = createHash('sha256').update(`article ${number}`).digest();
  const like = pick(sources);
  let text = '';
  while (text.length < CHARACTERS) text += `${pick(sentences)} `;
  const id = store.niFromDigest(digest);
  const day = `20${10 + random(15)}-${String(1 + random(12)).padStart(2, '0')}-15`;
  return {
    ...like,
    id,
    content: id,
    text,
    headline: pick(sentences).slice(0, 80),
    source: `Koran ${random(300)}`,
    publisher: `Koran ${random(300)}`,
    published: day,
    day,
    entities: Array.from({ length: 8 }, () => pick(entities)),
    speakers: new Map([[pick(speakers), 1]]),
  };
}

const { folder } = options;
const archiveFolder = join(folder, 'archive');
const isNew = !existsSync(archiveFolder);
mkdirSync(folder, { recursive: true });
const archive = isNew
  ? await store.createArchive(archiveFolder)
  : await store.openArchive(archiveFolder);
const catalog = await openCatalog(archive, { create: true });
const { database } = catalog;

const seconds = (from: bigint): number => Number(process.hrtime.bigint() - from) / 1e9;
if (isNew) {
  const object = 'urn:kliping:batch:bench';
  // Only the lines of the look-up file are read, so it need not be a whole batch.
  const started = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  database
    .prepare('INSERT INTO batch VALUES (1, ?, ?, 0, ?, ?, 0, 1)')
    .run(object, 'bench', '', COUNT);
  const place = database.prepare('INSERT INTO place VALUES (?, 1, ?, ?)');
  const rows = rowsOf(database);
  const bare = database.prepare(
    `INSERT INTO article SELECT ?1, ?2, ?2, name, uri, host, 0, record_batch, headline, language,
       publisher, source, published, day, agency, words, bytes, quotations, claims
     FROM article WHERE number = ?3`,
  );
  /** Adds an article; a bare one has the columns of an earlier one. */
  const addAt = (number: number): { id: string; article: number } => {
    if (CHARACTERS === 0 && number >= sources.length) {
      const digest = createHash('sha256').update(`article ${number}`).digest();
      bare.run(number + 1, digest, 1 + random(sources.length));
      return { id: store.niFromDigest(digest), article: number + 1 };
    }
    const facts = factsAt(number);
    return { id: facts.id, article: rows.add(facts, { generation: 0, batch: 'bench' }) };
  };
  const objectFolder = join(
    archive.root,
    ...bucketOf(object),
    encodeURIComponent(object).toLowerCase(),
  );
  mkdirSync(join(objectFolder, 'v1/content'), { recursive: true });
  const lookup = join(objectFolder, 'v1/content/captures.jsonl');
  let offset = 0;
  for (let at = 0; at < COUNT; at += PIECE) {
    let lines = '';
    database.exec('BEGIN IMMEDIATE');
    for (let number = at; number < Math.min(COUNT, at + PIECE); number++) {
      const { id, article } = addAt(number);
      const where = {
        file: 'raw-00000.warc.gz',
        offset: number,
        length: 9,
        sha256: '0'.repeat(64),
      };
      const derived = { ...where, file: 'derived-00000.warc.gz' };
      const line = JSON.stringify({
        id,
        content: id,
        name: `${number}.txt`,
        mediaType: 'text/plain',
        raw: where,
        text: derived,
        record: derived,
      });
      lines += `${line}\n`;
      place.run(article, offset, Buffer.byteLength(line));
      offset += Buffer.byteLength(line) + 1;
    }
    database.exec('COMMIT');
    appendFileSync(lookup, lines);
    if ((at / PIECE) % 50 === 49) {
      const rate = Math.round((at + PIECE) / seconds(started));
      console.log(`${at + PIECE} articles, ${rate}/s`);
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `built in ${seconds(started).toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of processor time`,
  );
}

/** Where an object lies: by the first three times three digits of the SHA-256 of its id. */
function bucketOf(object: string): string[] {
  const digest = createHash('sha256').update(object).digest('hex');
  return [0, 3, 6].map((start) => digest.slice(start, start + 3));
}

function percentiles(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!.toFixed(2);
  return `median ${at(0.5)} ms, 99% ${at(0.99)} ms, worst ${sorted.at(-1)!.toFixed(2)} ms`;
}

async function measure(name: string, times: number, run: () => Promise<unknown>): Promise<void> {
  const taken: number[] = [];
  const cpu = process.cpuUsage();
  for (let index = 0; index < times; index++) {
    const started = process.hrtime.bigint();
    await run();
    taken.push(seconds(started) * 1e3);
  }
  // By the clock, which others on the machine slow down, and the processor's own time.
  const { user, system } = process.cpuUsage(cpu);
  const own = ((user + system) / 1e3 / times).toFixed(2);
  console.log(
    `${name}: ${own} ms of processor time on average; by the clock ${percentiles(taken)}`,
  );
}

const there = Number(database.prepare('SELECT count(*) AS n FROM article').get()!.n);
const megabytes = statSync(join(archiveFolder, 'index/catalog.db')).size / 1e6;
console.log(`${there} articles, ${megabytes.toFixed(0)} MB`);
const idAt = (): string => {
  const number = random(there);
  return createHash('sha256').update(`article ${number}`).digest('hex');
};
await measure('look-up by id, with its line', 1_000, async () => {
  const id = idAt();
  const [found] = await lookUp(catalog, id);
  if (store.hexFromNi(found!.id) !== id) throw new Error('another capture');
});
await measure('look-up by 12 digits', 1_000, () => lookUp(catalog, idAt().slice(0, 12)));
const word = (): string =>
  pick(sentences)
    .split(/\s+/)
    .find((each) => each.length > 6) ?? 'jakarta';
if (CHARACTERS === 0) process.exit(0);
await measure('find two words', 30, () => findArticles(catalog, { words: `${word()} ${word()}` }));
await measure('find an entity', 30, () => findArticles(catalog, { entity: pick(entities).name }));
await measure('find a source in a year, with counts', 10, () =>
  findArticles(
    catalog,
    { source: `Koran ${random(300)}`, from: '2020', to: '2020' },
    { counts: ['language', 'entity'] },
  ),
);
catalog.close();
