import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleCommand } from '../../../src/cli/sample.ts';
import { COLUMNS } from '../../../src/export/sample/columns.ts';
import { writeSample } from '../../../src/export/sample/draw.ts';
import { estimateShare, wilson } from '../../../src/export/sample/estimate.ts';
import type { Kind } from '../../../src/export/sample/names.ts';
import { readEstimates, sheetHead, sheetLines } from '../../../src/export/sample/sheet.ts';
import { readStatement } from '../../../src/export/sample/statement.ts';
import { drawSample, OTHERS } from '../../../src/export/sample/strata.ts';
import { article, indexed, ingestAll } from '../../catalog/support.ts';
import { makeArchive, makeFolder } from '../../store/helpers.ts';
import { runCommand } from '../../support/command.ts';

const articles = (stratum: string, count: number) =>
  Array.from({ length: count }, (_none, index) => ({ id: `${stratum} ${index}`, stratum }));

describe('drawSample', () => {
  it('draws from each stratum in proportion, and at least one', () => {
    const strata = drawSample(
      [...articles('a', 900), ...articles('b', 90), ...articles('c', 3)],
      20,
      's',
    );
    expect(strata.map(({ name, size, drawn }) => [name, size, drawn.length])).toEqual([
      ['a', 900, 18],
      ['b', 90, 1],
      ['c', 3, 1],
    ]);
  });

  it('draws the same for the same seed, whatever the order, and other articles for another', () => {
    const all = articles('a', 200);
    const drawn = (list: typeof all, seed: string) => drawSample(list, 10, seed)[0]!.drawn;
    expect(drawn(all.toReversed(), '1')).toEqual(drawn(all, '1'));
    expect(drawn(all, '2')).not.toEqual(drawn(all, '1'));
  });

  it('makes one of strata that are too small and too many', () => {
    const all = Array.from({ length: 100 }, (_none, index) => ({
      id: String(index),
      stratum: `s${index}`,
    }));
    const strata = drawSample(all, 10, '1');
    expect(strata).toHaveLength(5);
    expect(strata.at(-1)).toMatchObject({ name: OTHERS, size: 96 });
  });

  it('never draws an article twice, nor more than there are', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 60 }), (counts, size) => {
        const strata = drawSample(
          counts.flatMap((count, index) => articles(`s${index}`, count)),
          size,
          '1',
        );
        const drawn = strata.flatMap((each) => each.drawn);
        expect(new Set(drawn).size).toBe(drawn.length);
        const total = counts.reduce((a, b) => a + b, 0);
        expect(strata.reduce((sum, each) => sum + each.size, 0)).toBe(total);
        expect(drawn.length).toBeGreaterThanOrEqual(Math.min(size, total, strata.length));
        expect(drawn.length).toBeLessThanOrEqual(Math.max(size, strata.length));
      }),
      // Rounding down and the one that each gets came to more than was asked for.
      { examples: [[[1, 1, 10], 6]] },
    );
  });
});

