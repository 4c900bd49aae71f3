import { describe, expect, it } from 'vitest';
import { publicAddress } from '../../../src/jsonld/web-address.ts';
import { archiveOf, BRIDGE, FERRY } from '../dataset/helpers.ts';
import { site } from './helpers.ts';

/** The files in which some words stand. */
function filesWith(tree: ReadonlyMap<string, Buffer>, words: string): string[] {
  return [...tree].filter(([, bytes]) => bytes.includes(words)).map(([path]) => path);
}

function recordIn(tree: ReadonlyMap<string, Buffer>) {
  const [, bytes] = [...tree].find(([path]) => path.endsWith('record.json'))!;
  return JSON.parse(bytes.toString('utf8'));
}

describe('an address that is published', () => {
  it.each([
    ['https://kabar.example/x?page=2#a', 'https://kabar.example/x?page=2#a'],
    ['https://me:pw@kabar.example/x', 'https://kabar.example/x'],
    ['https://a@b@kabar.example/x', 'https://kabar.example/x'],
    ['https://kabar.example/x?token=S', 'https://kabar.example/x'],
    ['https://kabar.example/x?a=1&Access_Token=S&b=2', 'https://kabar.example/x?a=1&b=2'],
    ['https://kabar.example/x?X-Amz-Signature=S#api_key=S', 'https://kabar.example/x'],
    ['https://kabar.example/@me?tokenizer=1', 'https://kabar.example/@me?tokenizer=1'],
    ['https://kabar.example/x?a=1;token=S&amp;pwd=S', 'https://kabar.example/x?a=1;amp'],
    ['https://kabar.example/x?to%6Ben=S&user%5Btoken%5D=S&b=2', 'https://kabar.example/x?b=2'],
    [
      'https://kabar.example/x?access_key=S&app_secret=S&newPassword=S&b=2',
      'https://kabar.example/x?b=2',
    ],
    [
      'https://kabar.example/x?resetToken=S&otp=1&AWSAccessKeyId=S&b=2',
      'https://kabar.example/x?b=2',
    ],
    ['https://kabar.example/x?clientsecret=S&idtoken=S&b=2', 'https://kabar.example/x?b=2'],
    ['https://kabar.example/x?b=1?token=S', 'https://kabar.example/x?b=1'],
    ['https://kabar.example/x#/reset?token=S', 'https://kabar.example/x#/reset'],
    [
      'https://kabar.example/x?next=https%3A%2F%2Flain.example%2F%3Ftoken%3DS&b=2',
      'https://kabar.example/x?b=2',
    ],
    // By their values: a JSON Web Token, a session, a signature, a token under any name.
    [
      'https://kabar.example/x?t=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk&b=2',
      'https://kabar.example/x?b=2',
    ],
    [
      'https://kabar.example/x?eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      'https://kabar.example/x',
    ],
    ['https://kabar.example/x?sid=9f86d081884c7d65', 'https://kabar.example/x'],
    ['https://kabar.example/x?sig=aB3%2Fx9Zk0PqLm7Rt%3D&b=2', 'https://kabar.example/x?b=2'],
    [
      'https://kabar.example/x?Signature=NpgCjnDzrM%2BWFzoNXmpNDUsSn%2F8%3D&b=2',
      'https://kabar.example/x?b=2',
    ],
    ['https://kabar.example/x?sig=abcdEFGHijklMNOPqrst%3D&b=2', 'https://kabar.example/x?b=2'],
    ['https://kabar.example/x?code=qwzkd7xplmvbtrns&b=2', 'https://kabar.example/x?b=2'],
    [`https://kabar.example/x?z=${'9f86d081'.repeat(8)}#b`, 'https://kabar.example/x#b'],
    [`https://kabar.example/x?z=${'aB3x9Zk0Pq'.repeat(4)}`, 'https://kabar.example/x'],
  ])('is %s as %s', (given, shown) => {
    expect(publicAddress(given)).toBe(shown);
  });

  it.each([
    // Ids of articles, words and addresses are no secrets.
    'https://kabar.example/x?id=9f86d081884c7d659a2feaa0c55ad015',
    'https://kabar.example/x?id=0f8fad5b-d9cb-469f-a165-70867728950e',
    'https://kabar.example/x?code=12345&key=jembatan&state=jawa-timur',
    'https://kabar.example/x?code=berita-terkini&key=20240501-jembatan-baru-2024',
    'https://kabar.example/x?code=Jawa+Timur/Kabupaten+Sukamaju&state=JawaTimurSelatan2024',
    'https://kabar.example/x?v=dQw4w9WgXcQ&t=42s',
    'https://kabar.example/x?judul=JembatanBaruDiSurabayaDibukaOlehWaliKota2024',
    'https://kabar.example/x?url=https%3A%2F%2Flain.example%2FBerita%2F2024%2Fjembatan',
    'https://kabar.example/x?q=%E0%A4&a',
    'https://kabar.example/x?next=https%3A%2F%2Flain.example%2F%3Fpage%3D2&compass=a&passage=1',
    'https://kabar.example/x?q=siapa?&b=2',
    'https://kabar.example/x?#',
  ])('stays as it is: %s', (given) => {
    expect(publicAddress(given)).toBe(given);
  });

  it.each([
    'urn:kabar:RAHASIA',
    'ftp://me:pw@kabar.example/x',
    'javascript:alert(1)',
    'https://me:pw@/x',
    '',
    undefined,
  ])('is none of %s', (given) => {
    expect(publicAddress(given)).toBeUndefined();
  });
});

