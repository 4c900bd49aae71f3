import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../src/archive/annotations/annotate.ts';
import { listPairs } from '../../src/archive/duplicates/list.ts';
import { erase } from '../../src/archive/erase.ts';
import { describeArchive } from '../../src/archive/format.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { verify } from '../../src/archive/verify.ts';
import { checkCatalog } from '../../src/catalog/check.ts';
import { findDuplicates } from '../../src/catalog/duplicates.ts';
import { eraseFromCatalog } from '../../src/catalog/keep.ts';
import {
  type Archive,
  batchObjectId,
  DamageError,
  hexFromNi,
  madePath,
  PAIR_LAYER,
  readAllMade,
  readCaptures,
  readMade,
  writeDerived,
} from '../../src/store/index.ts';
import { contentPath } from '../../src/store/object.ts';
import { objectPath } from '../../src/store/ocfl/root.ts';
import { madeWithoutMentions } from '../archive/older.ts';
import { collect, flipBit, makeArchive, readTree } from '../store/helpers.ts';
import { kliping } from '../support/cli.ts';
import { article, indexBytes, indexed, ingestAll } from './support.ts';

const NOW = '2026-01-01T00:00:00Z';

/** A story of so many sentences of its own. */
function story(topic: string, from = 0, to = 20): string {
  const sentence = (number: number) =>
    `Warga ${topic} nomor ${number * 7} melihat ${topic} di jalan ke-${number}.`;
  return Array.from({ length: to - from }, (_none, index) => sentence(from + index)).join(' ');
}

const FLOOD = article('Banjir di kota', `JAKARTA (Reuters) - ${story('banjir')}`);
const REPRINT = article('Kota terendam', `SURABAYA (Reuters) - ${story('banjir', 0, 15)}`);
const SISTER = article('Banjir surut', `${story('banjir', 8)} ${story('perahu', 0, 10)}`);
const OTHER = article('Pasar dibuka', story('pasar'));

async function run(archive: Archive, more: { all?: boolean; now?: string } = {}) {
  const { catalog } = await indexed(archive);
  return findDuplicates(catalog, { now: NOW, ...more });
}

const pairsOf = (archive: Archive) => collect(listPairs(archive));
const findings = async (archive: Archive) =>
  (await verify(archive.folder)).findings.map(({ code }) => code);

async function makeCompared(): Promise<{ archive: Archive; ids: string[] }> {
  const archive = await makeArchive();
  await describeArchive(archive, NOW);
  const captures = await ingestAll(archive, 'one', [FLOOD, REPRINT, SISTER, OTHER]);
  return { archive, ids: captures.map(({ id }) => id) };
}

describe('findDuplicates', () => {
  it('keeps reprints and stories that share passages, with the agency that both credit', async () => {
    const { archive, ids } = await makeCompared();
    const report = await run(archive);
    expect(report).toMatchObject({ compared: 4, duplicate: 1, distinct: 0, same: 0, damaged: 0 });
    const pairs = await pairsOf(archive);
    const reprint = pairs.find(({ label }) => label === 'duplicate')!;
    expect(reprint.captures.map(({ capture }) => capture)).toEqual([ids[0], ids[1]].sort());
    expect(reprint).toMatchObject({ agency: 'Reuters', containment: 1 });
    const sisters = pairs.filter(({ label }) => label === 'derived');
    expect(sisters.length).toBeGreaterThan(0);
    for (const { captures } of sisters) {
      expect(captures.map(({ capture }) => capture)).toContain(ids[2]);
    }
    expect(pairs.flatMap(({ captures }) => captures.map(({ capture }) => capture))).not.toContain(
      ids[3],
    );
    expect(await collect(listPairs(archive, { digits: hexFromNi(ids[3]!)! }))).toEqual([]);
    expect(await findings(archive)).toEqual([]);
    expect(await checkCatalog(archive)).toEqual([]);
  });

  it('writes nothing the second time, and the same when all is compared anew', async () => {
    const { archive } = await makeCompared();
    await run(archive);
    const before = await readTree(archive.root);
    expect(await run(archive)).toMatchObject({ compared: 0, same: 0 });
    const again = await run(archive, { all: true });
    expect(again).toMatchObject({ compared: 4, duplicate: 0, derived: 0, distinct: 0 });
    expect(again.same).toBe((await pairsOf(archive)).length);
    expect(again.batch).toBeUndefined();
    expect(await readTree(archive.root)).toEqual(before);
  });

  it('finds the same, to the byte, whether articles come at once or one by one', async () => {
    const { archive } = await makeCompared();
    await run(archive);
    const slow = await makeArchive();
    for (const [number, each] of [OTHER, SISTER, REPRINT, FLOOD].entries()) {
      await ingestAll(slow, `b${number}`, [each]);
      await run(slow);
    }
    expect(await pairsOf(slow)).toEqual(await pairsOf(archive));
  });

  it('looks again at what has another text, and takes back what no longer holds', async () => {
    const archive = await makeArchive();
    const wrong = article('Lain', `${story('pasar')}`);
    wrong.change = (record) => {
      madeWithoutMentions(record);
      // An older version took all paragraphs but one for notes.
      for (const paragraph of record.article.paragraphs) paragraph.kind = 'note';
    };
    await ingestAll(archive, 'one', [OTHER, wrong]);
    expect(await run(archive)).toMatchObject({ compared: 2, duplicate: 0 });
    await reprocess(archive, { now: NOW });
    expect(await run(archive, { now: '2026-01-02T00:00:00Z' })).toMatchObject({ duplicate: 1 });
    expect(await pairsOf(archive)).toHaveLength(1);
  });

  it('stays linear in a crowd of equal stories, and links all of them', async () => {
    const archive = await makeArchive();
    const crowd = Array.from({ length: 120 }, (_none, number) =>
      article(`Judul ${number}`, story('salinan'), {}, `${number}.txt`),
    );
    const captures = await ingestAll(archive, 'one', crowd);
    await run(archive);
    const pairs = await pairsOf(archive);
    expect(pairs.length).toBeLessThanOrEqual(120 * 20);
    const linked = new Set(pairs.flatMap(({ captures: two }) => two.map(({ capture }) => capture)));
    expect(linked.size).toBe(captures.length);
  });
});

