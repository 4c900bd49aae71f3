/** What an archive holds: the same by the index as by reading look-up files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { erase } from '../../src/archive/erase.ts';
import { readHeld } from '../../src/archive/held.ts';
import { ingest } from '../../src/archive/ingest.ts';
import { catalogHoldings } from '../../src/catalog/holdings.ts';
import { catalogPath } from '../../src/catalog/open.ts';
import { ingestCommand } from '../../src/cli/ingest.ts';
import { createArchive, listBatches, readCaptures } from '../../src/store/index.ts';
import { makeFolder } from '../store/helpers.ts';
import { runCommand } from '../support/command.ts';
import { indexed, keep } from './support.ts';

const NOW = '2026-01-31T12:00:00Z';
const URI = 'https://contoh.example/jembatan';

/** Articles as lines of JSON: several of one address, one of none, and one that stands in two batches. */
function lines(batch: number): string {
  const line = (words: string, uri?: string) =>
    JSON.stringify({ text: `Jembatan desa\n\nWarga desa memperbaiki jembatan ${words}.`, uri });
  const stories = Array.from({ length: 7 }, (_none, at) => line(`${batch} ${at}`, `${URI}#${at}`));
  return [...stories, line(`${batch}`), line(`${batch}`, `${URI}/${batch}`)].join('\n');
}

async function filled() {
  const folder = await makeFolder();
  const archive = await createArchive(join(folder, 'archive'));
  for (const batch of [1, 2, 3]) {
    const file = join(folder, `${batch}.jsonl`);
    writeFileSync(file, lines(batch));
    await ingest(archive, [file], { now: NOW, batch: `batch-${batch}` });
  }
  return { archive, folder };
}

async function idsOf(archive: Awaited<ReturnType<typeof filled>>['archive']): Promise<string[]> {
  const ids: string[] = [];
  for (const each of await listBatches(archive)) {
    for await (const { id } of readCaptures(archive, each)) ids.push(id);
  }
  return ids;
}

