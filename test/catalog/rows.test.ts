/** Rows that two connections write by turns. */
import { describe, expect, it } from 'vitest';
import { checkCatalog } from '../../src/catalog/check.ts';
import { conditionsOf, type Question } from '../../src/catalog/filters.ts';
import { type Catalog, guarded, openCatalog } from '../../src/catalog/open.ts';
import { type Rows, rowsOf } from '../../src/catalog/rows.ts';
import type { Facts } from '../../src/record/facts.ts';
import { niFromDigest } from '../../src/store/index.ts';
import { makeArchive } from '../store/helpers.ts';

/** An article that names and quotes one person. */
function about(person: string, digit: number): Facts {
  const id = niFromDigest(new Uint8Array(32).fill(digit));
  return {
    ...{ id, content: id, name: `${digit}.txt`, language: 'id', text: `${person} bicara.` },
    ...{ words: 2, bytes: 20, quotations: 1, claims: 0, removals: new Map() },
    entities: [{ type: 'Person', name: person, wikidata: '' }],
    speakers: new Map([[person, 1]]),
  };
}

const ORIGIN = { generation: 0, batch: 'one' };

async function twoConnections(): Promise<{ one: Catalog; other: Catalog; ra: Rows; rb: Rows }> {
  const archive = await makeArchive();
  const one = await openCatalog(archive, { create: true });
  const other = await openCatalog(archive);
  return { one, other, ra: rowsOf(one.database), rb: rowsOf(other.database) };
}

function names({ database }: Catalog, question: Question): string[] {
  const [{ sql, values }] = conditionsOf(question) as [{ sql: string; values: string[] }];
  const rows = database.prepare(`SELECT name FROM article a WHERE ${sql} ORDER BY name`);
  return rows.all(...values).map(({ name }) => String(name));
}

/** How many articles have a word. */
function found({ database }: Catalog, word: string): number {
  const sql = 'SELECT rowid FROM index_of_words WHERE index_of_words MATCH ?';
  return database.prepare(sql).all(word).length;
}

const add = (rows: Rows, person: string, digit: number) =>
  rows.transact(() => rows.add(about(person, digit), ORIGIN));

describe('rowsOf', () => {
  it('files an article under its own name after another process took that name out', async () => {
    const { one, other, ra, rb } = await twoConnections();
    const first = add(ra, 'Siti', 1);
    rb.transact(() => rb.drop(first));
    add(rb, 'Budi', 2);
    add(ra, 'Siti', 3);
    for (const by of ['entity', 'speaker'] as const) {
      expect(names(one, { [by]: 'siti' })).toEqual(['3.txt']);
      expect(names(one, { [by]: 'budi' })).toEqual(['2.txt']);
    }
    one.close();
    other.close();
  });

  it('knows no number of a transaction that was rolled back', async () => {
    const { one, other, ra, rb } = await twoConnections();
    for (const [by, digit, name, another] of [
      [ra, 2, 'Siti', 'Budi'],
      [rb, 4, 'Joko', 'Wati'],
    ] as const) {
      const failing = () =>
        ra.transact(() => {
          ra.add(about(name, 1), ORIGIN);
          throw new Error('stopped');
        });
      expect(failing).toThrow('stopped');
      add(by, another, digit);
      expect(found(one, name)).toBe(0);
      add(ra, name, digit + 1);
      expect(names(one, { entity: name })).toEqual([`${digit + 1}.txt`]);
      expect(names(one, { speaker: name })).toEqual([`${digit + 1}.txt`]);
      expect(found(one, name)).toBe(1);
    }
    one.close();
    other.close();
  });

  it('knows no number that went by other rows of the same connection', async () => {
    const { one, other, ra } = await twoConnections();
    const beside = rowsOf(one.database);
    const first = add(ra, 'Siti', 1);
    beside.transact(() => beside.drop(first));
    add(beside, 'Budi', 2);
    add(ra, 'Siti', 3);
    expect(names(one, { entity: 'siti' })).toEqual(['3.txt']);
    one.close();
    other.close();
  });

  it('keeps words for later up to a number of letters, and in order', async () => {
    const { one, other } = await twoConnections();
    const order: string[] = [];
    const noted: typeof one.database = {
      ...one.database,
      prepare(sql) {
        const statement = one.database.prepare(sql);
        const [, into] = /INSERT INTO (article|index_of_words) /.exec(sql) ?? [];
        const run: typeof statement.run = (...values) => {
          if (into) order.push(sql.includes("'delete'") ? 'gone' : into);
          return statement.run(...values);
        };
        return { ...statement, run };
      },
    };
    const text = about('Siti', 1).text.length;
    const rows = rowsOf(noted, 2 * text);
    rows.transact(() => {
      for (let digit = 1; digit <= 5; digit++) rows.add(about('Siti', digit), ORIGIN);
      rows.drop(2);
    });
    const [article, words] = ['article', 'index_of_words'];
    const two = [article, article, words, words];
    expect(order).toEqual([...two, ...two, article, words, 'gone']);
    expect(found(one, 'siti')).toBe(4);
    one.close();
    other.close();
  });

  it('writes the words of all articles of a transaction down at once', async () => {
    const { one, other, ra } = await twoConnections();
    ra.transact(() => {
      for (let digit = 1; digit <= 20; digit++) ra.add(about(`Siti ${digit}`, digit), ORIGIN);
    });
    const parts = one.database.prepare('SELECT DISTINCT segid FROM index_of_words_idx').all();
    expect(parts).toHaveLength(1);
    one.close();
    other.close();
  });

  it('finds the words of the record that an article has in the end, after two in one transaction', async () => {
    const { one, other, ra } = await twoConnections();
    ra.transact(() => {
      const number = ra.add(about('Siti', 1), ORIGIN);
      ra.replace(number, about('Budi', 1), { generation: 1, batch: 'two' });
    });
    expect(['siti', 'budi', 'bicara'].map((word) => found(one, word))).toEqual([0, 1, 1]);
    const [counted] = one.database
      .prepare('SELECT count(*) AS n FROM index_of_words_docsize')
      .all();
    expect(counted?.n).toBe(1);
    one.close();
    other.close();
  });

  it('has as many articles as the full-text index, which a check counts', async () => {
    const { one, other, ra } = await twoConnections();
    add(ra, 'Siti', 1);
    const told = '1 articles more or fewer than the full-text index has';
    expect(await checkCatalog(one.archive)).not.toContain(told);
    one.database.exec('DELETE FROM index_of_words_docsize');
    expect(await checkCatalog(one.archive)).toContain(told);
    one.close();
    other.close();
  });

  it('tells of a text that cannot be unpacked as of damage', async () => {
    const { one, other, ra } = await twoConnections();
    const number = add(ra, 'Siti', 1);
    one.database.exec("UPDATE body SET text = x'ffffff'");
    const dropping = guarded(one.archive, () => ra.transact(() => ra.drop(number)));
    await expect(dropping).rejects.toMatchObject({ name: 'CatalogError', code: 'damaged' });
    one.close();
    other.close();
  });

  it('leaves nothing that a check would not miss', async () => {
    const { one, other, ra } = await twoConnections();
    add(ra, 'Siti', 1);
    one.database.exec('DELETE FROM entity; DELETE FROM speaker');
    const problems = await checkCatalog(one.archive);
    expect(problems).toContain('1 mentions of nothing that has a name');
    expect(problems).toContain('1 quotations of nobody who has a name');
    one.close();
    other.close();
  });
});