/** Flips a bit in the record of a pair, and back when it is called again. */
async function damagePair(archive: Archive): Promise<() => Promise<void>> {
  const entry = (await collect(readAllMade(archive)))[0]!;
  const { record } = entry;
  const flip = () =>
    flipBit(
      join(archive.folder, madePath(archive, entry)),
      (record.offset + record.length - 6) * 8,
    );
  await flip();
  return flip;
}

describe('damage', () => {
  it('of a pair is told once, and leaves the other pairs to be compared and listed', async () => {
    const { archive } = await makeCompared();
    await run(archive);
    const before = await pairsOf(archive);
    expect(before.length).toBeGreaterThan(1);
    const repair = await damagePair(archive);
    const told: unknown[] = [];
    const onDamage = (damage: unknown) => told.push(damage);
    const { catalog } = await indexed(archive);
    const report = await findDuplicates(catalog, { now: NOW, all: true, onDamage });
    expect(report).toMatchObject({ compared: 4, duplicate: 0, derived: 0, damaged: 1 });
    expect(report.same).toBe(before.length - 1);
    expect(report.batch).toBeUndefined();
    expect(told).toHaveLength(1);

    await expect(pairsOf(archive)).rejects.toThrow(DamageError);
    const listed = await collect(listPairs(archive, { onDamage }));
    expect(before).toEqual(expect.arrayContaining(listed));
    expect([listed.length, told.length]).toEqual([before.length - 1, 2]);

    // Its two articles are left to do until it is repaired.
    expect(await run(archive)).toMatchObject({ compared: 2, damaged: 1 });
    await repair();
    expect(await run(archive)).toMatchObject({ compared: 2, damaged: 0, duplicate: 0, derived: 0 });
    expect(await run(archive)).toMatchObject({ compared: 0, damaged: 0 });
    expect(await pairsOf(archive)).toEqual(before);
  });

  it('of a pair does not stop what is new', async () => {
    const { archive } = await makeCompared();
    await run(archive);
    await damagePair(archive);
    await ingestAll(archive, 'two', [article('Banjir lagi', story('banjir', 0, 16))]);
    const report = await run(archive);
    expect(report).toMatchObject({ compared: 1, damaged: 0 });
    expect(report.duplicate + report.derived).toBeGreaterThan(0);
  });

  it('of a pair is named by the command, which does the rest and ends with 3', async () => {
    const { archive } = await makeCompared();
    await run(archive);
    const pairs = (await pairsOf(archive)).length;
    await damagePair(archive);
    const listed = await kliping(['duplicates', '--list', '--archive', archive.folder]);
    expect(listed.stderr).toMatch(/Not listed\. Damage in /);
    expect(listed.stdout.trim().split('\n')).toHaveLength(pairs - 1);
    const compared = await kliping(['duplicates', '--all', '--archive', archive.folder]);
    expect(compared.stderr).toMatch(/Not compared\. Damage in /);
    expect(compared.stdout).toContain(`4 articles compared: 0 duplicates, 0 derived, ${pairs - 1}`);
    expect([listed.code, compared.code]).toEqual([3, 3]);
  });

  it('of a raw record leaves out the pairs that would name it', async () => {
    const { archive, ids } = await makeCompared();
    const first = ids.slice(0, 2).sort()[0]!;
    const entry = (await collect(readCaptures(archive, 'one'))).find(({ id }) => id === first)!;
    const volume = contentPath(objectPath(archive.root, batchObjectId('one')), entry.raw.file);
    const flip = () => flipBit(volume, (entry.raw.offset + entry.raw.length - 6) * 8);
    await flip();
    const broken = await run(archive);
    expect(broken).toMatchObject({ compared: 4, damaged: 1 });
    await flip();
    const { duplicate, derived } = await run(archive, { now: '2026-01-02T00:00:00Z' });
    const whole = await makeCompared();
    await run(whole.archive);
    expect(await pairsOf(archive)).toEqual(await pairsOf(whole.archive));
    expect(duplicate + derived).toBeGreaterThan(0);
    expect(await run(archive)).toMatchObject({ compared: 0 });
  });
});

