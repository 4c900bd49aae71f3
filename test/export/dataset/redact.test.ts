import { describe, expect, it } from 'vitest';
import { authorityNames } from '../../../src/steps/mention/given.ts';
import { readTree } from '../../store/helpers.ts';
import { archiveOf, BRIDGE, FERRY, jsonRows, MARKET, release } from './helpers.ts';

const person = (name: string, aliases: string[] = [], sameAs: string[] = []) => [
  authorityNames([{ name, aliases, type: 'Person', sameAs }], ''),
];

const length = (text: unknown): number => [...(text as string)].length;

describe('redaction', () => {
  it('blots out the names of all lists', async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    const redact = [...person('Anna Keller'), ...person('Siti Aminah')];
    const { path } = await release(archive, { redact });
    for (const [name, content] of await readTree(path)) {
      for (const word of ['Keller', 'Aminah']) {
        expect(content.includes(word), `${word} in ${name}`).toBe(false);
      }
    }
  });

  it('blots a name out everywhere and leaves every span true', async () => {
    const archive = await archiveOf([FERRY, MARKET, BRIDGE]);
    const whole = await release(archive);
    const { path, receipt } = await release(archive, { redact: person('Siti Aminah') });
    for (const [name, content] of await readTree(path)) {
      for (const word of ['Siti', 'Aminah', 'kabar.example/feri']) {
        expect(content.includes(word), `${word} in ${name}`).toBe(false);
      }
    }
    const [before, after] = [jsonRows(whole.path, 'articles'), jsonRows(path, 'articles')];
    expect(after.map(({ text }) => length(text))).toEqual(before.map(({ text }) => length(text)));
    const texts = new Map(after.map(({ capture, text }) => [capture, [...(text as string)]]));
    const mentions = jsonRows(path, 'mentions');
    for (const { capture, start, end, text } of mentions) {
      expect(
        texts
          .get(capture)!
          .slice(start as number, end as number)
          .join(''),
      ).toBe(text);
    }
    expect(
      mentions.filter(({ text }) => text === '█'.repeat('Siti Aminah'.length)).length,
    ).toBeGreaterThan(0);
    expect(jsonRows(path, 'quotations').map(({ speaker_name }) => speaker_name)).toContain(
      '█'.repeat(11),
    );
    expect(after.find(({ name }) => name === 'pasar.txt')).toMatchObject({
      uri: MARKET.metadata!.uri,
    });
    expect(receipt.release.selection.redacted).toBe(true);
  });

  it('takes short forms, endings, other spellings, file names and addresses', async () => {
    const archive = await archiveOf([
      {
        name: 'anna-keller.txt',
        text: 'Anna Keller opens it\n\nAnna Keller spoke in Riga. KELLER’s words were few. Keller said: "No."',
        metadata: {
          uri: 'https://news.example/ANNA-Keller-speaks',
          language: 'en',
          author: 'Anna  Keller',
        },
      },
      {
        name: 'x',
        text: 'A bridge\n\nNobody spoke of it in Riga.',
        metadata: { uri: 'https://news.example/anna%20keller' },
      },
      {
        name: 'y',
        text: 'Kellerman\n\nThe cellar and the unkeller are no names, Kellerman said.',
        metadata: {},
      },
    ]);
    const { path } = await release(archive, { redact: person('Anna Keller', ['Keller']) });
    for (const [name, content] of await readTree(path)) {
      expect(/anna[-\s%]|\bkeller/i.test(content.toString('latin1')), name).toBe(false);
    }
    const texts = jsonRows(path, 'articles').map(({ text }) => text as string);
    expect(texts.some((text) => text.includes('██████man said'))).toBe(true);
    expect(texts.some((text) => text.includes('unkeller'))).toBe(true);
    expect(jsonRows(path, 'articles').map(({ uri }) => uri)).toEqual([null, null, null]);
  });

  it('finds names by their addresses, and in scripts without spaces', async () => {
    const archive = await archiveOf([
      { name: 'a', text: '桥梁开通\n\n习近平说，桥梁已经开通。', metadata: { language: 'zh' } },
      {
        name: 'b',
        text: 'Kota tua\n\nKota Jakarta memperbaiki jembatan itu, kata warga Jakarta.',
        metadata: { language: 'id' },
      },
    ]);
    const whole = await release(archive);
    const linked = jsonRows(whole.path, 'entities').find(({ name }) => name === 'Jakarta')!;
    const [uri] = linked.same_as as string[];
    expect(uri).toBeDefined();
    const { path } = await release(archive, { redact: person('Ibu Kota', [], [uri!]) });
    for (const [, content] of await readTree(path)) expect(content.includes('Jakarta')).toBe(false);
    const chinese = await release(archive, { redact: person('习近平') });
    for (const [, content] of await readTree(chinese.path))
      expect(content.includes('习近平')).toBe(false);
    const texts = jsonRows(chinese.path, 'articles').map(({ text }) => text);
    expect(texts).toContain('桥梁开通\n\n███说，桥梁已经开通。');
  });
});
