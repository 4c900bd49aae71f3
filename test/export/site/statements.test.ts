import { expect, it, vi } from 'vitest';
import { SiteIndex } from '../../../src/export/site/site-index/site-index.ts';
import { archiveOf, type Story } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

const story = (number: number): Story => ({
  name: `${number}.txt`,
  text: `Feri nomor ${number} tiba\n\nFeri itu tiba di Ambon, kata Budi Santoso kepada wartawan di Jakarta.`,
  metadata: { language: 'id', uri: `https://kabar.example/${number}` },
});

/** How many statements are made for the site of so many articles. */
async function statementsFor(articles: number): Promise<number> {
  const open = SiteIndex.open.bind(SiteIndex);
  const counts: (() => number)[] = [];
  const spy = vi.spyOn(SiteIndex, 'open').mockImplementation(async () => {
    const index = await open();
    const prepare = vi.spyOn(index.database, 'prepare');
    counts.push(() => prepare.mock.calls.length);
    return index;
  });
  try {
    await site(await archiveOf(Array.from({ length: articles }, (_, number) => story(number))));
  } finally {
    spy.mockRestore();
  }
  return counts[0]!();
}

it('makes statements once, however many articles there are: the engine keeps each that was made for long', async () => {
  expect(await statementsFor(12)).toBe(await statementsFor(3));
});
