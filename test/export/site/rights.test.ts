import { describe, expect, it } from 'vitest';
import { rightsOf } from '../../../src/export/site/rights.ts';
import type { Rights } from '../../../src/record/types.generated.ts';
import { archiveOf, BRIDGE, FERRY } from '../dataset/helpers.ts';
import { settings, site, unpacked } from './helpers.ts';

interface Given {
  readonly uri?: string;
  readonly publisher?: string;
  readonly agency?: string;
  /** The agency of its dateline. */
  readonly dateline?: string;
  readonly metadata?: Record<string, unknown>;
}

function rightsWith(
  sources: Record<string, Rights>,
  { uri, publisher, agency, dateline, metadata = {} }: Given,
  byDefault: Rights = 'owned',
) {
  const wire = agency !== undefined && { wire: { agency, basis: 'dateline' } };
  const article = {
    ...(publisher !== undefined && { publisher }),
    ...(dateline !== undefined && { dateline: { place: 'Riga', agency: dateline } }),
    ...wire,
  };
  const source = { ...(uri !== undefined && { uri }), metadata };
  const config = settings({ rights: { default: byDefault, sources } });
  return rightsOf({ source, article } as unknown as Parameters<typeof rightsOf>[0], config);
}

function rights(sources: Record<string, Rights>, uri?: string, publisher?: string): Rights {
  const given = {
    ...(uri !== undefined && { uri }),
    ...(publisher !== undefined && { publisher }),
  };
  return rightsWith(sources, given).rights;
}

describe('the rights of a source', () => {
  it.each([
    ['kabar.example', 'https://kabar.example/a'],
    ['www.kabar.example', 'https://kabar.example/a'],
    ['kabar.example', 'https://www.kabar.example/a'],
    ['Kabar.example', 'https://kabar.example/a'],
    ['kabar.example:8080', 'https://kabar.example/a'],
    ['kabar.example', 'https://kabar.example:8080/a'],
    ['kabar.example', 'https://KABAR.example./a'],
    ['kabar.example.', 'https://kabar.example/a'],
    ['https://www.kabar.example/', 'http://kabar.example/a'],
    ['bücher.example', 'https://xn--bcher-kva.example/a'],
  ])('are those of the key %s for %s', (key, uri) => {
    expect(rights({ [key]: 'unknown' }, uri)).toBe('unknown');
  });

  it.each([
    ['Kantor Berita', 'kantor  berita'],
    ['KANTOR BERITA ', 'Kantor Berita'],
    ['Café', 'Cafe\u0301'],
    ['__proto__', '__proto__'],
  ])('are those of the key %j for the publisher %j', (key, publisher) => {
    const sources = Object.fromEntries([[key, 'unknown' as Rights]]);
    expect(rights(sources, undefined, publisher)).toBe('unknown');
  });

  it.each([
    ['kabar.example', 'https://berita.kabar.example/a'],
    ['kabar.example/olahraga', 'https://kabar.example/a'],
    ['me@kabar.example', 'https://kabar.example/a'],
    ['constructor', 'https://kabar.example/a'],
  ])('are not those of the key %s for %s', (key, uri) => {
    expect(rights({ [key]: 'unknown' }, uri, 'Kabar')).toBe('owned');
  });

  it('are the stricter ones where two keys are one source, in either order', () => {
    const [a, b] = ['kabar.example', 'www.Kabar.example'];
    const uri = 'https://kabar.example/a';
    expect(rights({ [a]: 'owned', [b]: 'unknown' }, uri)).toBe('unknown');
    expect(rights({ [a]: 'unknown', [b]: 'owned' }, uri)).toBe('unknown');
  });

  it('are the stricter ones where host and publisher are two sources', () => {
    const given = { uri: 'https://kabar.example/a', publisher: 'Kantor Berita' };
    expect(rightsWith({ 'kabar.example': 'owned', 'Kantor Berita': 'unknown' }, given).rights).toBe(
      'unknown',
    );
    expect(
      rightsWith({ 'kabar.example': 'licensed', 'Kantor Berita': 'owned' }, given).rights,
    ).toBe('licensed');
  });

  it('are freed by the name of a publisher only where that was given with the article', () => {
    const sources = { 'Harian Kami': 'owned' } as const;
    const uri = 'https://mirror.example/a';
    const given = (name: string, metadata: Record<string, unknown>, at?: string) =>
      rightsWith(sources, { publisher: name, metadata, ...(at && { uri: at }) }, 'unknown').rights;
    expect(given('Harian Kami', { publisher: 'harian  kami' })).toBe('owned');
    expect(given('Harian Kami', { publisher: 'Harian Kami' }, uri)).toBe('owned');
    for (const metadata of [{}, { publisher: 'Mirror' }, { publisher: ['Harian Kami'] }]) {
      expect(given('Harian Kami', metadata, uri)).toBe('unknown');
      expect(given('Harian Kami', metadata)).toBe('unknown');
    }
  });

  it('hold for the copy of an agency, whoever printed it, and free nothing', () => {
    const given = { publisher: 'Kabar', agency: 'AFP', metadata: { publisher: 'Kabar' } };
    for (const key of ['AFP', 'Agence France-Presse', 'afp ']) {
      expect(rightsWith({ Kabar: 'owned', [key]: 'unknown' }, given).rights, key).toBe('unknown');
    }
    expect(rightsWith({ AFP: 'owned' }, given, 'unknown').rights).toBe('unknown');
    expect(rightsWith({ Kabar: 'unknown', AFP: 'owned' }, given).rights).toBe('unknown');
    expect(rightsWith({ Kabar: 'owned', 'Kantor Berita': 'unknown' }, given).rights).toBe('owned');
    const named = { publisher: 'Kabar', dateline: 'Kantor Berita' };
    expect(rightsWith({ Kabar: 'owned', 'kantor berita': 'unknown' }, named).rights).toBe(
      'unknown',
    );
    const stated = { ...given, metadata: { rights: 'owned' } };
    expect(rightsWith({ AFP: 'unknown' }, stated).rights).toBe('unknown');
  });

  it('tell which of their keys fit no article', async () => {
    const sources = {
      'WWW.kabar.example': 'unknown',
      'news ': 'owned',
      'lain.example': 'owned',
      Entah: 'unknown',
    } as const;
    const { receipt } = await site(await archiveOf([FERRY, BRIDGE]), { rights: { sources } });
    expect(receipt.unusedSources).toEqual(['Entah', 'lain.example']);
    expect(receipt.unknown).toBe(1);
  });
});

