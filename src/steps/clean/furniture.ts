/** Tells lines of page furniture by what they say. */
import { literal } from '../../document/literal.ts';
import { trimMarks } from '../../document/trim.ts';
import type { FurnitureRule } from '../../languages/clean-data.ts';
import { address, forms, furnitureKinds, homes, shareNames } from '../../languages/common/clean.ts';
import { cleanData } from '../../languages/index.ts';
import { Has, marksOf } from './marks.ts';

/** What a line of furniture is. */
export interface Furniture {
  rule: string;
  kind: string;
  reason: string;
  /** Whether a list of links may follow. */
  opensList: boolean;
}

/** A phrase with gaps or an opener; its pattern is made for the first line that begins so. */
class Matcher {
  readonly rule: FurnitureRule;
  /** The literal text it begins with. */
  readonly prefix: string;
  /** Whether the line says nothing else. */
  readonly opensList: boolean;
  readonly #make: () => RegExp;
  #pattern: RegExp | undefined;

  constructor(rule: FurnitureRule, prefix: string, opensList: boolean, make: () => RegExp) {
    this.rule = rule;
    this.prefix = prefix;
    this.opensList = opensList;
    this.#make = make;
  }

  matches(core: string): boolean {
    if (!core.startsWith(this.prefix)) return false;
    this.#pattern ??= this.#make();
    return this.#pattern.test(core);
  }
}

interface Phrases {
  exact: ReadonlyMap<string, FurnitureRule>;
  /** Phrases with gaps and openers, by how their prefix begins (see `keysOf`). */
  byStart: ReadonlyMap<string, Matcher[]>;
  labels: ReadonlySet<string>;
  /** The length of the longest of `exact`. */
  longest: number;
}

/** Marks before and behind a phrase that say nothing: bullets, arrows, brackets, colons. */
const LEAD = new Set('*•▶►➤→»›>|-–—([{【「#+☞▷◆■');
const TAIL = new Set(':.!…»›→>|-–—)]}】」*');
/** Longer lines are no furniture. */
const LONGEST = 700;
const LONGEST_LABEL = 60;
const GAP = '[^.!?。！？;]{0,80}?';
/** A gap at the end; a full stop inside a word or an address ends no sentence. */
const LONG_END = '(?:[^.!?。！？;]|[.!?](?=\\S)){0,160}';
const SHORT_END = '[^.!?。！？;]{0,40}';
const NUMBER = '\\d[\\d.,]*';
/** Rules whose lines may say more after the phrase. */
const WORDY = new Set<FurnitureRule>([
  'cookies',
  'newsletter',
  'comments',
  'paywall',
  'app',
  'copyright',
  'scroll-prompt',
]);
/** Behind an opener: a mark and the other story, or its name in quotation marks. */
const AFTER_OPENER = '(?: ?[:|»›>：｜]| [–—-]|(?= ?["“‘«„\'「『]))\\s*\\S.*';
const AFTER_WORD = '(?: ?[:|»›>：｜]| [–—-])\\s*\\S.*';
const SENTENCE_END = /(?<=[.!?])\s+|(?<=[。！？])/;
const MOST_SENTENCES = 5;
const APOSTROPHES = /[’ʼ]/g;

const CLOSING_BRACKET = /(?<=[(（]…)[)）]$/;

