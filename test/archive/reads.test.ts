/** How much of an archive is listed and read. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findNamed } from '../../src/archive/annotations/find.ts';
import { textsOf } from '../../src/archive/annotations/verify.ts';
import { erase } from '../../src/archive/erase.ts';
import { readHistory } from '../../src/archive/history.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { readWorklist } from '../../src/archive/reviews/worklist.ts';
import { showCapture } from '../../src/archive/show.ts';
import {
  type Archive,
  type Capture,
  createArchive,
  StoreUsageError,
} from '../../src/store/index.ts';
import { hastyFiles } from '../store/helpers.ts';
import { archiveOld } from './older.ts';

const NOW = '2026-01-31T12:00:00Z';

let folder = '';
let archive: Archive;
let first: Capture;
/** How often the storage root was listed. */
let listed = 0;
/** The volumes that were opened. */
let opened: string[] = [];
/** How often look-up files and tombstones were. */
let lookedUp = 0;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-listing-'));
  const path = join(folder, 'archive');
  const root = join(path, 'store');
  archive = await createArchive(path, {
    files: {
      ...hastyFiles,
      list(of) {
        if (of === root) listed++;
        return hastyFiles.list(of);
      },
      openFile(of) {
        if (of.includes('.warc')) opened.push(basename(of));
        if (of.endsWith('.jsonl')) lookedUp++;
        return hastyFiles.openFile(of);
      },
    },
  });
  [first] = (await addBatch('one')) as [Capture];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function addBatch(name: string): Promise<Capture[]> {
  const text = `Jembatan desa diperbaiki\n\nWarga desa memperbaiki jembatan ${name}, kata Siti Aminah.`;
  return archiveOld(archive, name, [{ text, given: { metadata: { uri: 'https://contoh.id/' } } }]);
}

describe('batches are listed as often for many as for one by', () => {
  it.each<[name: string, run: () => Promise<unknown>]>([
    ['reprocess', () => reprocess(archive, { now: NOW, onStart: () => {} })],
    ['the worklist', () => readWorklist(archive)],
    ['the history of a story', () => readHistory(archive, first.id)],
    ['finding what annotations name', () => findNamed(archive, [first.id])],
    ['verifying annotations', () => textsOf(archive, new Set([first.id]))],
  ])('%s', async (_name, run) => {
    const times = async (): Promise<number> => {
      listed = 0;
      await run();
      return listed;
    };
    const before = await times();
    expect(before).toBeGreaterThan(0);
    await addBatch('two');
    await addBatch('three');
    expect(await times()).toBe(before);
  });
});

describe('look-up files are read as often for many ids as for one by', () => {
  const options = { now: NOW, reason: 'Permintaan ahli waris', keepIds: true };
  const eraseThem = (ids: string[]) => erase(archive, ids, options);
  it.each<[name: string, run: (ids: string[]) => Promise<unknown>, before?: typeof eraseThem]>([
    ['reprocess', (ids) => reprocess(archive, { now: NOW, ids })],
    // One that names nothing is looked for in all there is, and nothing is erased.
    [
      'erase',
      (ids) => expect(eraseThem([...ids, '0'.repeat(64)])).rejects.toThrow(StoreUsageError),
    ],
    ['erase of what is erased', eraseThem, eraseThem],
  ])('%s', async (_name, run, before) => {
    const [second] = (await addBatch('two')) as [Capture];
    const [third] = (await addBatch('three')) as [Capture];
    const ids = [first.id, second.id, third.id];
    await before?.(ids);
    const times = async (some: string[]): Promise<number> => {
      lookedUp = 0;
      await run(some);
      return lookedUp;
    };
    const once = await times([first.id]);
    expect(once).toBeGreaterThan(0);
    expect(await times(ids)).toBe(once);
  });
});

it.each<[name: string, run: () => Promise<unknown>]>([
  ['the worklist', () => readWorklist(archive)],
  ['the history of a story', () => readHistory(archive, first.id)],
  ['showing a record', () => showCapture(archive, first.id, 'record')],
  ['showing a page', () => showCapture(archive, first.id, 'html')],
])('of a capture nothing but its record is read by %s', async (_name, run) => {
  opened = [];
  await run();
  expect(opened).toEqual(['derived-00000.warc.gz']);
});
