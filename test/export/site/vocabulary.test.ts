import { expect, it } from 'vitest';
import { scriptsIn } from '../../enrich/helpers.ts';
import { wordProblems } from '../../support/graphs.ts';
import { archiveOf, BRIDGE, FERRY, MARKET } from '../dataset/helpers.ts';
import { BASE, FERRY_AGAIN, site } from './helpers.ts';

it('every page of a site is told in schema.org’s own terms, with all of the site that it refers to', async () => {
  const { tree } = await site(await archiveOf([FERRY, MARKET, BRIDGE], [FERRY_AGAIN]));
  let count = 0;
  for (const [path, data] of tree) {
    if (!path.endsWith('.html')) continue;
    const page = BASE + path.replace(/(?:index)?\.html$/, '');
    for (const text of scriptsIn(new TextDecoder().decode(data))) {
      count++;
      expect(wordProblems(JSON.parse(text), { page, site: BASE }), path).toEqual([]);
    }
  }
  expect(count).toBeGreaterThan(10);
});
