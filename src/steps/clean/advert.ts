/** Weighs what injected advertising is made of, whatever language it is in and however disguised. */

import { literal } from '../../document/literal.ts';
import { offers, siteStems, unspacedAdvert, urges, wares } from '../../languages/common/advert.ts';
import { matchPhrase, type PhraseTable, phraseTable } from '../../languages/phrases.ts';
import { scriptOf } from '../../unicode/classes.ts';
import { Has, marksOf } from './marks.ts';
import { isSpacedOut, shadowOf, unleet } from './shadow.ts';
import { readSpam, wordsOf } from './spam.ts';

/** What a stretch of text was found to be. */
export interface Advert {
  subject: string;
  score: number;
  what: readonly string[];
}

type Part = { kind: 'ware'; subject: string } | { kind: 'offer' } | { kind: 'urge' };

/** Longer stretches are no adverts. */
export const LONGEST_ADVERT = 400;
const TLDS =
  'com|net|org|info|biz|xyz|vip|club|site|online|top|link|asia|io|co|me|pro|live|bet|casino|shop|store|cc|win|fun|games|example|ru|de|eu|pl|nl|it|es|fr|vn|ly';
const SITE = new RegExp(`(?<![a-z0-9.-])[a-z0-9-]{2,40}\\.(?:${TLDS})(?![a-z0-9-])(?:/\\S{0,80})?`);
const HANDLE = /(?:^|[\s:(])@[a-z0-9_]{4,32}/;
const CHANNEL =
  /(?:^|[\s(])(?:wa|whatsapp|wasap|wapp|telegram|tg|line|zalo|zap|viber|телегу|телеграм|tel\.?|phone)(?: id)?[\s:.]{1,3}[+(@]?(?:\d[\d ()-]{5,}|[a-z_]{2,20}\d{1,8}|@?[a-z_]{4,20}$)/;
const AMOUNT = /\d ?%|[$€£₹₺¥]\s?\d|\d ?(?:[$€£₺円元]|zł|tl|rb|jt)|r\$ ?\d/;
const STYLED = /[\u{1d400}-\u{1d7ff}\u{ff21}-\u{ff5a}\u{2460}-\u{24ff}]/u;
const HIDDEN = /[a-z][\u00ad\u200b-\u200d\u2060][a-z]/i;
const PICTURE = /[\u{1f300}-\u{1faff}\u{2b50}\u{27a1}\u{2605}]/u;
const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const QUOTED = /["“”„«»「」『』]/;
/** What each part counts, and what an advert has at least; in a story on its subject. */
const POINTS = {
  strong: 2,
  ware: 1,
  site: 1,
  contact: 1,
  offer: 1,
  urge: 1,
  hidden: 1.5,
  small: 0.5,
};
const LEAST = { points: 3.5, onTopic: 3.5 };
const STRONG = 0.75;

const STEMS = new RegExp(siteStems.map(literal).join('|'));

let table: PhraseTable<Part> | undefined;

function compile(): PhraseTable<Part> {
  const parts = new Map<string, Part>();
  for (const word of urges) parts.set(word, { kind: 'urge' });
  for (const word of offers) parts.set(word, { kind: 'offer' });
  for (const [subject, words] of Object.entries(wares)) {
    for (const word of words) parts.set(word, { kind: 'ware', subject });
  }
  return phraseTable(parts);
}

function mixesScripts(text: string): boolean {
  for (const token of text.split(/\s+/)) {
    let latin = false;
    let other = false;
    for (const character of token.slice(0, 40)) {
      const script = scriptOf(character.codePointAt(0)!);
      latin ||= script === 'Latin';
      other ||= script === 'Cyrillic' || script === 'Greek';
    }
    if (latin && other && !token.includes('-')) return true;
  }
  return false;
}

/** A site, a handle, a channel, a digit or a sign between letters, a script without spaces, a sign. */
const MAYBE =
  /[a-z0-9]\.[a-z]{2}|@[a-z]|[a-z][013457@$*][a-z]|\b(?:wa|whatsapp|wasap|telegram|tg|zap|zalo|line)\b|[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u200b-\u200d\u2060\u2460-\u24ff\uff21-\uff5a\u2605\u27a1\u0370-\u0480]|[\ud835\ud83c-\ud83e]/i;

/** All of it that a line may have that has nothing odd and nothing glued. */
const MAYBE_CHANNEL = /\b(?:wa|whatsapp|wasap|telegram|tg|zap|zalo|line)\b/i;

/**
 * A cheap test before `readAdvert`: what has no contact and no disguise is left to the lexicon.
 *
 * @param marks What `marksOf` gives for the text.
 */
export function mayAdvertise(text: string, marks = marksOf(text)): boolean {
  const maybe = (marks & (Has.Odd | Has.Glued)) === 0 ? MAYBE_CHANNEL : MAYBE;
  return maybe.test(text) || isSpacedOut(text, marks);
}

/**
 * Reads a stretch of text as an advert: it names a ware or hides its letters, and says how to come by
 * it, what is offered, or calls on readers.
 *
 * @param text A whole line, or whole sentences of one.
 * @param topics The subjects of spam that the story is about: their words then say nothing.
 */
export function readAdvert(text: string, topics: ReadonlySet<string>): Advert | undefined {
  if (text.length > LONGEST_ADVERT || QUOTED.test(text)) return undefined;
  const shadow = shadowOf(text);
  const plain = unleet(shadow);
  const words = wordsOf(plain);
  table ??= compile();
  const found = new Map<Part['kind'], string>();
  const wareCount = new Map<string, number>();
  const addWare = (subject: string, points: number): void => {
    wareCount.set(subject, Math.max(wareCount.get(subject) ?? 0, points));
  };
  for (let at = 0; at < words.length; ) {
    const match = matchPhrase(table, words, at, () => false);
    const end = at + 1 + (match?.rest.length ?? 0);
    if (match) {
      const word = words.slice(at, end).join(' ');
      found.set(match.value.kind, word);
      if (match.value.kind === 'ware') addWare(match.value.subject, POINTS.ware);
    }
    at = end;
  }
  const reading = readSpam(plain, words).evidence;
  for (const { subject, weight, what } of reading) {
    if (subject === undefined) continue;
    found.set('ware', what.replace(/[“”]/g, ''));
    addWare(subject, weight >= STRONG ? POINTS.strong : POINTS.ware);
  }
  const sites = SITE.exec(shadow)?.[0] ?? HANDLE.exec(shadow)?.[0].trim();
  const contact = sites ?? CHANNEL.exec(shadow)?.[0].trim();
  const site = sites !== undefined && STEMS.test(unleet(sites));
  let contacts = contact !== undefined;
  if (UNSPACED.test(shadow)) {
    const has = (kind: keyof typeof unspacedAdvert): string | undefined =>
      unspacedAdvert[kind].find((word) => shadow.includes(word));
    const ware = has('ware');
    if (ware) {
      found.set('ware', ware);
      addWare('gambling', POINTS.ware);
    }
    for (const kind of ['offer', 'urge'] as const) {
      const word = has(kind);
      if (word) found.set(kind, word);
    }
    contacts ||= has('contact') !== undefined;
  }
  const spaced = isSpacedOut(text);
  const leet = plain !== shadow && hidesWare(shadow, plain);
  const hidden = leet || spaced || STYLED.test(text) || HIDDEN.test(text) || mixesScripts(text);
  const subjects = [...wareCount].filter(
    ([subject]) => !topics.has(subject) && subject !== 'brand',
  );
  const onTopic = wareCount.size > 0 && subjects.length === 0;
  const [subject = 'promotion', ware = 0] =
    subjects.sort((a, b) => b[1] - a[1])[0] ?? (site ? [undefined, 0] : []);
  if (!hidden && ware === 0 && !site) return undefined;
  const asks = contacts || found.has('urge');
  if (!asks) return undefined;
  const points =
    ware +
    (site ? POINTS.site : 0) +
    (contacts ? POINTS.contact : 0) +
    (found.has('offer') ? POINTS.offer : 0) +
    (found.has('urge') ? POINTS.urge : 0) +
    (hidden ? POINTS.hidden : 0) +
    (AMOUNT.test(shadow) ? POINTS.small : 0) +
    (PICTURE.test(text) ? POINTS.small : 0);
  // What has neither a contact nor a disguise may be news of an offer.
  if (!contacts && !hidden && (ware < POINTS.strong || !found.has('offer'))) return undefined;
  if (onTopic && !(contacts && site && found.has('offer'))) return undefined;
  if (points < (onTopic ? LEAST.onTopic : LEAST.points)) return undefined;
  const what = [found.get('ware'), found.get('offer'), found.get('urge'), contact];
  return {
    subject,
    score: Math.min(0.95, 0.5 + points * 0.08),
    what: what.flatMap((each) => (each ? [`“${each.trim()}”`] : [])),
  };
}

/** Whether reading digits as letters brings words of advertising to light. */
function hidesWare(shadow: string, plain: string): boolean {
  const before = new Set(wordsOf(shadow));
  return wordsOf(plain).some((word, index, words) => {
    if (before.has(word) || word.length < 3) return false;
    const match = matchPhrase(table!, words, index, () => false);
    return match?.value.kind === 'ware' || readSpam(word, [word]).evidence.length > 0;
  });
}

/** Whether a sentence may be the first of an advert: it asks, shouts or names a ware. */
export function mayOpenAdvert(sentence: string): boolean {
  if (/[?!]\s*$/.test(sentence)) return true;
  const words = wordsOf(unleet(shadowOf(sentence)));
  table ??= compile();
  return words.some((_word, at) => {
    const match = matchPhrase(table!, words, at, () => false);
    return match?.value.kind === 'ware';
  });
}
