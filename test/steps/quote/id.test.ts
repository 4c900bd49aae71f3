import { describe, expect, it } from 'vitest';
import { article, quotationsOf, quoted } from './article.ts';

const SITI = { Person: ['Siti Rahma|Siti'] };

describe('Indonesian direct speech', () => {
  it.each(['kata', 'ujar', 'ucap', 'tutur', 'jelas', 'tegas', 'ungkap', 'papar', 'terang'])(
    'credits the name behind `%s`',
    (verb) => {
      expect(quoted('id', [`"Jembatan itu sudah rusak," ${verb} Siti Rahma.`], SITI)).toEqual([
        'direct: Jembatan itu sudah rusak, — Siti Rahma (person)',
      ]);
    },
  );

  it('leaves title, place and day out of the name', () => {
    const given = article(
      'id',
      ['"Jembatan itu rusak," kata Kepala Dinas Siti Rahma di Bogor, Senin (3/2).'],
      SITI,
    );
    expect(quotationsOf(given)[0]!.speaker).toMatchObject({
      text: 'Kepala Dinas Siti Rahma',
      name: 'Siti Rahma',
      mention: 'm1',
    });
  });

  it('prefers the name beside an office', () => {
    const lines = [
      '"Kami siap," kata Kepala Dusun Mekar, Kecamatan Ciawi, Siti Rahma, kepada warga.',
    ];
    expect(quoted('id', lines, SITI)).toEqual(['direct: Kami siap, — Siti Rahma (person)']);
  });

  it('sees through a short form in brackets', () => {
    const lines = ['"Kami siap," kata Direktur PT Sungai Jernih (SJ) Siti Rahma.'];
    expect(quoted('id', lines, SITI)).toEqual(['direct: Kami siap, — Siti Rahma (person)']);
  });

  it('resolves -nya to the last speaker', () => {
    const lines = ['Siti Rahma menilai jembatan itu rusak.', '"Kami tutup besok," ujarnya.'];
    const [, second] = quotationsOf(article('id', lines, SITI));
    expect(second).toMatchObject({
      cue: { text: 'ujarnya' },
      speaker: { text: 'nya', name: 'Siti Rahma', mention: 'm1', resolvedFrom: 'pronoun' },
    });
  });

  it('resolves -nya to whom the sentence before is about', () => {
    const lines = [
      '"Kami setuju," kata Bambang Adi.',
      'Siti Rahma datang dua jam kemudian.',
      '"Jalan macet sekali," katanya.',
    ];
    const names = { Person: ['Siti Rahma', 'Bambang Adi'] };
    expect(quoted('id', lines, names)[1]).toBe('direct: Jalan macet sekali, — Siti Rahma (person)');
  });

  it('resolves `juru bicara itu` to the last phrase with that noun', () => {
    const lines = [
      'Seorang juru bicara kantor pelabuhan Tuban tidak membantah kabar itu.',
      '“Kami masih memeriksa kapal,” kata juru bicara itu kepada Antara.',
    ];
    const found = quotationsOf(
      article('id', lines, { Organization: ['Antara'], Place: ['Tuban'] }),
    );
    expect(found.at(-1)).toMatchObject({
      speaker: {
        text: 'juru bicara itu',
        name: 'juru bicara kantor pelabuhan Tuban',
        kind: 'unnamed-official',
        resolvedFrom: 'description',
      },
      addressee: { text: 'Antara' },
    });
  });

  it('takes a quotation that goes on behind its attribution for one', () => {
    const lines = ['“Kami siap,” kata Siti di Bogor. “Besok kapal berangkat.”'];
    const names = { Person: ['Siti'] };
    expect(quoted('id', lines, names)).toEqual([
      'direct: Kami siap, | Besok kapal berangkat. — Siti (person)',
    ]);
  });

  it('keeps two quotations apart that each have an attribution', () => {
    const lines = ['"Kami siap," kata Siti. "Kami belum siap," kata Bambang.'];
    expect(quoted('id', lines, { Person: ['Siti', 'Bambang'] })).toEqual([
      'direct: Kami siap, — Siti (person)',
      'direct: Kami belum siap, — Bambang (person)',
    ]);
  });

  it('credits the subject of a verb before the quotation', () => {
    const lines = ['Siti Rahma mengatakan kepada wartawan, "Jembatan itu sudah rusak."'];
    const [found] = quotationsOf(article('id', lines, SITI));
    expect(found).toMatchObject({
      kind: 'direct',
      speaker: { name: 'Siti Rahma' },
      addressee: { text: 'wartawan' },
    });
  });

  it('takes a name alone behind a quotation for its speaker', () => {
    expect(quoted('id', ['"Ada lima calon di sini," Siti Rahma.'], SITI)).toEqual([
      'direct: Ada lima calon di sini, — Siti Rahma (person)',
    ]);
  });

  it('lets a paragraph that is only a quotation go on with the last speaker', () => {
    const lines = ['"Kami siap," kata Siti Rahma.', '"Besok semua kapal berangkat ke timur."'];
    expect(quoted('id', lines, SITI)[1]).toBe(
      'direct: Besok semua kapal berangkat ke timur. — Siti Rahma (person)',
    );
  });
});

