/** Showing articles by the index: the same as by reading look-up files. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../src/archive/annotations/annotate.ts';
import { erase } from '../../src/archive/erase.ts';
import { fileFinder } from '../../src/archive/finder.ts';
import { SHOW_FORMATS } from '../../src/archive/formats.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { showCapture } from '../../src/archive/show.ts';
import { catalogFinder } from '../../src/catalog/finder.ts';
import { openIfFresh } from '../../src/catalog/keep.ts';
import { catalogPath } from '../../src/catalog/open.ts';
import { showCommand } from '../../src/cli/show.ts';
import { type Archive, hexFromNi, listDerived } from '../../src/store/index.ts';
import { newsArchive, publishShared } from '../archive/reviews/helpers.ts';
import { bytes, flipBit, makeFolder, readTree } from '../store/helpers.ts';
import { runCommand } from '../support/command.ts';
import { indexed, ingestAll, keep } from './support.ts';

/** An archive with reviews, a later generation and a layer, and the ids of its captures. */
async function places() {
  const archive = await newsArchive(join(await makeFolder(), 'archive'));
  const { appearances } = await publishShared(archive);
  const ids = appearances.map(({ capture }) => capture);
  await reprocess(archive, { now: '2026-03-01T00:00:00Z', pipeline: { keepNoise: true } });
  async function* layer() {
    yield bytes(
      JSON.stringify({ capture: ids[0], start: 0, end: 6, text: 'Banjir', type: 'EVENT' }),
    );
  }
  const annotator = { name: 'rules', version: '1' };
  await annotate(archive, layer(), { layer: 'ner', annotator, now: '2026-03-02T00:00:00Z' });
  return { archive, ids };
}

const show = (archive: Archive, ...args: string[]) =>
  runCommand(showCommand, [...args, '--archive', archive.folder]);

describe('catalogFinder', () => {
  it('finds what the look-up files say, in all forms, generations and layers', async () => {
    const { archive, ids } = await places();
    const { catalog } = await indexed(archive);
    const [byFile, byIndex] = [fileFinder(archive), catalogFinder(catalog)];
    for (const id of ids) {
      expect(await byIndex.captures(id)).toEqual(await byFile.captures(id));
      for (const layer of ['record', 'review', 'ner', 'none']) {
        expect(await byIndex.made(id, layer)).toEqual(await byFile.made(id, layer));
      }
      const digits = hexFromNi(id)!.slice(0, 10);
      for (const format of SHOW_FORMATS) {
        const shown = await showCapture(archive, digits, format, undefined, undefined, byIndex);
        expect(shown).toEqual(await showCapture(archive, digits, format));
      }
      expect(await showCapture(archive, id, 'record', 0, undefined, byIndex)).toEqual(
        await showCapture(archive, id, 'record', 0),
      );
    }
    const layered = await showCapture(archive, ids[0]!, 'html', undefined, 'ner', byIndex);
    expect(layered).toEqual(await showCapture(archive, ids[0]!, 'html', undefined, 'ner'));
    await expect(
      showCapture(archive, 'ffff', 'text', undefined, undefined, byIndex),
    ).rejects.toThrow('There is no capture "ffff"');
  });
});

describe('openIfFresh', () => {
  it('gives nothing that is missing, behind, damaged or not whole', async () => {
    const { archive } = await places();
    expect(await openIfFresh(archive)).toBeUndefined();
    await keep(archive);
    (await openIfFresh(archive))!.close();
    await ingestAll(archive, 'more', [
      { text: 'Pasar\n\nPasar itu dibuka.', given: { name: 'p' } },
    ]);
    expect(await openIfFresh(archive)).toBeUndefined();
    const [volume] = [...(await readTree((await listDerived(archive))[0]!.path)).keys()].filter(
      (name) => name.endsWith('.warc'),
    );
    const { path } = (await listDerived(archive))[0]!;
    await flipBit(join(path, volume!), 8 * 900);
    rmSync(join(archive.folder, 'index'), { recursive: true });
    expect((await keep(archive)).damaged).toBeGreaterThan(0);
    expect(await openIfFresh(archive)).toBeUndefined();
    rmSync(catalogPath(archive));
    writeFileSync(catalogPath(archive), 'no database at all, but a text of some length'.repeat(99));
    expect(await openIfFresh(archive)).toBeUndefined();
  });
});

describe('kliping show', () => {
  it('needs no look-up file of other batches where the index is up to date', async () => {
    const { archive, ids } = await places();
    const without = await show(archive, ids[0]!, '--format', 'text');
    await keep(archive);
    const [batch] = [...(await readTree(archive.root)).keys()].filter((name) =>
      name.endsWith('captures.jsonl'),
    );
    // A line that is not the one asked for cannot be read: whoever reads the whole file stumbles.
    const path = join(archive.root, batch!);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const other = lines.findIndex((line) => !line.includes(ids[0]!));
    lines[other] = `{"id":"${'x'.repeat(lines[other]!.length - 8)}"}`;
    writeFileSync(path, `${lines.join('\n')}\n`);
    expect(await show(archive, ids[0]!, '--format', 'text')).toEqual(without);
    rmSync(join(archive.folder, 'index'), { recursive: true });
    expect(await show(archive, ids[0]!, '--format', 'text')).toMatchObject({ code: 3 });
  });

  it('answers from the archive where the index is wrong, behind or no database', async () => {
    const { archive, ids } = await places();
    const without = await show(archive, ids[0]!);
    await keep(archive);
    const { catalog } = await indexed(archive);
    catalog.database.exec('UPDATE place SET start = start + 1');
    catalog.close();
    expect(await show(archive, ids[0]!)).toEqual(without);
    rmSync(`${catalogPath(archive)}-wal`, { force: true });
    rmSync(catalogPath(archive));
    writeFileSync(catalogPath(archive), 'no database at all, but a text of some length'.repeat(99));
    expect(await show(archive, ids[0]!)).toEqual(without);
  });

  it('asks the archive where the index finds nothing', async () => {
    const { archive, ids } = await places();
    const asked = [[], ['--layer', 'ner'], ['--generation', '1']];
    const shown = async () => {
      const results = [];
      for (const each of asked) results.push(await show(archive, ids[0]!, ...each));
      return results;
    };
    const without = await shown();
    expect(without.map(({ code }) => code)).toEqual([0, 0, 0]);
    await keep(archive);
    const { catalog } = await indexed(archive);
    catalog.database.exec('DELETE FROM made');
    expect((await shown()).slice(1)).toEqual(without.slice(1));
    catalog.database.exec('DELETE FROM place');
    expect(await shown()).toEqual(without);
    expect(await show(archive, 'ffff')).toMatchObject({ code: 2 });
  });

  it('says of what was erased that it is not there', async () => {
    const { archive, ids } = await places();
    await keep(archive);
    await erase(archive, [ids[0]!], {
      reason: 'a court',
      now: '2026-03-03T00:00:00Z',
      keepIds: true,
    });
    for (const step of ['behind', 'up to date']) {
      if (step === 'up to date') await keep(archive);
      const { code, stdout, stderr } = await show(archive, ids[0]!);
      expect({ step, code, stdout }).toEqual({ step, code: 2, stdout: '' });
      expect(stderr).toContain('was erased');
    }
  });
});
