// Measures what `kliping show` takes with the index and without, and how fast an index is made anew, in an archive of
// short real articles: the same ones again and again under other ids, in batches of a thousand.
//
//   npm run --silent build && npx tsx scripts/bench-show.ts --articles 20000 --data FILE.jsonl.gz
//
// FILE holds a JSON object with "text" a line; nothing of it is kept in the repository.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const { values: options } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    characters: { type: 'string', default: '300' },
    data: { type: 'string' },
  },
});
if (options.data === undefined) {
  console.error('Give --data FILE.jsonl.gz: a JSON object with "text" a line.');
  process.exit(2);
}

// The built modules, as users run them.
const load = (path: string) => import(new URL(`../dist/${path}`, import.meta.url).href);
const store = (await load('store/index.js')) as typeof import('../src/store/index.ts');
const { openFresh } = (await load('catalog/keep.js')) as typeof import('../src/catalog/keep.ts');
const { catalogFinder } = (await load(
  'catalog/finder.js',
)) as typeof import('../src/catalog/finder.ts');
const { showCapture } = (await load('archive/show.js')) as typeof import('../src/archive/show.ts');
const { makeRecord } = (await load('pipeline.js')) as typeof import('../src/pipeline.ts');

const COUNT = Number(options.articles);
const records = gunzipSync(readFileSync(options.data))
  .toString('utf8')
  .trim()
  .split('\n')
  .slice(0, 200)
  .map((line) => {
    const { text } = JSON.parse(line) as { text: string };
    const short = text.slice(0, Number(options.characters));
    return makeRecord(Buffer.from(short), { name: 'a.txt', metadata: {} });
  });

const digestAt = (number: number): Buffer => createHash('sha256').update(`${number}`).digest();

function captureAt(number: number) {
  const like = records[number % records.length]!;
  const raw = Buffer.from(`${like.article.text} ${number}`);
  const id = store.niFromDigest(digestAt(number));
  const content = store.niFromDigest(createHash('sha256').update(raw).digest());
  const record = { ...like, id, source: { ...like.source, content } };
  return {
    ...{ id, content, name: `${number}.txt`, mediaType: 'text/plain', raw },
    text: Buffer.from(like.article.text),
    record: Buffer.from(`${JSON.stringify(record)}\n`),
  };
}

/** Runs something, and tells the seconds it took by the clock and of processor time. */
async function timed<T>(run: () => Promise<T>): Promise<[T, clock: number, own: number]> {
  const [clock, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
  const result = await run();
  const { user, system } = process.cpuUsage(cpu);
  return [result, Number(process.hrtime.bigint() - clock) / 1e9, (user + system) / 1e6];
}

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;
const folder = mkdtempSync(join(tmpdir(), 'kliping-bench-show-'));
try {
  const archive = await store.createArchive(join(folder, 'archive'));
  for (let at = 0; at < COUNT; at += 1000) {
    const captures = Array.from({ length: Math.min(1000, COUNT - at) }, (_, index) =>
      captureAt(at + index),
    );
    await store.writeBatch(archive, {
      ...{ batch: `b${String(at).padStart(9, '0')}`, now: '2026-01-31T12:00:00Z' },
      ...{ software: 'bench', captures, provenance: { '@type': 'Activity' } },
    });
  }
  const [opened, clock, own] = await timed(() => openFresh(archive, { create: true }));
  console.log(
    `index of ${COUNT} articles made in ${clock.toFixed(1)} s, ${own.toFixed(1)} s of processor time: ${Math.round(COUNT / own)} articles a second of it`,
  );
  const finder = catalogFinder(opened.catalog);
  const shows = async (times: number, by?: typeof finder) => {
    const taken: number[] = [];
    const [, , total] = await timed(async () => {
      for (let index = 0; index < times; index++) {
        const id = store.niFromDigest(digestAt((index * 7919) % COUNT));
        const show = () => showCapture(archive, id, 'text', undefined, undefined, by);
        taken.push((await timed(show))[1]);
      }
    });
    return `median ${(median(taken) * 1e3).toFixed(1)} ms by the clock, ${((total / times) * 1e3).toFixed(1)} ms of processor time`;
  };
  console.log(`showCapture by the index: ${await shows(200, finder)}`);
  console.log(`showCapture by look-up files: ${await shows(20)}`);
  opened.catalog.close();
  const command = () => {
    const id = digestAt(COUNT - 1).toString('hex');
    const args = ['dist/bin/main.js', 'show', id, '--format', 'text', '--archive', archive.folder];
    const started = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, [resolve(args[0]!), ...args.slice(1)]);
    if (status !== 0) throw new Error(`show ended with ${status}`);
    return Number(process.hrtime.bigint() - started) / 1e9;
  };
  const index = join(archive.folder, 'index');
  const taken: Record<'with' | 'without', number[]> = { with: [], without: [] };
  for (let round = 0; round < 5; round++) {
    taken.with.push(command());
    renameSync(index, `${index}.away`);
    taken.without.push(command());
    renameSync(`${index}.away`, index);
  }
  console.log(
    `kliping show: ${median(taken.with).toFixed(2)} s with the index, ${median(taken.without).toFixed(2)} s without (medians of 5, in turns)`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
