import { expect, it } from 'vitest';
import { findDuplicates } from '../../../src/catalog/duplicates.ts';
import { indexed } from '../../catalog/support.ts';
import { NOW } from '../../store/helpers.ts';
import { archiveOf, jsonRows, MARKET, release } from './helpers.ts';

/** Sentences enough to be compared by. */
const FLOOD = Array.from(
  { length: 20 },
  (_none, number) => `Warga nomor ${number * 7} melihat banjir di jalan ke-${number}.`,
).join(' ');

it('near-duplicates that were found are one group, in one part of the split', async () => {
  const story = (name: string, text: string) => ({
    name,
    text,
    metadata: { uri: `https://${name}.example/banjir`, language: 'id' },
  });
  const archive = await archiveOf([
    story('satu', `Banjir di kota\n\n${FLOOD}`),
    story('dua', `Kota terendam\n\n${FLOOD} Demikian kabar ini.`),
    MARKET,
  ]);
  const groups = async () => {
    const { path } = await release(archive);
    const rows = jsonRows(path, 'articles');
    return new Map(rows.map(({ name, group, split }) => [name, `${group} ${split}`]));
  };
  const before = await groups();
  expect(before.get('satu')).not.toBe(before.get('dua'));
  const { catalog } = await indexed(archive);
  expect(await findDuplicates(catalog, { now: NOW, batch: 'n1' })).toMatchObject({ duplicate: 1 });
  const after = await groups();
  expect(after.get('satu')).toBe(after.get('dua'));
  expect([before.get('satu'), before.get('dua')]).toContain(after.get('satu'));
  expect(after.get('pasar.txt')).toBe(before.get('pasar.txt'));
  for (const layer of ['duplicates', 'review']) {
    await expect(release(archive, { layer })).rejects.toThrow('no layer of annotations');
  }
});
