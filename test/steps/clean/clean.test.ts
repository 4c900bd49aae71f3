import { describe, expect, it } from 'vitest';
import { shadowOf, unleet } from '../../../src/steps/clean/shadow.ts';
import { runTo } from '../../support/process.ts';

const STORY = [
  'Warga desa memperbaiki jembatan yang rusak karena banjir',
  'Puluhan warga memperbaiki jembatan desa yang rusak setelah banjir pada akhir pekan dan mereka bekerja sejak pagi.',
  'Kepala desa mengatakan bahwa bahan bangunan sudah tersedia, tetapi tenaga kerja masih kurang untuk saat ini.',
  'Pekerjaan itu akan selesai dalam dua minggu jika cuaca tetap cerah dan air sungai tidak naik lagi.',
];

/** Puts lines behind a story and gives those that were removed, as `kind text`. */
function removed(...lines: string[]): string[] {
  const source = [...STORY, ...lines].join('\n\n');
  const { removals } = runTo('clean', source).data;
  return removals!.map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`);
}

describe('clean', () => {
  it.each([
    ['link alternatif sbobet', 'spam'],
    ['slot gacor hari ini maxwin', 'spam'],
    ['ѕlоt gасоr mахwіn', 'spam'],
    ['s l o t   g a c o r', 'spam'],
    ['sl0t g4c0r m4xw1n', 'spam'],
    ['ＳＬＯＴ　ＧＡＣＯＲ', 'spam'],
    ['raja77 | dewa88 | mantap138 | hoki99', 'spam'],
    ['By gacor88', 'byline'],
    ['Editor: rtp_live_88', 'byline'],
    ['SCROLL TO CONTINUE WITH CONTENT', 'advert'],
    ['ADVERTISEMENT', 'advert'],
    ['Baca juga: Harga beras naik lagi', 'navigation'],
    ["Simak juga Video 'Banjir di Kota'", 'advert'],
    ['Facebook Twitter WhatsApp', 'navigation'],
    ['© 2024 PT Contoh Media. Hak cipta dilindungi.', 'boilerplate'],
    ['{{ad_slot_2}}', 'boilerplate'],
    ['window._ads = window._ads || [];', 'boilerplate'],
    ['Home > Berita > Desa', 'navigation'],
    ['Situs ini menggunakan cookie untuk pengalaman Anda.', 'boilerplate'],
  ])('removes %j as %s', (line, kind) => {
    expect(removed(line)).toEqual([`${kind} ${line}`]);
  });

  it.each([
    'By John Smith',
    'Oleh: Siti Aminah',
    'Baca juga ayat pendek sebelum tidur, nasihatnya kepada anak-anak.',
    'Facebook',
    'Slot FC 0-0 Garuda Kecil',
    '"Situs judi itu merusak anak muda," kata kepala desa.',
    'Polisi menutup situs judi online itu pada hari Senin dan menahan tiga orang.',
    'Telepon 112 untuk keadaan darurat.',
    'Judul Kecil di Tengah',
    '1. Putra Jaya 26',
    'IDENTIFIED AS PRESS',
    'Copyright 1931 is stamped on the drawing.',
  ])('keeps %j', (line) => {
    expect(removed(line)).toEqual([]);
  });

  it('keeps the words of a story about gambling', () => {
    const source = [
      'Polisi bongkar situs judi online di kota',
      'Polisi membongkar jaringan judi online yang dikendalikan dari sebuah rumah di pinggir kota pada Senin.',
      'Para pelaku menawarkan slot online dan togel kepada pelanggan melalui pesan singkat, kata polisi.',
      'Situs slot itu sudah ditutup dan uang dari judi online itu disita untuk negara.',
      'Judi online marak',
    ].join('\n');
    expect(runTo('clean', source).data.removals).toEqual([]);
  });

  it('removes a repeated paragraph once and names the first', () => {
    const source = [...STORY, STORY[2]].join('\n');
    const { removals } = runTo('clean', source).data;
    expect(removals).toHaveLength(1);
    expect(removals![0]).toMatchObject({
      kind: 'duplicate',
      reason: expect.stringContaining('block 3'),
    });
  });

  it('removes the links under a head of links and stops at the story', () => {
    const after = 'Warga berharap bantuan segera datang sebelum musim hujan tiba di desa itu.';
    expect(removed('Baca Juga', 'Harga Cabai Naik Lagi', 'Timnas Menang 2-0', after)).toEqual([
      'navigation Baca Juga',
      'navigation Harga Cabai Naik Lagi',
      'navigation Timnas Menang 2-0',
    ]);
  });

  it('gives every removal a rule, a score and a reason', () => {
    for (const removal of runTo('clean', [...STORY, 'slot gacor'].join('\n')).data.removals!) {
      expect(removal.rule).toMatch(/^[a-z]+\/[a-z-]+$/);
      expect(removal.score).toBeGreaterThan(0);
      expect(removal.score).toBeLessThanOrEqual(1);
      expect(removal.reason).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('shadowOf', () => {
  it.each([
    ['Ｆｕｌｌ　Width', 'full width'],
    ['s l o t g a c o r', 'slotgacor'],
    ['ѕlоt', 'slot'],
    ['Москва и Kremlin', 'москва и kremlin'],
    ['di\u200bsini', 'disini'],
  ])('reads %j as %j', (line, shadow) => {
    expect(shadowOf(line)).toBe(shadow);
  });

  it('reads digits inside words as letters, and leaves numbers', () => {
    expect(unleet('g4c0r 2024 covid19 m4xw1n')).toBe('gacor 2024 covid19 maxwin');
  });
});