describe('Indonesian reported speech', () => {
  it.each([
    ['mengatakan bahwa', 'Siti Rahma mengatakan bahwa jembatan itu rusak.'],
    ['mengatakan', 'Siti Rahma mengatakan jembatan itu rusak.'],
    ['kata', 'Jembatan itu rusak, kata Siti Rahma pada Selasa.'],
    ['menurut before', 'Menurut Siti Rahma, jembatan itu rusak.'],
    ['menurut behind', 'Jembatan itu rusak parah, menurut Siti Rahma.'],
    ['menduga jika', 'Siti Rahma menduga jika jembatan itu rusak.'],
    ['an addressee between', 'Siti Rahma mengatakan kepada warga bahwa jembatan itu rusak.'],
    ['an adjunct before', 'Dalam rapat kemarin, Siti Rahma menegaskan jembatan itu rusak.'],
    ['an apposition', 'Siti Rahma, ketua panitia, menyatakan jembatan itu rusak.'],
  ])('finds the clause with %s', (_name, line) => {
    const [found] = quotationsOf(article('id', [line], SITI));
    expect(found).toMatchObject({ kind: 'indirect', speaker: { name: 'Siti Rahma' } });
    expect(found!.content.map(({ text }) => text.toLowerCase())).toEqual([
      expect.stringMatching(/^jembatan itu rusak( parah)?$/),
    ]);
  });

  it('finds what is denied, with the negation of a verb of denial', () => {
    const lines = ['Siti Rahma tidak membantah pertemuan itu, yang berlangsung di Bogor.'];
    const [found] = quotationsOf(article('id', lines, SITI));
    expect(found).toMatchObject({
      cue: { text: 'tidak membantah' },
      content: [{ text: 'pertemuan itu' }],
    });
  });

  it('keeps the joining word of a demand', () => {
    expect(quoted('id', ['Siti Rahma meminta agar jalan itu dibuka.'], SITI)).toEqual([
      'indirect: agar jalan itu dibuka — Siti Rahma (person)',
    ]);
  });

  it('ends the clause where the narrator goes on', () => {
    const lines = ['Siti Rahma mengatakan bahwa jembatan itu rusak, sambil menunjuk peta.'];
    expect(quoted('id', lines, SITI)).toEqual([
      'indirect: jembatan itu rusak — Siti Rahma (person)',
    ]);
  });

  it('credits a relative clause to the name before it, not the denial around it', () => {
    const lines = ['Bambang Adi membantah pernyataan Siti Rahma yang menyebut jembatan itu rusak.'];
    const names = { Person: ['Bambang Adi', 'Siti Rahma'] };
    expect(quoted('id', lines, names)).toEqual([
      'indirect: jembatan itu rusak — Siti Rahma (person)',
    ]);
  });

  it('finds no quotation in a denial of saying', () => {
    expect(quoted('id', ['Siti Rahma tidak mengatakan jembatan itu rusak.'], SITI)).toEqual([]);
  });

  it('finds no quotation behind a verb without a subject', () => {
    expect(quoted('id', ['Hal itu dibuat untuk membantah kabar tentang jembatan.'])).toEqual([]);
  });

  it('calls a clause with marks inside mixed and keeps the marks', () => {
    const lines = ['Pintu itu akan menjadi “batas akhir” bagi warga, kata Siti Rahma.'];
    expect(quoted('id', lines, SITI)).toEqual([
      'mixed: Pintu itu akan menjadi “batas akhir” bagi warga — Siti Rahma (person)',
    ]);
  });

  it('takes just the words between marks when the clause opens with one', () => {
    const lines = [
      'Siti Rahma mengatakan bahwa “kami tidak tahu ada perjanjian seperti itu” dan bahwa kantornya “bukan pihak”.',
    ];
    expect(quoted('id', lines, SITI)).toEqual([
      'mixed: kami tidak tahu ada perjanjian seperti itu | bukan pihak — Siti Rahma (person)',
    ]);
  });
});