describe('estimateShare', () => {
  it('gives the interval of Wilson for independent items', () => {
    const { low, high } = wilson(0.8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
    // One item an article in a large stratum: the articles are the items.
    const clusters = Array.from({ length: 100 }, (_none, index) => ({
      hits: index < 80 ? 1 : 0,
      items: 1,
    }));
    const found = estimateShare([{ size: 1e6, clusters }])!;
    expect(found).toMatchObject({ estimate: 0.8, items: 100 });
    expect(found.low).toBeCloseTo(wilson(0.8, 100).low, 2);
  });

  it('weighs strata by their size', () => {
    const of = (hits: number) => Array.from({ length: 10 }, () => ({ hits, items: 2 }));
    const strata = [
      { size: 900, clusters: of(2) },
      { size: 100, clusters: of(0) },
    ];
    expect(estimateShare(strata)).toMatchObject({ estimate: 0.9, items: 40 });
  });

  it('is less sure where the items of an article are alike', () => {
    const alike = Array.from({ length: 20 }, (_none, index) => ({
      hits: index % 2 === 0 ? 10 : 0,
      items: 10,
    }));
    const mixed = Array.from({ length: 20 }, (_none, index) => ({
      hits: 4 + (index % 3),
      items: 10,
    }));
    const wide = estimateShare([{ size: 1000, clusters: alike }])!;
    const narrow = estimateShare([{ size: 1000, clusters: mixed }])!;
    expect(wide.effectiveItems).toBeLessThan(25);
    expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
    expect(estimateShare([{ size: 5, clusters: [] }])).toBeUndefined();
  });

  it('covers the true share in about 95 of 100 samples', () => {
    let state = 7;
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    // Articles have 1 to 6 items, and right ones come in clusters.
    const population = [0.95, 0.7].map((share) =>
      Array.from({ length: 500 }, () => {
        const own = Math.min(1, Math.max(0, share + (random() - 0.5) * 0.4));
        const items = 1 + Math.floor(random() * 6);
        let hits = 0;
        for (let index = 0; index < items; index++) if (random() < own) hits++;
        return { hits, items };
      }),
    );
    const all = population.flat();
    const truth =
      all.reduce((sum, { hits }) => sum + hits, 0) / all.reduce((sum, { items }) => sum + items, 0);
    let covered = 0;
    for (let round = 0; round < 400; round++) {
      const strata = population.map((stratum) => {
        const left = [...stratum];
        const clusters = Array.from(
          { length: 25 },
          () => left.splice(Math.floor(random() * left.length), 1)[0]!,
        );
        return { size: stratum.length, clusters };
      });
      const { low, high } = estimateShare(strata)!;
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.99);
  });
});

async function drawn(what: Kind): Promise<string> {
  const archive = await makeArchive();
  await ingestAll(archive, 'one', [
    article('Pasar', '"Kami senang pasar ini dibuka kembali," kata Budi Santoso di Jakarta.', {
      publisher: '=cmd|calc',
    }),
    article('Jembatan', '"Jembatan itu rusak sejak Senin," ujar Siti Aminah di Bandung.'),
  ]);
  const { catalog } = await indexed(archive);
  let csv = '';
  await writeSample(catalog, { what, size: 10, seed: '1', by: ['language', 'source'] }, (text) => {
    csv += text;
  });
  return csv;
}

const rowsOf = (csv: string): Record<string, string>[] =>
  parse(csv, { bom: true, columns: true }) as Record<string, string>[];

/** Writes a sheet as a person would after filling in cells. */
function filled(
  csv: string,
  fill: (row: Record<string, string>) => Record<string, string>,
  separator = ',',
): string {
  const lines = rowsOf(csv).map((row) => ({ ...row, ...fill(row) }) as Record<string, string>);
  const cells = (values: string[]) =>
    values.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator);
  return [
    cells([...COLUMNS]),
    ...lines.map((row) => cells(COLUMNS.map((each) => row[each]!))),
  ].join('\n');
}

