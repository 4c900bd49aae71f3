import { readFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkpoint } from '../../src/archive/checkpoint.ts';
import { erase } from '../../src/archive/erase.ts';
import { ingest } from '../../src/archive/ingest.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { sinceTime, verify } from '../../src/archive/verify.ts';
import * as validators from '../../src/record/validators.generated.ts';
import {
  type Archive,
  hexFromNi,
  listBatches,
  readCaptures,
  writeDerived,
} from '../../src/store/index.ts';
import { contentPath } from '../../src/store/object.ts';
import { derivedOf } from '../store/derived-damages.ts';
import { bytes, collect, makeArchive, makeFolder, NOW, readTree } from '../store/helpers.ts';

const NAMES = ['a', 'b', 'c'];
const REASON = 'Permintaan ahli waris';

/** An archive of three articles, each with a record made later. */
async function ingested(): Promise<{ archive: Archive; ids: string[] }> {
  const archive = await makeArchive('none');
  const inbox = await makeFolder();
  for (const name of NAMES) {
    await writeFile(join(inbox, `${name}.txt`), `Judul ${name}\n\nWarga ${name} memanen padi.\n`);
  }
  await ingest(archive, [inbox], { now: NOW, batch: 'b1' });
  await reprocess(archive, { now: NOW, batch: 'd1', pipeline: { keepNoise: true } });
  const entries = await collect(readCaptures(archive, 'b1'));
  return {
    archive,
    ids: NAMES.map((name) => entries.find((each) => each.name === `${name}.txt`)!.id),
  };
}

const linesOf = (data: Buffer) =>
  data
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

it('what an erasure and a checkpoint write is what the schemas say', async () => {
  const { archive, ids } = await ingested();
  await erase(archive, [ids[0]!], { reason: REASON, now: NOW });
  await erase(archive, [ids[1]!], { reason: REASON, now: NOW, keepIds: true });
  await checkpoint(archive, { now: NOW });
  const valid = {
    'tombstones.jsonl': validators.validateTombstoneLine,
    'captures.jsonl': validators.validateCaptureLine,
    'derived.jsonl': validators.validateMadeLine,
    'provenance.jsonld': validators.validateProvenance,
    'checkpoint.json': validators.validateCheckpointFile,
  };
  const seen: Record<string, number> = {};
  for (const [path, data] of await readTree(archive.root)) {
    const name = path.slice(path.lastIndexOf('/') + 1) as keyof typeof valid;
    const validate = valid[name] as ((value: unknown) => boolean) | undefined;
    if (!validate) continue;
    const values = name.endsWith('.jsonl') ? linesOf(data) : [JSON.parse(data.toString('utf8'))];
    for (const value of values) {
      seen[name] = (seen[name] ?? 0) + 1;
      expect(validate(value), `${path}: ${JSON.stringify(value)}`).toBe(true);
    }
  }
  expect(seen).toEqual({
    'tombstones.jsonl': 4,
    'captures.jsonl': 1,
    'derived.jsonl': 1,
    'provenance.jsonld': 2,
    'checkpoint.json': 1,
  });
  expect((await verify(archive.folder)).findings).toEqual([]);
});

it('an erasure stands in the provenance, after how the batch came to be', async () => {
  const { archive, ids } = await ingested();
  const [before] = await listBatches(archive);
  const provenance = (path: string) =>
    JSON.parse(readFileSync(join(path, 'v1/content/provenance.jsonld'), 'utf8'));
  const { wasGeneratedBy } = provenance(before!.path);
  await erase(archive, ids.slice(0, 1), { reason: REASON, now: '2025-01-01T00:00:00Z' });
  await erase(archive, ids.slice(1, 2), { reason: REASON, now: '2025-01-02T00:00:00Z' });
  const [after] = await listBatches(archive);
  const told = provenance(after!.path);
  expect(told).toMatchObject({ '@id': 'urn:kliping:batch:b1~r2', wasGeneratedBy });
  expect(
    told['kliping:erasures'].map(({ startedAtTime }: { startedAtTime: string }) => startedAtTime),
  ).toEqual(['2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z']);
});

/** Writes what a run under way writes of an article that was erased meanwhile. */
async function writeLate(archive: Archive, capture: string): Promise<void> {
  const late = {
    capture,
    layer: 'notes',
    generation: 1,
    refersTo: 'urn:uuid:00000000-0000-8000-8000-000000000000',
    record: bytes('{}'),
  };
  await writeDerived(archive, derivedOf('late', [late]));
}

it('takes what is there, left over and erased before in one go, by ids in any spelling', async () => {
  const { archive, ids } = await ingested();
  const [a, b, c] = ids as [string, string, string];
  await erase(archive, [a], { reason: REASON, now: NOW });
  await writeLate(archive, a);
  await erase(archive, [b], { reason: REASON, now: NOW, keepIds: true });
  const hex = (id: string): string => hexFromNi(id)!;
  const asked = [hex(a), b, hex(b).toUpperCase(), c, hex(c).slice(0, 12).toUpperCase(), hex(c)];
  const report = await erase(archive, asked, { reason: REASON, now: NOW });
  expect(report.captures.toSorted()).toEqual([a, c].toSorted());
  expect(report.already).toEqual([b]);
  expect((await verify(archive.folder)).findings).toEqual([]);
  for (const [path, data] of await readTree(archive.folder)) {
    for (const id of [a, c]) expect(data.includes(id), path).toBe(false);
  }
  await expect(erase(archive, [b, a], { reason: REASON, now: NOW })).rejects.toThrow(
    /^There is no capture "ni:/,
  );
});

it('erases what is left over whatever became of tombstones', async () => {
  const { archive, ids } = await ingested();
  const [id] = ids as [string];
  await erase(archive, [id], { reason: REASON, now: NOW });
  await writeLate(archive, id);
  const [batch] = await listBatches(archive);
  await appendFile(contentPath(batch!.path, 'tombstones.jsonl'), 'x\n');
  const { captures } = await erase(archive, [id], { reason: REASON, now: NOW });
  expect(captures).toEqual([id]);
});

it('what a run under way wrote of an erased article is found, and can be erased', async () => {
  const { archive, ids } = await ingested();
  const [id] = ids;
  await erase(archive, [id!], { reason: REASON, now: NOW });
  await writeLate(archive, id!);
  const { findings } = await verify(archive.folder);
  expect(findings.map(({ code }) => code)).toContain('derived-orphan');
  const { batches } = await erase(archive, [id!], { reason: REASON, now: NOW });
  expect(batches).toMatchObject([{ batch: 'late', erased: 1 }]);
  expect((await verify(archive.folder)).findings).toEqual([]);
  for (const [path, data] of await readTree(archive.folder)) {
    expect(data.includes(id!), path).toBe(false);
  }
});

it('a batch that something was erased from is as old as before', async () => {
  const { archive, ids } = await ingested();
  await erase(archive, [ids[0]!], { reason: REASON, now: '2026-03-01T00:00:00Z' });
  expect(await sinceTime(archive.folder, 'b1')).toBe(NOW);
  const [{ path }] = (await listBatches(archive)) as [{ path: string }, ...unknown[]];
  await writeFile(contentPath(path, 'provenance.jsonld'), '');
  expect(await sinceTime(archive.folder, 'b1')).toBe('2026-03-01T00:00:00Z');
});
