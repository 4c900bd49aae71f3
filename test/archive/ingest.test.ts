import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayer } from '../../src/archive/check-layer.ts';
import { type InputOutcome, ingest } from '../../src/archive/ingest.ts';
import * as validators from '../../src/record/validators.generated.ts';
import { type Archive, createArchive, readCapture, readCaptures } from '../../src/store/index.ts';

const NOW = '2026-01-31T12:00:00Z';
let folder = '';
let archive: Archive;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-ingest-'));
  archive = await createArchive(join(folder, 'archive'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('ingest', () => {
  it('archives the same text under two names once', async () => {
    const text = 'Judul berita\n\nWarga desa memperbaiki jembatan yang rusak itu.';
    const outcomes: InputOutcome['status'][] = [];
    const report = await ingest(archive, [put('a.txt', text), put('b.txt', text)], {
      now: NOW,
      onOutcome: ({ status }) => {
        outcomes.push(status);
      },
    });
    expect(report).toMatchObject({ archived: 1, known: 1, refused: 0 });
    expect(outcomes).toEqual(['archived', 'known']);
  });

  it('stores a record that is whole, beside its text and raw bytes', async () => {
    const text = 'Judul berita\r\n\r\nWarga desa 😀 memperbaiki jembatan yang rusak itu.\r\n';
    const { batch } = await ingest(archive, [put('a.txt', text)], { now: NOW });
    for await (const entry of readCaptures(archive, batch!)) {
      const stored = await readCapture(archive, entry);
      expect(Buffer.from(stored.raw).toString('utf8')).toBe(text);
      const about = { capture: entry.id, layer: 'record' };
      expect(checkLayer(stored.record, about)).toEqual([]);
      expect(checkLayer(stored.record, { ...about, capture: 'x' })).toHaveLength(1);
      expect(checkLayer(stored.raw, { ...about, layer: 'names' })).toHaveLength(1);
      const { article } = JSON.parse(Buffer.from(stored.record).toString('utf8'));
      expect(Buffer.from(stored.text).toString('utf8')).toBe(article.text);
    }
  });

  it('writes provenance and quarantine lists as their schemas say', async () => {
    const good = put('a.txt', 'Judul berita\n\nWarga desa memperbaiki jembatan yang rusak itu.');
    const report = await ingest(archive, [good, put('b.txt', ''), join(folder, 'none.txt')], {
      now: NOW,
    });
    const provenance = JSON.parse(
      readFileSync(join(report.path!, 'v1/content/provenance.jsonld'), 'utf8'),
    );
    expect(validators.validateProvenance(provenance)).toBe(true);
    expect(provenance.wasGeneratedBy['premis:outcome']).toEqual({
      'kliping:inputs': 3,
      'kliping:archived': 1,
      'kliping:alreadyArchived': 0,
      'kliping:refused': 2,
    });
    const lines = readFileSync(report.quarantine!, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines)
      expect(validators.validateQuarantineLine(JSON.parse(line))).toBe(true);
  });

  it('leaves the store as it was when nothing in a run is new', async () => {
    const path = put('a.txt', 'Judul berita\n\nWarga desa memperbaiki jembatan yang rusak itu.');
    await ingest(archive, [path], { now: NOW, batch: 'one' });
    const again = await ingest(archive, [path], { now: NOW, batch: 'one' });
    expect(again).toEqual({ archived: 0, known: 1, refused: 0, passedOver: 0 });
    const other = put('b.txt', 'Berita lain\n\nPasar desa dibuka kembali setelah banjir itu.');
    await expect(ingest(archive, [other], { now: NOW, batch: 'one' })).rejects.toThrow(
      /--batch-id/,
    );
  });

  it('goes on when a callback of one input is slow, in order', async () => {
    const paths = ['satu', 'dua', 'tiga'].map((word) =>
      put(`${word}.txt`, `Judul ${word}\n\nWarga desa membaca berita ke-${word} itu.`),
    );
    const names: string[] = [];
    await ingest(archive, paths, {
      now: NOW,
      onOutcome: async ({ name }) => {
        await new Promise((done) => setTimeout(done, names.length === 0 ? 20 : 0));
        names.push(name);
      },
    });
    expect(names).toEqual(['satu.txt', 'dua.txt', 'tiga.txt']);
  });
});
