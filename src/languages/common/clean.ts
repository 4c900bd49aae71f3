/**
 * Noise that pages in any language carry: labels of advertising networks, share bars, template
 * leftovers, and the vocabulary of gambling spam, which is injected whatever the page's language.
 */
import type { FurniturePattern } from '../clean-data.ts';

export const furniture: readonly FurniturePattern[] = [
  {
    kind: 'advert',
    rule: 'ad-label',
    pattern:
      /^[-–—* ]*(?:advertisements?|sponsored(?: content)?|iklan)(?:[-–— ]+(?:story|article|content) continues below)?[-–—* ]*$/,
    reason: 'A label above an advertisement, with nothing of the story in it.',
  },
  {
    kind: 'advert',
    rule: 'scroll-prompt',
    pattern: /^scroll (?:down )?to (?:continue|resume)(?: with)?(?: content| reading)?$/,
    reason: 'A prompt to scroll past an advertisement.',
  },
  {
    kind: 'boilerplate',
    rule: 'copyright',
    pattern:
      /^(?:copyright )?(?:©|\(c\)) ?\d{4}\b.*$|^copyright ?(?:©|\(c\))? ?\d{4}\b.*all rights reserved\b.*$/,
    reason: 'A copyright notice of the site.',
  },
  {
    kind: 'boilerplate',
    rule: 'template',
    pattern:
      /^\{\{.*\}\}$|^\[\/?[a-z]+(?:[_:][^\]]*| [^\]]*=[^\]]*)?\]$|^(?:window|document|var|function)\b[.\s(].*[;{})]$/,
    reason: 'A leftover of the page template or a script, no words for readers.',
  },
  {
    kind: 'navigation',
    rule: 'breadcrumb',
    pattern: /^(?:home|beranda|start|inicio|accueil)(?: ?[>›»/|] ?[^>›»/|]{2,30}){1,6}$/,
    reason: 'A breadcrumb trail of the site.',
  },
  {
    kind: 'navigation',
    rule: 'tags',
    pattern: /^(?:tags?|topics?|topik|label)(?: ?:.*)?$/,
    reason: 'The page’s list of tags.',
    opensList: true,
  },
];

/** Names on share bars. */
export const shareNames =
  'facebook twitter x whatsapp telegram linkedin email e-mail pinterest reddit line threads messenger print instagram share bagikan tweet copy salin link copylink'.split(
    ' ',
  );

/** Phrases of spam, with how much each says on its own. Plain words of crime and sport news say little. */
export const spam: readonly (readonly [string, number])[] = [
  ['sbobet', 0.75],
  ['link alternatif', 0.6],
  ['alternative link', 0.5],
  ['slot gacor', 0.85],
  ['gacor', 0.6],
  ['maxwin', 0.7],
  ['situs slot', 0.7],
  ['agen slot', 0.7],
  ['slot online', 0.6],
  ['judi online', 0.35],
  ['judi bola', 0.55],
  ['judi slot', 0.6],
  ['agen judi', 0.6],
  ['situs judi', 0.45],
  ['bandar togel', 0.6],
  ['togel online', 0.65],
  ['togel', 0.3],
  ['rtp live', 0.7],
  ['rtp slot', 0.7],
  ['scatter', 0.3],
  ['pragmatic', 0.35],
  ['mahjong ways', 0.7],
  ['demo slot', 0.7],
  ['deposit pulsa', 0.7],
  ['tanpa potongan', 0.4],
  ['bonus new member', 0.6],
  ['bonus deposit', 0.5],
  ['no deposit bonus', 0.6],
  ['casino online', 0.5],
  ['online casino', 0.5],
  ['crypto casino', 0.55],
  ['live roulette', 0.5],
  ['crypto slots', 0.6],
  ['sports betting', 0.3],
  ['free spins', 0.65],
  ['no wagering', 0.5],
  ['sportsbook', 0.35],
  ['slot', 0.2],
  ['casino', 0.2],
  ['poker online', 0.5],
  ['jackpot', 0.2],
  ['taruhan bola', 0.5],
  ['taruhan', 0.2],
  ['pasaran', 0.2],
  ['เว็บตรง', 0.6],
  ['สล็อต', 0.5],
  ['คาสิโน', 0.3],
  ['เครดิตฟรี', 0.7],
  ['nhà cái', 0.5],
  ['nổ hũ', 0.4],
  ['khuyến mãi', 0.2],
  ['pinjaman online cepat', 0.6],
  ['tanpa bi checking', 0.6],
  ['obat kuat', 0.6],
  ['write my essay', 0.8],
  ['guest post', 0.5],
  ['backlinks', 0.5],
  ['buy followers', 0.7],
];