function patternOf(parts: readonly string[], rule: FurnitureRule): RegExp {
  const last = parts.length - 1;
  const source = parts.map((part, index) => {
    const words = literal(part.trim());
    if (index === 0) return part === '' ? NUMBER : words;
    // `page … of …` of anything but numbers is no page of the site.
    if (rule === 'pagination') return `${NUMBER}${words && ` ?${words}`}`;
    if (index === last && part === '' && /[(（]$/.test(parts[0]!)) return NUMBER;
    if (index === last && part === '') return WORDY.has(rule) ? LONG_END : SHORT_END;
    return `${GAP}${words}`;
  });
  return new RegExp(`^${source.join(' ?')}$`);
}

/** The matcher of a phrase with gaps. */
function gapMatcher(phrase: string, rule: FurnitureRule): Matcher {
  const parts = phrase.replace(CLOSING_BRACKET, '').split('…');
  const opensList = parts.at(-1) !== '';
  return new Matcher(rule, parts[0]!.trim(), opensList, () => patternOf(parts, rule));
}

/** The matcher of a phrase that another story follows. */
function openerMatcher(phrase: string, rule: FurnitureRule): Matcher {
  const after = phrase.includes(' ') ? AFTER_OPENER : AFTER_WORD;
  return new Matcher(rule, phrase, false, () => new RegExp(`^${literal(phrase)}${after}$`));
}

/** The first word of a prefix with more than one, else its first two characters, or what it has. */
function keyOf(prefix: string): string {
  const space = prefix.indexOf(' ');
  return space > 0 ? prefix.slice(0, space + 1) : prefix.slice(0, 2);
}

/** The keys under which a prefix of a line may be found. */
function keysOf(core: string): string[] {
  const space = core.indexOf(' ');
  const keys = [core.slice(0, 2), core.charAt(0)];
  if (space > 0) keys.push(core.slice(0, space + 1));
  if (/^\d/.test(core)) keys.push('');
  return keys;
}

let phrases: Phrases | undefined;

function compile(): Phrases {
  const exact = new Map<string, FurnitureRule>();
  const byStart = new Map<string, Matcher[]>();
  const labels = new Set(shareNames);
  const add = (matcher: Matcher): void => {
    const key = keyOf(matcher.prefix);
    const list = byStart.get(key);
    if (list) list.push(matcher);
    else byStart.set(key, [matcher]);
  };
  const each = (
    table: Partial<Record<FurnitureRule, readonly string[]>>,
    take: (phrase: string, rule: FurnitureRule) => void,
  ): void => {
    for (const [rule, list] of Object.entries(table)) {
      for (const phrase of list) take(phrase.replace(APOSTROPHES, "'"), rule as FurnitureRule);
    }
  };
  for (const clean of cleanData) {
    each(clean.lines, (phrase, rule) => {
      if (phrase.includes('…')) add(gapMatcher(phrase, rule));
      else if (!exact.has(phrase)) exact.set(phrase, rule);
    });
    each(clean.openers, (phrase, rule) => add(openerMatcher(phrase, rule)));
    for (const label of clean.labels) labels.add(label.replace(APOSTROPHES, "'"));
  }
  const longest = [...exact.keys()].reduce((most, { length }) => Math.max(most, length), 0);
  return { exact, byStart, labels, longest };
}

function furniture(rule: FurnitureRule, opensList: boolean): Furniture {
  const { kind, reason, opensList: mayOpen = false } = furnitureKinds[rule];
  return { rule, kind, reason, opensList: opensList && mayOpen };
}

/** The words of a line without the marks around them, as the phrases are spelled. */
function coreOf(shadow: string, marks: number): string {
  const core = trimMarks(shadow, LEAD, TAIL);
  return (marks & Has.Apostrophe) === 0 ? core : core.replace(APOSTROPHES, "'");
}

function matchPhrase(core: string): Furniture | undefined {
  phrases ??= compile();
  const whole = core.length <= phrases.longest ? phrases.exact.get(core) : undefined;
  if (whole) return furniture(whole, true);
  const lists = keysOf(core).map((key) => phrases!.byStart.get(key));
  for (const list of lists) {
    for (const matcher of list ?? []) {
      if (matcher.matches(core)) return furniture(matcher.rule, matcher.opensList);
    }
  }
  return undefined;
}

const ADDRESS = new Set(address);

function speaksToReaders(sentence: string): boolean {
  return sentence.split(/[\s,.!?;:()]+/).some((word) => ADDRESS.has(word));
}

const HOMES = new Set(homes);
const TRAIL = /\s*(?:[>›»→]|(?<=\s)[/|](?=\s))\s*/;
/** Marks that also part the heads of a table (`Home | Away`); a trail of them names a section. */
const TABLE_MARK = /\s[/|]\s/;

function isBreadcrumb(shadow: string, marks: number): boolean {
  if ((marks & Has.Trail) === 0 || shadow.length > 200) return false;
  const items = shadow.split(TRAIL);
  if (items.length < 2 || items.length > 7 || !HOMES.has(items[0]!)) return false;
  if (items.some((item) => item.length < 2 || item.length > 40)) return false;
  return !TABLE_MARK.test(shadow) || items.slice(1).some((item) => isLabel(item, marks));
}

const RIGHTS_HOLDER = /^(?:©|\(c\)|copyright (?:©|c) )/;

const FIRST_SENTENCE = /^[^.!?。！？]+[.!?。！？]+(?=[\s\S])/;

function matchSentence(sentence: string, marks: number): Furniture | undefined {
  const core = coreOf(sentence, marks).replace(/\?+$/, '');
  return core === '' ? undefined : (matchPhrase(core) ?? matchPhrase(`${core}?`));
}

function isNeutral(sentence: string, marks: number): boolean {
  return RIGHTS_HOLDER.test(sentence) || isLabel(sentence, marks);
}

/**
 * A line of several sentences is furniture when each is, or at least speaks to the readers, is a label
 * or names the holder of the rights.
 */
function matchSentences(shadow: string, marks: number): Furniture | undefined {
  // Most lines are told by their first sentence: the rest is parted only when that is furniture.
  const first = FIRST_SENTENCE.exec(shadow)?.[0];
  if (first === undefined || !(isNeutral(first, marks) || matchSentence(first, marks)))
    return undefined;
  const sentences = shadow.split(SENTENCE_END).filter(Boolean);
  if (sentences.length < 2 || sentences.length > MOST_SENTENCES) return undefined;
  let found: Furniture | undefined;
  for (const sentence of sentences) {
    const match = matchSentence(sentence, marks);
    if (!match && !isNeutral(sentence, marks) && !(found && speaksToReaders(sentence)))
      return undefined;
    found ??= match;
  }
  return found;
}

const COUNT = /[ (]{1,2}\d[\d.,]{0,6}\)?$/;

/** A label of the comments with their number behind it. */
function matchCounted(core: string, marks: number): Furniture | undefined {
  if ((marks & Has.Figure) === 0 || core.length > LONGEST_LABEL || !COUNT.test(core))
    return undefined;
  const found = matchPhrase(core.replace(COUNT, ''));
  return found?.rule === 'comments' ? found : undefined;
}

/** A label in brackets before a title: `【関連記事】…`, `[Related] …`. */
const BRACKETED = /^[▶▼►>\s]{0,4}[[【(「]([^\])】」]{2,30})[\])】」]\s*\S/;

