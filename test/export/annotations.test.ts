import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../src/archive/annotations/annotate.ts';
import { erase } from '../../src/archive/erase.ts';
import { reprocess } from '../../src/archive/reprocess.ts';
import { exportAnnotations } from '../../src/export/annotations/export.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { type Archive, StoreUsageError } from '../../src/store/index.ts';
import { bytes, makeFolder, NOW } from '../store/helpers.ts';
import { archiveOf, BRIDGE, captureOf, FERRY, MARKET } from './dataset/helpers.ts';

interface Target {
  source: string;
  scope: string;
  selector: [
    { type: string; start: number; end: number },
    { type: string; exact: string; prefix: string; suffix: string },
  ];
}
interface Line {
  id: string;
  type: string;
  motivation: string;
  confidence: number;
  body: Record<string, unknown>[];
  target: Target | Target[];
}

async function exported(archive: Archive, layer?: string) {
  const path = join(await makeFolder(), 'a.jsonl');
  const receipt = await exportAnnotations(archive, path, layer);
  const lines = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  return { path, receipt, lines };
}

describe('exportAnnotations', () => {
  it('points at every name, quotation and claim by position and by quote', async () => {
    const stories = [FERRY, MARKET, BRIDGE];
    const { receipt, lines } = await exported(await archiveOf(stories));
    const records = stories.map(
      (story) => JSON.parse(Buffer.from(captureOf(story).record).toString()) as ArchiveRecord,
    );
    const bySource = new Map(
      records.map((record) => {
        const digest = createHash('sha256').update(record.article.text).digest('base64url');
        return [`ni:///sha-256;${digest}` as string, record] as const;
      }),
    );
    const spans: string[] = [];
    for (const { target } of lines) {
      for (const { source, scope, selector } of [target].flat()) {
        const { article, source: raw } = bySource.get(source)!;
        expect(scope).toBe(raw.uri);
        const [{ start, end }, { exact, prefix, suffix }] = selector;
        const characters = [...article.text];
        expect(characters.slice(start, end).join('')).toBe(exact);
        expect(characters.slice(0, start).join('').endsWith(prefix)).toBe(true);
        expect(characters.slice(end).join('').startsWith(suffix)).toBe(true);
        expect(exact).not.toBe('');
        spans.push(`${source} ${start} ${end}`);
      }
    }
    const expected = [...bySource].flatMap(([source, { mentions, quotations, claims }]) =>
      [
        ...mentions.flatMap(({ occurrences }) => occurrences),
        ...quotations.flatMap(({ content }) => content),
        ...claims,
      ].map(({ start, end }) => `${source} ${start} ${end}`),
    );
    expect(spans.sort()).toEqual(expected.sort());
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(receipt).toMatchObject({ articles: 3, annotations: lines.length, otherText: 0 });
  });

  it('tells what each is, and how sure the finder was', async () => {
    const { lines } = await exported(await archiveOf([MARKET]));
    const jakarta = lines.find(({ body }) => body.some(({ value }) => value === 'Jakarta'))!;
    expect(jakarta).toMatchObject({ type: 'Annotation', motivation: 'identifying' });
    expect(jakarta.body[0]).toEqual({ type: 'TextualBody', purpose: 'tagging', value: 'Place' });
    expect(jakarta.confidence).toBeGreaterThan(0.5);
    const motivations = new Set(lines.map(({ motivation }) => motivation));
    expect([...motivations].sort()).toEqual(['describing', 'identifying', 'questioning']);
  });

  it('gives a layer instead, of the text that it is about and no other', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    const capture = captureOf(FERRY).id;
    async function* input() {
      const line = {
        capture,
        start: 37,
        end: 45,
        text: 'Surabaya',
        type: 'GPE',
        name: 'Kota Surabaya',
      };
      yield bytes(JSON.stringify(line));
    }
    const annotator = { name: 'rules', version: '1' };
    await annotate(archive, input(), { layer: 'ner', annotator, now: NOW, batch: 'n1' });
    const { lines } = await exported(archive, 'ner');
    expect(lines).toMatchObject([
      {
        generator: { type: 'Software', name: 'rules 1' },
        body: [{ value: 'GPE' }, { value: 'Kota Surabaya' }],
        target: { selector: [{ start: 37, end: 45 }, { exact: 'Surabaya' }] },
      },
    ]);
    await reprocess(archive, { now: NOW, batch: 'd1', pipeline: { keepNoise: true } });
    await expect(exported(archive, 'ner')).rejects.toThrow(StoreUsageError);
  });

  it('has nothing of what was erased, and writes no file of nothing', async () => {
    const archive = await archiveOf([FERRY, MARKET]);
    await erase(archive, [captureOf(MARKET).id], { reason: 'x', now: NOW });
    const { path } = await exported(archive);
    expect(readFileSync(path, 'utf8')).not.toMatch(/Budi|Jakarta|pasar/i);
    await erase(archive, [captureOf(FERRY).id], { reason: 'x', now: NOW });
    const none = join(await makeFolder(), 'a.jsonl');
    await expect(exportAnnotations(archive, none)).rejects.toThrow('no articles');
    expect(existsSync(none) || existsSync(`${none}.partial`)).toBe(false);
  });
});
