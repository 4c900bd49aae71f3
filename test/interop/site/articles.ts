/** Articles for the site that a browser looks at. */
import type { Story } from '../../export/dataset/helpers.ts';

export const ARABIC: Story = {
  name: 'arabi.txt',
  text: 'افتتاح الجسر الجديد في بيروت\n\nقال وزير الأشغال إن الجسر الجديد في بيروت سيفتح يوم الجمعة أمام السيارات والحافلات.\n\nوأضاف: «نحن سعداء اليوم لأن العمل انتهى قبل موعده».\n',
  metadata: {
    uri: 'https://akhbar.example/jisr',
    publisher: 'أخبار',
    datePublished: '2024-07-01T09:00:00+03:00',
    language: 'ar',
  },
};
export const CHINESE: Story = {
  name: 'zhongwen.txt',
  text: '新桥通车\n\n市长星期五说，连接两岸的新桥已经通车，每天有四千辆汽车经过。\n\n“我们很高兴，”他对记者说。\n',
  metadata: {
    uri: 'https://xinwen.example/qiao',
    publisher: '新闻',
    datePublished: '2024-07',
    language: 'zh',
  },
};
export const EXTRACT: Story = {
  name: 'terbatas.txt',
  text: `Harga beras naik\n\n${'Harga beras di pasar naik lagi pekan ini menurut para pedagang. '.repeat(8)}\n\nParagraf kedua.\n`,
  metadata: {
    uri: 'https://lain.example/beras',
    publisher: 'Lain',
    rights: 'unknown',
    language: 'id',
  },
};
/** More than a page of a list. */
export const WIRE = Array.from(
  { length: 101 },
  (_none, number): Story => ({
    name: `wire-${number}.txt`,
    text: `Market report ${number}\n\nPrices in Riga rose by ${number} percent on Friday, Anna Keller said.\n`,
    metadata: { uri: `https://wire.example/${number}`, publisher: 'Wire', language: 'en' },
  }),
);

const ATTACK =
  '</script><script>window.pwned=1</script></style></title><img src=x onerror="window.pwned=1"><svg onload="window.pwned=1"><a href="javascript:window.pwned=1" onmouseover="window.pwned=1">x</a><iframe src="https://evil.example/"></iframe>';
export const SHORT_ATTACK = '</script></title><img src=x onerror="window.pwned=1">';
const TURNED = '\u202ejudul\u2066';
const HOSTILE_STORIES = [
  ATTACK,
  `${TURNED} ${ATTACK}`,
  `Kata ${'panjang '.repeat(625)}`.trim(),
].map(
  (headline, number): Story => ({
    name: `${ATTACK.replaceAll('/', '∕')}${TURNED}.txt`,
    text: `${headline}\n\nDi Jakarta “${ATTACK} ${TURNED} kami lega hari ini,” kata Budi Santoso "' onmouseover='window.pwned=1 kepada wartawan.\n\nslot gacor88 <a href="https://evil.example">daftar sekarang</a> ${ATTACK}\n\n${'x'.repeat(3000)}\n`,
    metadata: {
      uri: `https://kabar.example/${number}?x="><script>window.pwned=1</script>`,
      publisher: `${ATTACK}${TURNED}`,
      author: ATTACK,
      license: 'javascript:window.pwned=1',
      section: `${TURNED}${ATTACK}`,
      image: 'javascript:window.pwned=1',
      datePublished: '2024-05-01',
      language: 'id',
    },
  }),
);
export const HOSTILE: readonly Story[] = [
  ...HOSTILE_STORIES,
  // Two captures of one address, of which the page of the story shows what changed.
  ...[`${TURNED} satu ${ATTACK}`, `${ATTACK} ${TURNED} dua`].map(
    (words, number): Story => ({
      name: `dua-${number}.txt`,
      text: `Judul ${TURNED}\n\nDi Jakarta ${words} kata Budi Santoso kepada wartawan pada hari Jumat.\n\n${words}\n`,
      metadata: {
        uri: 'https://kabar.example/dua',
        dateModified: `2024-05-0${number + 1}`,
        language: 'id',
      },
    }),
  ),
];