describe('what came with an article', () => {
  const LICENCE = 'https://licence.example/by/4.0/';
  const uri = 'https://kabar.example/a';

  it.each<[stated: Record<string, unknown>, configured: Rights | undefined, holds: Rights]>([
    [{ rights: 'owned' }, undefined, 'owned'],
    [{ rights: ' Unknown' }, undefined, 'unknown'],
    [{ license: LICENCE }, undefined, 'licensed'],
    [{ rights: 'unknown', license: LICENCE }, undefined, 'unknown'],
    [{ rights: 'owned' }, 'unknown', 'unknown'],
    [{ rights: 'licensed' }, 'unknown', 'unknown'],
    [{ license: LICENCE }, 'unknown', 'unknown'],
    [{ rights: 'owned', license: LICENCE }, 'unknown', 'unknown'],
    [{ rights: 'owned' }, 'licensed', 'licensed'],
    [{ rights: 'unknown' }, 'owned', 'unknown'],
    [{ license: LICENCE }, 'owned', 'licensed'],
    [{ rights: 'All rights reserved' }, 'owned', 'owned'],
    [{ rights: ['owned'] }, undefined, 'unknown'],
  ])('counts as far as its source allows: %j of %s is %s', (metadata, configured, holds) => {
    const sources = configured === undefined ? {} : { 'kabar.example': configured };
    const found = rightsWith(sources, { uri, metadata }, 'unknown');
    const stated = metadata.license as string | undefined;
    expect(found).toEqual({
      rights: holds,
      ...(stated !== undefined && holds !== 'unknown' && { license: stated }),
    });
  });

  it('brings nothing of a source of unknown rights out, in any file', async () => {
    const beginning = `Jembatan di Riga dibuka pada hari Jumat, kata Anna Keller. ${'Warga senang. '.repeat(12)}`;
    const story = {
      name: 'jembatan.txt',
      text: [
        'Jembatan dibuka',
        `${beginning}Zqsatu menutup paragraf ini.`,
        'Joko Widodo Zqdua berkata kepada wartawan: “Kami lega karena 40 persen Zqtiga selamat,” kata Anna Keller Zqempat.',
        '- Zqlima\n- Zqenam',
        'link alternatif sbobet slot gacor Zqtujuh',
      ].join('\n\n'),
      metadata: {
        uri: 'https://kantor.example/jembatan',
        publisher: 'Kantor Berita',
        datePublished: '2024-05-01',
        language: 'id',
        rights: 'owned',
        license: LICENCE,
        keywords: 'Zqdelapan',
        description: 'Zqsembilan',
      },
    };
    const again = { ...story, text: `${story.text}\n\nZqsepuluh ditambahkan.` };
    const archive = await archiveOf([story, FERRY], [again]);
    const leaks = /zq[a-z]{3}/i;
    const isLeaking = ([, text]: [string, string]): boolean => leaks.test(text);
    const open = await site(archive, { attributions: 'all' });
    expect([...unpacked(open.tree)].filter(isLeaking).length).toBeGreaterThan(5);
    const { receipt, tree } = await site(archive, {
      unknown: 'extract',
      attributions: 'all',
      entities: { minimum: 1 },
      search: true,
      license: LICENCE,
      rights: { default: 'owned', sources: { 'kantor.example': 'unknown' } },
    });
    expect(receipt.unknown).toBe(2);
    const files = unpacked(tree);
    expect([...files].filter(isLeaking).map(([path]) => path)).toEqual([]);
    const own = [...files].filter(
      ([path, text]) => path.startsWith('articles/') && text.includes('Jembatan dibuka'),
    );
    expect(own.map(([path]) => path.replace(/^articles\/\w+\//, '')).sort()).toEqual(
      ['article.jsonld', 'article.txt', 'index.html', 'record.json'].flatMap((name) => [
        name,
        name,
      ]),
    );
    for (const [path, text] of own) {
      expect(text, path).not.toContain(LICENCE);
      if (path.endsWith('.html')) expect(text).toContain('<meta name="robots" content="noindex">');
    }
    const folders = own.map(([path]) => path.replace(/[^/]+$/, ''));
    for (const [path, text] of files) {
      if (!/^(?:feed\.atom|sitemap)/.test(path)) continue;
      for (const folder of folders) expect(text.includes(folder), path).toBe(false);
    }
  });
});
