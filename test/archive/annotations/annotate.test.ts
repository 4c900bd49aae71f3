import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AnnotateOptions,
  type AnnotateOutcome,
  annotate,
} from '../../../src/archive/annotations/annotate.ts';
import { textCheck } from '../../../src/archive/annotations/check.ts';
import { reprocess } from '../../../src/archive/reprocess.ts';
import { showCapture } from '../../../src/archive/show.ts';
import { verify } from '../../../src/archive/verify.ts';
import { layerErrors } from '../../../src/record/validate.ts';
import * as validators from '../../../src/record/validators.generated.ts';
import {
  type Archive,
  type Capture,
  createArchive,
  listDerived,
  writeDerived,
} from '../../../src/store/index.ts';
import { hastyFiles } from '../../store/helpers.ts';
import { archiveOld, madeWithoutMentions } from '../older.ts';

const NOW = '2026-01-31T12:00:00Z';
const FERRY = 'Kapal feri tiba\n\nKapal feri 🚢 dari Surabaya tiba di Ambon, kata Siti Aminah.';
const MARKET = 'Pasar ikan dibuka\n\nPasar ikan di Jakarta dibuka kembali, kata Budi Santoso.';

let folder = '';
let archive: Archive;
let captures: Capture[] = [];
let ids: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kliping-annotate-'));
  archive = await createArchive(join(folder, 'archive'), {
    files: hastyFiles,
    compression: 'none',
  });
  captures = await archiveOld(archive, 'one', [
    { text: FERRY, given: { metadata: { language: 'id' } }, change: madeWithoutMentions },
    { text: MARKET },
  ]);
  ids = captures.map(({ id }) => Buffer.from(id.slice(14), 'base64url').toString('hex'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The span of words in a text, in code points. */
function spanOf(text: string, words: string): { start: number; end: number; text: string } {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return { start, end: start + [...words].length, text: words };
}

/** The span of words of the text with the ship, in UTF-16 units. */
function utf16Of(words: string): { start: number; end: number } {
  const start = FERRY.indexOf(words);
  return { start, end: start + words.length };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Takes in lines: objects, or text as it is. */
async function run(lines: readonly (object | string)[], more: Partial<AnnotateOptions> = {}) {
  const outcomes: AnnotateOutcome[] = [];
  const text = lines
    .map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
    .join('\n');
  const report = await annotate(archive, bytesOf(text), {
    layer: 'ner',
    annotator: { name: 'rules', version: '1' },
    now: NOW,
    onOutcome: (outcome) => void outcomes.push(outcome),
    ...more,
  });
  const refused = outcomes.flatMap((each) =>
    each.status === 'refused' ? [[each.line, each.code, each.message] as const] : [],
  );
  return { report, outcomes, refused };
}

async function shown(id: string, generation?: number) {
  return JSON.parse(
    Buffer.from(await showCapture(archive, id, 'record', generation, 'ner')).toString(),
  );
}

describe('annotate', () => {
  it('keeps what lines say of each capture as a generation of the layer', async () => {
    const { report, outcomes } = await run([
      { capture: ids[1]!.slice(0, 8), ...spanOf(MARKET, 'Jakarta'), type: 'GPE' },
      '',
      {
        capture: captures[0]!.id,
        ...spanOf(FERRY, 'Surabaya'),
        type: 'GPE',
        id: 'e1',
        name: 'Kota Surabaya',
        sameAs: 'https://sws.geonames.org/1625822/',
        confidence: 0.75,
      },
      { capture: ids[0], ...spanOf(FERRY, 'feri'), type: 'Ship' },
    ]);
    expect(report).toMatchObject({ captures: 2, annotations: 3, same: 0, refused: 0 });
    expect(outcomes.map(({ status }) => status)).toEqual(['stored', 'stored']);
    const layer = await shown(ids[0]!);
    expect(layerErrors(layer)).toEqual([]);
    expect(layer).toMatchObject({
      capture: captures[0]!.id,
      layer: 'ner',
      annotator: { name: 'rules', version: '1' },
      text: { generation: 0 },
    });
    // By where they start, whatever the order of the lines.
    expect(layer.annotations).toEqual([
      { ...spanOf(FERRY, 'feri'), type: 'Ship' },
      {
        ...spanOf(FERRY, 'Surabaya'),
        type: 'GPE',
        id: 'e1',
        name: 'Kota Surabaya',
        sameAs: ['https://sws.geonames.org/1625822/'],
        confidence: 0.75,
      },
    ]);
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('tells in the provenance who annotated, and what came of it', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const { report } = await run([{ capture: ids[0] }, 'x'], {
      annotator: { name: 'rules', version: '1', digest },
    });
    const text = readFileSync(join(report.path!, 'v1/content/provenance.jsonld'), 'utf8');
    const provenance = JSON.parse(text);
    expect(validators.validateProvenance(provenance)).toBe(true);
    expect(provenance.wasGeneratedBy).toMatchObject({
      'kliping:layer': 'ner',
      'kliping:annotator': { name: 'rules', version: '1', digest },
      'premis:outcome': { 'kliping:lines': 2, 'kliping:captures': 1, 'kliping:refused': 1 },
    });
  });

  it.each<[string, object | string, string, RegExp]>([
    ['no JSON', '{"capture": ', 'line', /no JSON/],
    ['an unknown field', { label: 'GPE' }, 'line', /"label" is not known/],
    ['no capture', { capture: 7 }, 'line', /"capture" must be/],
    ['a type that is no text', { type: 7 }, 'line', /"type" must be string/],
    ['no type', { type: undefined }, 'line', /required property 'type'/],
    ['a start that is no whole number', { start: 0.5 }, 'line', /"start" must be integer/],
    ['a confidence beyond 1', { confidence: 2 }, 'line', /"confidence" must be <= 1/],
    ['a sameAs that is no URI', { sameAs: ['Q3630'] }, 'line', /"Q3630", which is no URI/],
    ['half a surrogate pair', '{"capture":"abcd","type":"\\ud83d"}', 'line', /surrogate/],
    ['an unknown capture', { capture: 'abcdef0123' }, 'capture', /no capture "abcdef0123"/],
    ['a capture that is no id', { capture: 'xyz' }, 'capture', /4 to 64 hexadecimal/],
    ['a span beyond the text', { end: 900 }, 'span', /none in a text of \d+ code points/],
    ['a span that ends before it starts', { start: 30, end: 20 }, 'span', /start must be before/],
    ['other words', { text: 'Amboi' }, 'text', /is "Ambon", not "Amboi"/],
    ['UTF-16 offsets', utf16Of('Ambon'), 'text', /UTF-16 units/],
  ])('refuses %s by the number of its line and goes on', async (_what, change, code, reason) => {
    const good = { capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'GPE' };
    const bad = typeof change === 'string' ? change : { ...good, ...change };
    const { report, refused } = await run([bad, good]);
    expect(refused).toEqual([[1, code, expect.stringMatching(reason)]]);
    expect(report).toMatchObject({ captures: 1, annotations: 1, refused: 1 });
    expect((await verify(archive.folder)).findings).toEqual([]);
  });

  it('refuses what says the same of the same words twice', async () => {
    const line = { capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'GPE' };
    const { report, refused } = await run([line, { ...line, type: 'CITY' }, line]);
    expect(refused).toEqual([[3, 'repeated', expect.stringContaining('Line 1')]]);
    expect(report.annotations).toBe(2);
  });

  it('writes nothing when no line holds, and nothing when nothing is new', async () => {
    const bad = await run([{ capture: ids[0], start: 0, end: 900, text: 'x', type: 'GPE' }]);
    expect(bad.report).toMatchObject({ captures: 0, refused: 1 });
    expect(bad.report.batch).toBeUndefined();
    const lines = [
      { capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'GPE' },
      { capture: ids[0], ...spanOf(FERRY, 'Surabaya'), type: 'GPE' },
    ];
    await run(lines);
    const again = await run(lines.toReversed());
    expect(again.outcomes).toMatchObject([{ status: 'same' }]);
    expect(again.report.batch).toBeUndefined();
    expect(await listDerived(archive)).toHaveLength(1);
  });

  it('lets what is given stand for what the layer said before, and keeps that', async () => {
    await run([{ capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'GPE' }]);
    await run([{ capture: ids[0] }]);
    expect((await shown(ids[0]!)).annotations).toEqual([]);
    expect((await shown(ids[0]!, 1)).annotations).toHaveLength(1);
    await expect(shown(ids[0]!, 3)).rejects.toThrow(/no generation 3 of this layer.*1, 2/);
    await expect(shown(ids[1]!)).rejects.toThrow(/no annotations .* "ner"/);
  });

  it('is about the text of one generation, which may be chosen', async () => {
    const remade = await reprocess(archive, { now: NOW });
    expect(remade.changed).toBe(1);
    await run([{ capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'GPE' }]);
    expect((await shown(ids[0]!)).text.generation).toBe(1);
    await run([{ capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'CITY' }], { generation: 0 });
    expect((await shown(ids[0]!)).text.generation).toBe(0);
    const { refused } = await run([{ capture: ids[1] }], { generation: 5 });
    expect(refused).toEqual([[1, 'generation', expect.stringContaining('no generation 5')]]);
  });

  it('refuses a layer that is not to be called so', async () => {
    for (const layer of ['record', 'review', 'NER', '']) {
      await expect(run([], { layer })).rejects.toThrow(/layer cannot be called/);
    }
  });

  it('makes the same batch of the same lines', async () => {
    const lines = [{ capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'GPE' }];
    const { report } = await run(lines);
    const volume = (path: string) => readFileSync(join(path, 'v1/content/derived-00000.warc'));
    const first = volume(report.path!);
    rmSync(report.path!, { recursive: true });
    expect(volume((await run(lines)).report.path!).equals(first)).toBe(true);
  });
});

describe('the page of a layer', () => {
  it('marks its annotations in place of our mentions', async () => {
    await run([
      { capture: ids[1], ...spanOf(MARKET, 'ikan'), type: 'Food <raw>' },
      { capture: ids[1], ...spanOf(MARKET, 'Jakarta'), type: 'GPE', sameAs: 'javascript:alert(1)' },
    ]);
    const page = async (layer?: string) =>
      Buffer.from(await showCapture(archive, ids[1]!, 'html', undefined, layer)).toString();
    const html = await page('ner');
    expect(html).toContain('<span class="mention" title="Food <raw>">ikan</span>');
    expect(html).toContain('<span class="mention" title="GPE">Jakarta</span>');
    expect(html).toContain('<h2>Layer ner</h2><p>Marked by rules 1.</p>');
    expect(html).not.toContain('javascript:');
    expect(await page()).toContain('id="m1"');
    expect(html).not.toContain('id="m1"');
    expect(html).not.toContain('Named in this article');
  });

  it('has the text it is about, and no other forms', async () => {
    await run([{ capture: ids[1] }]);
    const text = await showCapture(archive, ids[1]!, 'text', undefined, 'ner');
    expect(Buffer.from(text).toString()).toBe(MARKET);
    await expect(showCapture(archive, ids[1]!, 'raw', undefined, 'ner')).rejects.toThrow(/no raw/);
  });
});

describe('verify', () => {
  /** Stores a layer as it should never be. */
  async function store(change: (layer: Record<string, unknown>) => void): Promise<string[]> {
    await run([{ capture: ids[0], ...spanOf(FERRY, 'Ambon'), type: 'GPE' }], { batch: 'good' });
    const layer = await shown(ids[0]!);
    change(layer);
    const refersTo = rawRecord();
    await writeDerived(archive, {
      batch: 'bad',
      now: NOW,
      software: 'test',
      provenance: {},
      made: [
        {
          capture: captures[0]!.id,
          layer: 'ner',
          generation: 2,
          refersTo,
          record: Buffer.from(JSON.stringify(layer)),
        },
      ],
    });
    const { findings } = await verify(archive.folder);
    return findings.map(({ code, path, found }) => `${code} ${path.split('/').at(-1)} ${found}`);
  }

  let volume = '';
  beforeEach(async () => {
    const { report } = await run([{ capture: ids[0] }], { layer: 'other' });
    volume = join(report.path!, 'v1/content/derived-00000.warc');
  });

  /** The id of the raw record, as another layer of the same capture has it. */
  function rawRecord(): string {
    return /WARC-Refers-To: <([^>]+)>/.exec(readFileSync(volume, 'latin1'))![1]!;
  }

  it('finds a layer that breaks its schema, or is another’s', async () => {
    expect(await store((layer) => (layer.annotations = 'none'))).toEqual([
      expect.stringMatching(/^record-invalid derived-00000.warc .*\/annotations must be array/),
    ]);
  });

  it('finds annotations that do not fit the text they were made from', async () => {
    const change = (layer: Record<string, unknown>) => {
      layer.annotations = [{ start: 0, end: 5, text: 'Ambon', type: 'GPE' }];
    };
    expect(await store(change)).toEqual([
      expect.stringMatching(/^annotation-text derived-00000.warc The text from 0 to 5 is "Kapal"/),
    ]);
  });

  it('finds annotations of a text that the archive does not have', async () => {
    const change = (layer: Record<string, unknown>) => {
      layer.text = { generation: 0, sha256: '0'.repeat(64) };
    };
    expect(await store(change)).toEqual(['annotation-text derived-00000.warc none']);
  });
});

it('a span that was cut out of a text always fits it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
      const characters = [...text];
      const start = a % characters.length;
      const end = start + 1 + (b % (characters.length - start));
      const words = characters.slice(start, end).join('');
      expect(textCheck(text)({ start, end, text: words, type: 'x' })).toBeUndefined();
      const longer = { start, end: end + 1, text: words, type: 'x' };
      expect(textCheck(text)(longer)).toBeDefined();
    }),
  );
});