describe('Indonesian sources', () => {
  it.each([
    ['dua sumber pelabuhan', 'anonymous', 'dua sumber pelabuhan'],
    ['seorang diplomat di kedutaan', 'anonymous', 'diplomat di kedutaan'],
    ['seorang juru bicara kementerian', 'unnamed-official', 'juru bicara kementerian'],
    ['para pedagang pasar', 'group', 'para pedagang pasar'],
    ['seorang pedagang pasar', 'anonymous', 'pedagang pasar'],
    ['beberapa sumber pelabuhan', 'anonymous', 'beberapa sumber pelabuhan'],
    ['polisi', 'organization', 'polisi'],
    ['laporan tahunan', 'document', 'laporan tahunan'],
    ['salah satu sumber pelabuhan', 'anonymous', 'salah satu sumber pelabuhan'],
    ['sumber yang dekat dengan bupati', 'anonymous', 'sumber yang dekat dengan bupati'],
  ])('takes `%s` for %s', (source, kind, name) => {
    const [found] = quotationsOf(
      article('id', [`Gudang di tepi sungai itu kosong, menurut ${source}.`]),
    );
    expect(found!.speaker).toMatchObject({ kind, name });
  });

  it('credits a headline to the source behind its dash', () => {
    const lines = ['headline: Gubernur diam-diam membeli dua kapal – sumber pelabuhan'];
    expect(quoted('id', lines)).toEqual([
      'indirect: Gubernur diam-diam membeli dua kapal — sumber pelabuhan (anonymous)',
    ]);
  });

  it('credits no outlet behind the dash of a headline', () => {
    expect(quoted('id', ['headline: Gubernur membeli dua kapal baru - Berita Harian'])).toEqual([]);
  });
});

describe('what is no quotation', () => {
  it.each([
    ['a heading between marks', 'heading: ‘Keamanan jadi soal besar’'],
    ['a byline', 'byline: "Kami siap," kata Siti.'],
    ['a credit', 'credit: "Kami siap," kata Siti.'],
    ['a note', 'note: "Kami siap," kata Siti.'],
    ['scare quotes', 'Perusahaan itu mengirim “para pelatih” ke pulau.'],
    ['the name of a work', 'Lagu “Pulang Ke Kampung Halaman Lama” diputar kemarin.'],
  ])('leaves out %s', (_name, line) => {
    expect(quoted('id', [line])).toEqual([]);
  });
});

describe('careless marks', () => {
  it('pairs a mark set against the sentence before with one set against the verb', () => {
    const line = 'Jembatan itu selesai.” Kami senang sekali dengan hasilnya, ”kata Siti Rahma.';
    expect(quoted('id', [line], { Person: ['Siti Rahma'] })).toEqual([
      'direct: Kami senang sekali dengan hasilnya, — Siti Rahma (person)',
    ]);
  });

  it('reads an Indonesian clause behind a comma', () => {
    const line = 'Siti Rahma mengatakan, jembatan itu ditutup sejak kemarin.';
    expect(quoted('id', [line], { Person: ['Siti Rahma'] })).toEqual([
      'indirect: jembatan itu ditutup sejak kemarin — Siti Rahma (person)',
    ]);
  });
});