describe('a public record', () => {
  it('has no password, in any file', async () => {
    const uri = 'https://user:RAHASIA@kabar.example/x?token=RAHASIA&page=2';
    const again = { ...FERRY, text: `${FERRY.text}\nKapal itu berangkat lagi pada hari Jumat.\n` };
    const stories = [FERRY, again].map((each, index) => ({
      ...each,
      name: index === 0 ? uri : 'a.txt',
      metadata: {
        ...each.metadata,
        uri,
        image: 'https://u:RAHASIA@kabar.example/a.png',
        license: 'https://licence.example/?token=RAHASIA',
      },
    }));
    const { tree } = await site(await archiveOf(stories));
    expect(filesWith(tree, 'RAHASIA')).toEqual([]);
    const shown = 'https://kabar.example/x?page=2';
    const { source } = recordIn(tree);
    expect(source).toMatchObject({ uri: shown, metadata: { uri: shown } });
    const story = [...tree].find(([path]) => path.startsWith('stories/'))!;
    expect(story[1].toString('utf8')).toContain('href="https://kabar.example/x?page=2"');
  });

  it('has no address that is none of the web, and still joins its captures', async () => {
    const again = { ...BRIDGE, text: `${BRIDGE.text} It was closed again on Sunday.` };
    const stories = [BRIDGE, again].map((each) => ({
      ...each,
      metadata: { ...each.metadata, uri: 'urn:news:RAHASIA' },
    }));
    const { tree } = await site(await archiveOf(stories));
    expect(filesWith(tree, 'RAHASIA')).toEqual([]);
    expect([...tree.keys()].filter((path) => path.startsWith('stories/'))).toHaveLength(1);
  });

  it('has of given metadata the fields that are meant for the public', async () => {
    const story = {
      ...BRIDGE,
      text: `---\ntitle: Bridge\nnote: RAHASIA\n---\n\n${BRIDGE.text}`,
      name: 'a.md',
      metadata: {
        ...BRIDGE.metadata,
        section: 'City',
        license: 'CC BY 4.0',
        author: ['Anna Keller'],
        rights: { note: 'RAHASIA' },
        editorNote: 'RAHASIA',
        internal: { phone: 'RAHASIA' },
      },
    };
    const { tree } = await site(await archiveOf([story]));
    expect(filesWith(tree, 'RAHASIA')).toEqual([]);
    expect(recordIn(tree).source.metadata).toEqual({
      author: ['Anna Keller'],
      language: 'en',
      license: 'CC BY 4.0',
      publisher: 'News',
      section: 'City',
      uri: 'https://news.example/bridge',
    });
  });
});