describe('catalogHoldings', () => {
  it('says of every capture and address what the look-up files say, also after an erasure', async () => {
    const { archive } = await filled();
    const ids = await idsOf(archive);
    await keep(archive);
    await erase(archive, [ids[3]!], { reason: 'asked for', now: NOW });
    const { catalog } = await indexed(archive);
    const [byFile, byIndex] = [
      await readHeld(archive),
      await readHeld(archive, catalogHoldings(catalog)),
    ];
    expect(byIndex.batches).toEqual(byFile.batches);
    for (const id of ids) expect(await byIndex.has(id)).toBe(await byFile.has(id));
    expect(await byIndex.has(ids[3]!)).toBe(false);
    for (const uri of [URI, `${URI}/2`, `${URI}/4`, 'no address', undefined]) {
      expect(await byIndex.at(uri)).toEqual(await byFile.at(uri));
    }
    expect(await byIndex.at(URI)).toHaveLength(10);
    const added = ids[0]!.replace(/.$/, ids[0]!.endsWith('A') ? 'E' : 'A');
    for (const held of [byFile, byIndex]) held.add(added, URI);
    expect(await byIndex.at(URI)).toEqual(await byFile.at(URI));
    expect((await byIndex.at(URI))[0]).toBe(added);
  });

  it('is what ingest goes by where the index is up to date, with the same answers', async () => {
    const { archive, folder } = await filled();
    const file = join(folder, 'again.jsonl');
    writeFileSync(file, `${lines(2)}\n${lines(4)}`);
    const answers = async (...options: string[]) => {
      const { stdout } = await runCommand(ingestCommand, [
        file,
        ...['--archive', archive.folder, '--now', NOW, '--json', ...options],
      ]);
      return stdout.trim().split('\n').slice(0, -1);
    };
    await keep(archive);
    const { catalog } = await indexed(archive);
    const byIndex: unknown[] = [];
    await ingest(archive, [file], {
      now: NOW,
      batch: 'batch-4',
      holdings: catalogHoldings(catalog),
      onOutcome: ({ status, name }) => void byIndex.push([status, name]),
    });
    expect(byIndex.map((each) => (each as string[])[0])).toEqual([
      ...Array.from({ length: 9 }, () => 'known'),
      ...Array.from({ length: 9 }, () => 'archived'),
    ]);
    const known = await answers();
    expect(known).toHaveLength(18);
    expect(known.every((each) => JSON.parse(each).status === 'known')).toBe(true);
    expect(await answers('--no-index')).toEqual(known);
  });

  it.each(['sqlite_autoindex_article_1', 'article_address', 'article'])(
    'gives way to the look-up files where the index is damaged (%s)',
    async (table) => {
      const { archive, folder } = await filled();
      const { catalog } = await indexed(archive);
      const page = Number(
        catalog.database.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').get(table)!
          .rootpage,
      );
      catalog.database.pragma('wal_checkpoint(TRUNCATE)');
      catalog.close();
      const path = catalogPath(archive);
      const database = readFileSync(path);
      database.fill(0xff, (page - 1) * 4096, page * 4096);
      writeFileSync(path, database);
      const file = join(folder, 'again.jsonl');
      writeFileSync(file, `${lines(4)}\n${lines(2)}`);
      const { stdout, code } = await runCommand(ingestCommand, [
        file,
        ...['--archive', archive.folder, '--now', NOW, '--json'],
      ]);
      const outcomes = stdout
        .trim()
        .split('\n')
        .slice(0, -1)
        .map((each) => JSON.parse(each));
      expect(outcomes.map(({ status }) => status)).toEqual([
        ...Array.from({ length: 9 }, () => 'archived'),
        ...Array.from({ length: 9 }, () => 'known'),
      ]);
      expect(outcomes[6]!.follows).toHaveLength(10);
      expect(code).toBe(0);
    },
  );

  it('keeps what was added when it gives way, and reads once for all who ask', async () => {
    const { archive } = await filled();
    const ids = await idsOf(archive);
    let asked = 0;
    const broken = (): never => {
      throw new Error('a page cannot be read');
    };
    const held = await readHeld(archive, {
      objects: new Set((await listBatches(archive)).map(({ object }) => object)),
      has: () => (++asked > 2 ? broken() : false),
      at: broken,
    });
    const added = ids[0]!.replace(/.$/, ids[0]!.endsWith('A') ? 'E' : 'A');
    expect(await held.has(added)).toBe(false);
    held.add(added, URI);
    expect(await held.has(added)).toBe(true);
    const answers = await Promise.all([held.at(URI), ...ids.map((id) => held.has(id))]);
    expect(answers.slice(1)).toEqual(ids.map(() => true));
    const byFile = await readHeld(archive);
    byFile.add(added, URI);
    expect(answers[0]).toEqual(await byFile.at(URI));
    expect(await held.has(added)).toBe(true);
  });

  it('leaves out what comes into the index later, as the look-up files that were read do', async () => {
    const { archive, folder } = await filled();
    await keep(archive);
    const { catalog } = await indexed(archive);
    const held = await readHeld(archive, catalogHoldings(catalog));
    const file = join(folder, 'later.jsonl');
    writeFileSync(file, lines(5));
    await ingest(archive, [file], { now: NOW, batch: 'batch-5' });
    await keep(archive);
    const later = (await idsOf(archive)).slice(-9);
    for (const id of later) expect(await held.has(id)).toBe(false);
    expect(await held.at(`${URI}/5`)).toEqual([]);
  });

  it('is made up for by what was committed since the index was looked at', async () => {
    const { archive, folder } = await filled();
    const { catalog } = await indexed(archive);
    const holdings = catalogHoldings(catalog);
    const file = join(folder, 'later.jsonl');
    writeFileSync(file, lines(5));
    await ingest(archive, [file], { now: NOW, batch: 'batch-5' });
    const held = await readHeld(archive, holdings);
    for (const id of (await idsOf(archive)).slice(-9)) expect(await held.has(id)).toBe(true);
  });
});
