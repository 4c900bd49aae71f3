import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { drawCharts } from '../../../src/export/dataset/charts.ts';
import { Collector } from '../../../src/export/dataset/statistics.ts';

describe('drawCharts', () => {
  it('draws XML, whatever characters a publisher has', async () => {
    const statistics = new Collector().finish();
    const publishers = new Map([['Kab\u0001ar\0 & <b>', 3]]);
    const charts = await drawCharts({ ...statistics, publishers });
    const [chart] = charts.filter(({ name }) => name === 'publishers');
    expect((await validateXML({ xml: chart!.svg, normalization: 'c14n' })).errors).toEqual([]);
    expect(chart!.svg).toContain('Kab\ufffdar\ufffd &amp; &lt;b&gt;');
  });
});