describe('a pair', () => {
  it('goes with either article when it is erased, and leaves no trace of the one that is gone', async () => {
    for (const gone of [0, 1]) {
      const { archive, ids } = await makeCompared();
      await run(archive);
      const reprint = (await pairsOf(archive)).find(({ label }) => label === 'duplicate')!;
      const { capture } = reprint.captures[gone]!;
      await erase(archive, [capture], { reason: 'test', now: NOW });
      expect(await eraseFromCatalog(archive)).toBeUndefined();
      const named = (await pairsOf(archive)).flatMap(({ captures }) => captures);
      expect(named.map((each) => each.capture)).not.toContain(capture);
      expect(named.length).toBeGreaterThan(0);
      expect(await findings(archive)).toEqual([]);
      expect(await checkCatalog(archive)).toEqual([]);
      const bytes = Buffer.concat(
        [...(await readTree(archive.root)).values()].map((each) => Buffer.from(each)),
      );
      const digest = Buffer.from(hexFromNi(capture)!, 'hex');
      expect(bytes.includes(capture)).toBe(false);
      expect(indexBytes(archive).includes(digest)).toBe(false);
      expect(ids).toContain(capture);
    }
  });

  it('of a capture that is not there is found by verify, and taken out by erasing it again', async () => {
    const { archive } = await makeCompared();
    await run(archive);
    const [pair] = await pairsOf(archive);
    const entry = (await collect(readAllMade(archive))).find(
      (each) =>
        each.with === pair!.captures[1].capture && each.capture === pair!.captures[0].capture,
    )!;
    const { record } = await readMade(archive, entry);
    await erase(archive, [entry.with!], { reason: 'test', now: NOW });
    // As a run that was under way during the erasure would.
    const first = await collect(readAllMade(archive));
    expect(first.every((each) => each.with !== entry.with)).toBe(true);
    const refersTo = 'urn:uuid:00000000-0000-4000-8000-000000000000';
    const { capture, with: other, layer } = entry;
    const made = [{ capture, with: other!, layer, generation: 1, refersTo, record }];
    await writeDerived(archive, { batch: 'late', now: NOW, software: 'x/1', made, provenance: {} });
    expect(await findings(archive)).toContain('pair-orphan');
    await erase(archive, [other!], { reason: 'test', now: NOW });
    expect(await findings(archive)).not.toContain('pair-orphan');
  });

  it('that does not say what the texts share is found by verify', async () => {
    const { archive } = await makeCompared();
    await run(archive);
    const entry = (await collect(readAllMade(archive)))[0]!;
    const pair = JSON.parse(Buffer.from((await readMade(archive, entry)).record).toString());
    const { capture, with: other, layer } = entry;
    const refersTo = 'urn:uuid:00000000-0000-4000-8000-000000000000';
    const record = new TextEncoder().encode(JSON.stringify({ ...pair, jaccard: 0.01 }));
    const made = [{ capture, with: other!, layer, generation: 2, refersTo, record }];
    await writeDerived(archive, { batch: 'zz', now: NOW, software: 'x/1', made, provenance: {} });
    expect((await findings(archive)).sort()).toEqual(['derived-orphan', 'pair-text']);
  });

  it('has a layer that annotators cannot have, and is refused where it is no pair', async () => {
    const { archive, ids } = await makeCompared();
    const lines = (async function* () {})();
    const annotator = { name: 'x', version: '1' };
    await expect(
      annotate(archive, lines, { layer: PAIR_LAYER, annotator, now: NOW }),
    ).rejects.toThrow(/none of "record", "review" and "duplicates"/);
    const write = (more: object) => {
      const made = {
        capture: ids.toSorted()[1]!,
        layer: PAIR_LAYER,
        generation: 1,
        refersTo: 'urn:uuid:0',
        record: new Uint8Array(2),
        ...more,
      };
      const input = { batch: 'b', now: NOW, software: 'x/1', made: [made], provenance: {} };
      return writeDerived(archive, input);
    };
    await expect(write({})).rejects.toThrow(/with is no ni name/);
    await expect(write({ with: ids.toSorted()[0]! })).rejects.toThrow(/does not sort behind/);
    await expect(write({ layer: 'names', with: ids.toSorted()[2]! })).rejects.toThrow(
      /with does not belong to names/,
    );
  });
});
