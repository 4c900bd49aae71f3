/** Indonesian: page furniture and bylines. */
import type { CleanData } from '../clean-data.ts';

export const clean: CleanData = {
  furniture: [
    {
      kind: 'navigation',
      rule: 'read-also',
      pattern: /^\(?(?:baca|lihat|simak) juga ?[:|].*$/,
      reason: 'A link to another story (“baca juga”).',
    },
    {
      kind: 'navigation',
      rule: 'read-also-list',
      pattern:
        /^(?:baca juga|berita terkait|artikel terkait|terpopuler|berita populer|berita lainnya) ?:?$/,
      reason: 'The head of a list of links to other stories.',
      opensList: true,
    },
    {
      kind: 'advert',
      rule: 'video-prompt',
      pattern: /^(?:simak|lihat|tonton|saksikan)(?: juga)?,? video\b.*$|^\[gambas:[^\]]*\]$/,
      reason: 'A prompt to watch a video that is not part of the text.',
    },
    {
      kind: 'advert',
      rule: 'ad-label',
      pattern:
        /^(?:ilustrasi )?iklan ?[-–—].*$|^(?:lanjutkan|gulir)(?: ke bawah)? untuk (?:membaca|melanjutkan)(?: .{0,30})?$/,
      reason: 'A label above an advertisement, with nothing of the story in it.',
    },
    {
      kind: 'boilerplate',
      rule: 'prompt',
      pattern:
        /^(?:dapatkan (?:update|berita|informasi) .*(?:telegram|whatsapp|google news|channel).*|ikuti (?:kami|berita|saluran) .*(?:google news|whatsapp|telegram|instagram|di sini).*|(?:bagaimana menurut anda\? )?silakan login untuk (?:memberi )?komentar\.?)$/,
      reason: 'A prompt to follow, subscribe or comment.',
    },
    {
      kind: 'boilerplate',
      rule: 'cookies',
      pattern: /^situs (?:web )?ini menggunakan cookies?\b.*$/,
      reason: 'A cookie banner.',
    },
    {
      kind: 'boilerplate',
      rule: 'share',
      pattern: /^(?:bagikan|share|sebarkan)(?: (?:artikel|berita) ini)? ?:?$/,
      reason: 'The label of a share bar.',
    },
    {
      kind: 'navigation',
      rule: 'pagination',
      pattern: /^halaman (?:selanjutnya|berikutnya)\b.{0,20}$|^halaman \d+(?: dari \d+)?$/,
      reason: 'A link to the next page.',
    },
  ],
  spam: [],
  bylineCues: ['oleh', 'penulis', 'reporter', 'editor', 'pewarta', 'by'],
};