describe('the sheet', () => {
  it('has a row for each article and each thing found, with the words around it', async () => {
    const rows = rowsOf(await drawn('quotations'));
    expect(
      rows
        .filter(({ row }) => row === 'article')
        .map(({ found }) => found)
        .sort(),
    ).toEqual(['Jembatan', 'Pasar']);
    const [quotation] = rows.filter(({ attribute }) => attribute === 'Budi Santoso');
    expect(quotation).toMatchObject({ what: 'quotations', row: 'item', verdict: '', missed: '' });
    expect(quotation!.context).toContain('[[Kami senang pasar ini dibuka kembali');
    expect(quotation!.stratum_articles).toBe('1');
  });

  it('gives a spreadsheet no formula', async () => {
    const csv = await drawn('mentions');
    for (const row of rowsOf(csv)) {
      for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+\-@\t]/);
    }
    const stratum = { name: '@x', size: 1 };
    const lines = sheetLines('removals', stratum, { capture: 'ni:x', title: '\t=1+1' }, []);
    expect(rowsOf(sheetHead() + lines)[0]).toMatchObject({ stratum: "'@x", found: "'\t=1+1" });
  });

  it('is read back into precision, recall and attributes, by stratum', async () => {
    const csv = await drawn('quotations');
    const items = rowsOf(csv).filter(({ row }) => row === 'item').length;
    for (const separator of [',', ';', '\t']) {
      const coded = filled(
        csv,
        ({ row, attribute }) =>
          row === 'article'
            ? { missed: '1' }
            : { verdict: attribute === 'Budi Santoso' ? 'y' : 'Tidak', attribute_verdict: 'y' },
        separator,
      );
      const { precision, recall, attribute, strata, ...rest } = readEstimates(coded);
      expect(rest).toEqual({ what: 'quotations', articles: 2, articlesDrawn: 2 });
      expect(precision).toMatchObject({ estimate: 1 / items, items });
      // One of the found is right, and two were missed.
      expect(recall).toMatchObject({ estimate: 0.3333, items: 3 });
      expect(attribute).toMatchObject({ estimate: 1 });
      expect(strata).toHaveLength(2);
    }
  });

  it('is read by kliping sample into estimates and the statement that goes with them', async () => {
    const coded = filled(await drawn('quotations'), ({ row }) =>
      row === 'article' ? { missed: '1' } : { verdict: 'y' },
    );
    const folder = await makeFolder();
    const [sheet, out] = [join(folder, 'sheet.csv'), join(folder, 'quality.json')];
    await writeFile(sheet, coded);
    const who = ['--coder', 'Ratna', '--date', '2026-03-01'];
    const run = await runCommand(sampleCommand, ['--read', sheet, ...who, '--out', out, '--json']);
    expect(JSON.parse(run.stdout)).toEqual(readEstimates(coded));
    const statement = readStatement(coded, { coders: ['Ratna'], date: '2026-03-01' });
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual(statement);
  });

  it('says nothing of what nobody judged', async () => {
    const csv = await drawn('quotations');
    expect(readEstimates(csv)).toMatchObject({ articles: 0, articlesDrawn: 2 });
    expect(readEstimates(csv)).not.toHaveProperty('precision');
  });

  it('names the cell that cannot be read', async () => {
    const csv = await drawn('quotations');
    const judged = filled(csv, ({ row }) => (row === 'item' ? { verdict: 'maybe' } : {}));
    expect(() => readEstimates(judged)).toThrow(
      /Row \d of the sheet has "maybe" in the column verdict: give y or n/,
    );
    expect(() => readEstimates(filled(csv, () => ({ missed: 'two' })))).toThrow(/column missed/);
    expect(() => readEstimates('a,b\n1,2\n')).toThrow(/does not begin with the columns stratum/);
  });

  it.each<[string, (row: Record<string, string>) => Record<string, string>, RegExp]>([
    ['another row', () => ({ row: 'Item' }), /Row 2 .*"Item" in the column row: it is article or/],
    ['another thing', () => ({ what: 'names' }), /"names" in the column what: it is one of/],
    [
      'another size of a stratum',
      ({ row }) => ({ stratum: 's', stratum_articles: row === 'item' ? '7' : '9' }),
      /Row 3 .*"7" in the column stratum_articles: the same stratum has 9 above/,
    ],
    [
      'fewer articles than there are',
      () => ({ stratum: 's', stratum_articles: '1' }),
      /"1" in the column stratum_articles: the sheet has 2 articles of the stratum/,
    ],
    ['no size', () => ({ stratum_articles: '' }), /column stratum_articles: leave it/],
    [
      'missed ones of an item',
      ({ row }) => (row === 'item' ? { missed: '0' } : {}),
      /Row 3 .*column missed: what was missed is counted in the row of the article/,
    ],
    ['a verdict on an article', () => ({ verdict: 'y' }), /Row 2 .*column verdict: an article/],
    [
      'a verdict on the attribute of an article',
      () => ({ attribute_verdict: 'n' }),
      /Row 2 .*column attribute_verdict: an article has none/,
    ],
    [
      'an article in two strata',
      ({ row }) => ({ stratum: row === 'item' ? 's' : 't', stratum_articles: '9' }),
      /Row 3 .*"s" in the column stratum: the article is in "t" above/,
    ],
    ['no name of an item', () => ({ item: '' }), /Row 3 .*"" in the column item/],
  ])('refuses %s', async (_what, fill, message) => {
    const csv = await drawn('quotations');
    expect(() => readEstimates(filled(csv, fill))).toThrow(message);
  });

  it('refuses an article or an item that stands in it twice', async () => {
    const lines = filled(await drawn('quotations'), () => ({})).split('\n');
    const twice = (index: number) => [...lines, lines[index]!].join('\n');
    expect(() => readEstimates(twice(1))).toThrow(/column capture: row 2 is the same article/);
    expect(() => readEstimates(twice(2))).toThrow(/column item: row 3 is the same item/);
  });

  it('refuses a sheet without rows', () => {
    expect(() => readEstimates(sheetHead())).toThrow(/has no rows below its columns/);
  });
});