function matchBracketed(shadow: string, marks: number): Furniture | undefined {
  const label = BRACKETED.exec(shadow)?.[1];
  const found = label === undefined ? undefined : matchPhrase(coreOf(label, marks));
  return found && found.kind === 'navigation' ? { ...found, opensList: false } : undefined;
}

const BAR = /\s[|·•]\s/;
const MOST_PARTS = 6;

/** Parts between bars, of which the first and at least one half are furniture or labels. */
function matchParts(shadow: string, marks: number): Furniture | undefined {
  if ((marks & Has.Bar) === 0 || shadow.length > LONGEST_PARTED || !BAR.test(shadow))
    return undefined;
  const parts = shadow.split(BAR);
  if (parts.length > MOST_PARTS) return undefined;
  const found = matchPhrase(coreOf(parts[0]!, marks));
  if (!found || found.rule === 'related' || found.rule === 'tags') return undefined;
  const known = parts.filter(
    (part) => isLabel(part, marks) || matchPhrase(coreOf(part, marks)) !== undefined,
  );
  return known.length * 2 >= parts.length ? { ...found, opensList: false } : undefined;
}

const LONGEST_PARTED = 160;

/**
 * Tells whether a line is page furniture.
 *
 * @param shadow The line's shadow.
 * @param marks What `marksOf` gives for it.
 */
export function matchFurniture(shadow: string, marks = marksOf(shadow)): Furniture | undefined {
  if (shadow.length > LONGEST) return undefined;
  const first = shadow.charAt(0);
  const last = shadow.charAt(shadow.length - 1);
  for (const { rule, kind, pattern, reason, firsts, lasts, needs } of forms) {
    if (needs !== undefined && !shadow.includes(needs)) continue;
    if (firsts !== undefined && !firsts.includes(first) && !lasts?.includes(last)) continue;
    if (pattern.test(shadow)) return { rule, kind, reason, opensList: false };
  }
  if (isBreadcrumb(shadow, marks)) {
    const reason = 'A breadcrumb trail of the site.';
    return { rule: 'breadcrumb', kind: 'navigation', reason, opensList: false };
  }
  const core = coreOf(shadow, marks);
  if (core === '') return undefined;
  return (
    matchPhrase(core) ??
    matchCounted(core, marks) ??
    matchBracketed(shadow, marks) ??
    matchSentences(shadow, marks) ??
    matchParts(shadow, marks)
  );
}

/** Whether a line is a word of a button or a label, which alone says nothing. */
export function isLabel(shadow: string, marks = marksOf(shadow)): boolean {
  if (shadow.length > LONGEST_LABEL) return false;
  phrases ??= compile();
  return phrases.labels.has(coreOf(shadow, marks));
}