describe('an extract', () => {
  const story = {
    name: 'a.txt',
    metadata: { uri: 'https://kabar.example/a', language: 'id' },
    text: [
      'Jembatan dibuka',
      'Presiden Widodo membuka jembatan itu pada Selasa di Jakarta. “Kami lega karena jembatan ini akhirnya selesai dibangun,” kata Widodo kepada wartawan.',
      'Joko Widodo Zqnama membuka jembatan itu. Joko Widodo Zqnama pulang ke Surabaya pada hari Rabu.',
      'link alternatif RAHASIA sbobet slot gacor',
    ].join('\n\n'),
  };

  it.each(['cautious', 'all'] as const)(
    'names nobody more fully than it does itself: %s',
    async (attributions) => {
      const archive = await archiveOf([story]);
      const whole = await site(archive, { attributions });
      expect(filesWith(whole.tree, 'Zqnama')).not.toEqual([]);
      const { tree } = await site(archive, {
        attributions,
        unknown: 'extract',
        entities: { minimum: 1 },
      });
      expect(filesWith(tree, 'Zqnama')).toEqual([]);
      expect(filesWith(tree, 'RAHASIA')).toEqual([]);
      const { mentions } = recordIn(tree);
      const widodo = mentions.find(({ name }: { name: string }) => name.includes('Widodo'));
      expect(widodo.sameAs).toEqual([]);
      const jakarta = mentions.find(({ name }: { name: string }) => name === 'Jakarta');
      expect(jakarta.sameAs).not.toEqual([]);
    },
  );

  it('counts itself alone, and says nothing of the rest', async () => {
    const { tree } = await site(await archiveOf([story]), { unknown: 'extract' });
    const { article, removed, mentions } = recordIn(tree);
    expect(article.wordCount).toBe(23);
    expect(article.sentenceCount).toBe(3);
    expect(removed.length).toBeGreaterThan(0);
    for (const each of removed) expect(Object.keys(each)).not.toContain('reason');
    for (const each of mentions) expect(Object.keys(each)).not.toContain('salience');
    const graph = [...tree].find(([path]) => path.endsWith('article.jsonld'))![1].toString('utf8');
    expect(graph).not.toContain('"about"');
  });
});

it('calls an article without a headline in lists by how its story begins', async () => {
  const text = [
    'Warga desa di tepi sungai mulai memperbaiki jembatan kayu yang rusak sejak banjir pada bulan Maret, kata kepala desa itu kepada wartawan.',
    'Jembatan itu akan dibuka kembali pada hari Jumat, dan warga dari dua desa boleh lewat tanpa bayaran.',
  ].join('\n\n');
  const metadata = { ...BRIDGE.metadata, language: 'id', rights: 'owned' };
  const { tree } = await site(await archiveOf([{ name: 'a.txt', text, metadata }]));
  const called = 'Warga desa di tepi sungai mulai memperbaiki jembatan kayu…';
  for (const path of ['index.html', 'sources/news/index.html', 'feed.atom']) {
    const shown = tree.get(path)!.toString('utf8');
    expect(shown, path).toContain(called);
    expect(shown, path).not.toContain('Article without a headline');
  }
  const [, page] = [...tree].find(([path]) => /^articles\/\w+\/index\.html$/.test(path))!;
  expect(page.toString('utf8')).toContain('>Article without a headline</h1>');
  const graph = [...tree].find(([path]) => path.endsWith('article.jsonld'))![1].toString('utf8');
  expect(graph).not.toContain('"headline"');
});
