import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { drawBars, drawColumns } from '../../../src/export/site/charts/bars.ts';
import { drawMap } from '../../../src/export/site/charts/map.ts';
import { coordinatesOf } from '../../../src/export/site/charts/places.ts';
import { project, WORLD } from '../../../src/export/site/charts/projection.ts';
import { byClass, elements, textOf } from '../../page/helpers.ts';
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
    expect(await drawBars('T', bars)).toBe(await drawBars('T', bars));
    const columns = await drawColumns('<T> & \0', bars.slice(1));
    expect((await validateXML({ xml: columns, normalization: 'c14n' })).errors).toEqual([]);
  });
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
