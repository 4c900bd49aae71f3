import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { drawBars, drawColumns, LOOKS } from '../../../src/export/site/charts/bars.ts';
import { drawMap } from '../../../src/export/site/charts/map.ts';
import { coordinatesOf } from '../../../src/export/site/charts/places.ts';
import { project, WORLD } from '../../../src/export/site/charts/projection.ts';
import { wordsOf } from '../../../src/export/site/interface/index.ts';
import { byClass, elements, parse, textOf } from '../../page/helpers.ts';
import { archiveOf, BRIDGE, FERRY, MARKET } from '../dataset/helpers.ts';
import { htmlProblems, pagesOf, site } from './helpers.ts';

const archive = () => archiveOf([FERRY, MARKET, BRIDGE]);

describe('the figures of the start page', () => {
  it('are pictures with a text for those who do not see them, and tables that lead to the lists', async () => {
    const { tree } = await site(await archive(), { language: 'id', entities: { minimum: 1 } });
    const html = tree.get('index.html')!.toString('utf8');
    expect(await htmlProblems(html)).toEqual([]);
    const figures = byClass(pagesOf(tree).get('index.html')!, 'chart');
    const titles = figures.map((figure) => textOf(elements(figure, 'figcaption')[0]!));
    expect(titles).toEqual([
      'Artikel dari waktu ke waktu',
      'Tempat yang disebut artikel',
      'Yang paling banyak disebut',
      'Sumber',
      'Bahasa',
      'Yang dibersihkan',
    ]);
    for (const [index, figure] of figures.entries()) {
      const { src, alt } = elements(figure, 'img')[0]!.properties;
      expect(alt).toContain(titles[index]);
      const svg = tree.get(String(src))!.toString('utf8');
      expect(svg).toContain(`<title>${titles[index]}</title>`);
      expect(svg).toContain('prefers-color-scheme:dark');
      expect(svg).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
      expect((await validateXML({ xml: svg, normalization: 'c14n' })).errors).toEqual([]);
      for (const { properties } of elements(figure, 'a')) {
        expect(tree.has(`${String(properties.href)}index.html`)).toBe(true);
      }
    }
    const months = elements(figures[0]!, 'tr').map(textOf);
    expect(months).toEqual(['KapanArtikel', '2024-051', '2024-061']);
    for (const cell of figures.flatMap((figure) => elements(figure, 'td'))) {
      expect(textOf(cell)).not.toBe('');
      expect(cell.properties).toEqual({});
    }
    const places = elements(figures[1]!, 'td').map(textOf);
    expect(places).toContain('Jakarta');
  });

  it('are left out where they would show nothing', async () => {
    const { tree } = await site(
      await archiveOf([{ text: 'Satu baris saja.\n\nDan satu lagi di sini.' }]),
    );
    const figures = byClass(pagesOf(tree).get('index.html')!, 'chart');
    expect(figures.map((each) => textOf(elements(each, 'figcaption')[0]!))).toEqual(['Languages']);
  });

  it('are the same each time', async () => {
    const bars = [
      { label: 'a', count: 1234 },
      { label: 'a', count: 3 },
      { label: '<&"', count: 0 },
    ];
    expect(await drawBars('T', bars, 'wide')).toBe(await drawBars('T', bars, 'wide'));
    const columns = await drawColumns('<T> & \0', bars.slice(1), 'wide');
    expect((await validateXML({ xml: columns, normalization: 'c14n' })).errors).toEqual([]);
  });

  it('are XML, whatever characters a name has', async () => {
    const svg = await drawBars('T', [{ label: 'Kab\u0001ar\0\ufffe', count: 1 }], 'wide');
    expect((await validateXML({ xml: svg, normalization: 'c14n' })).errors).toEqual([]);
    expect(svg).toContain('Kab\ufffdar\ufffd\ufffd');
  });
});

describe('a chart of columns', () => {
  it.each([
    [1, ['0', '1']],
    [2, ['0', '1', '2']],
    [3, ['0', '1', '2', '3']],
    [7, ['0', '2', '4', '6']],
    [2000, ['0', '500', '1\u202f000', '1\u202f500', '2\u202f000']],
  ])('has whole numbers beside it: up to %d', async (count, ticks) => {
    const svg = parse(await drawColumns('T', [{ label: '2024', count }], 'wide'));
    const axis = elements(svg).find(
      ({ properties }) => properties.ariaLabel === 'y-axis tick label',
    );
    const found = elements(axis!, 'text').map(textOf);
    expect(found).toEqual(ticks);
  });
});

describe('a chart for narrow screens', () => {
  it('has letters of 11 pixels at least on a screen of 360, and fewer of them', async () => {
    // A page has 20 pixels on either side.
    const scale = Math.min(1, (360 - 40) / LOOKS.narrow.width);
    expect(LOOKS.narrow.fontSize * scale).toBeGreaterThanOrEqual(11);
    const bars = [{ label: 'Perserikatan Bangsa-Bangsa', count: 3 }];
    expect(await drawBars('T', bars, 'narrow')).toContain('Perserikatan Ban…');
    expect(await drawBars('T', bars, 'narrow')).toContain('viewBox="0 0 340 36"');
  });

  it('stands on the page beside that for wide ones', async () => {
    const { tree } = await site(await archive());
    const page = pagesOf(tree).get('index.html')!;
    const sources = elements(page, 'source').map(({ properties }) => String(properties.srcSet));
    expect(sources).toContain('charts/time-narrow.svg');
    for (const source of sources) {
      expect(tree.has(source)).toBe(true);
      expect(tree.has(source.replace('-narrow', ''))).toBe(true);
    }
  });
});

it('the note on places that are not on the map agrees with their number', () => {
  const { unplaced } = wordsOf('en').charts;
  expect(unplaced(1)).toContain('1 place with a page of its own is not');
  expect(unplaced(2)).toContain('2 places with pages of their own are not');
});

describe('the map', () => {
  it('knows where cities and countries are, and puts them there', () => {
    const [longitude, latitude] = coordinatesOf('Q3630')!;
    expect(longitude).toBeCloseTo(106.8, 0);
    expect(latitude).toBeCloseTo(-6.2, 0);
    expect(coordinatesOf('Q252')).toBeDefined();
    expect(coordinatesOf('Q42')).toBeUndefined();
    expect(project([0, 0])[0]).toBe(WORLD.width / 2);
    for (const point of [
      [-180, 0],
      [180, 0],
      [0, 84],
      [0, -56],
    ] as const) {
      const [x, y] = project(point);
      expect(x).toBeGreaterThan(-0.1);
      expect(x).toBeLessThan(WORLD.width + 0.1);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(WORLD.height);
    }
    // Values of the paper's own code, scaled: Riga is north and east of the middle.
    const [x, y] = project([24.1, 56.9]);
    expect(x).toBeGreaterThan(WORLD.width / 2);
    expect(y).toBeLessThan(WORLD.height / 3);
  });

  it('has dots whose areas grow with the articles', () => {
    const svg = drawMap('M', [
      { at: [0, 0], count: 100 },
      { at: [10, 0], count: 25 },
    ]);
    expect([...svg.matchAll(/ r="([\d.]+)"/g)].map(([, radius]) => radius)).toEqual(['22', '11']);
  });
});
