/** Tells prompts and notices of a page by what they are made of: a call on readers and its object. */
import type { FurnitureRule, PromptData } from '../../languages/clean-data.ts';
import { address } from '../../languages/common/clean.ts';
import { cleanData } from '../../languages/index.ts';
import { matchPhrase, type PhraseTable, phraseTable } from '../../languages/phrases.ts';
import { Has } from './marks.ts';

/** What a phrase is in the prompts of one language. */
interface Role {
  language: number;
  part: 'call' | 'thing' | 'left' | 'right' | 'self';
  rule?: FurnitureRule;
}

/** Longer lines are no prompts; sentences longer than `short` must speak of the page or its readers. */
const LONGEST = { words: 30, characters: 260, short: 9, label: 2, call: 4, unspaced: 60 };
/** So many words may stand between a call and what it is about. */
const NEAR = 7;
/** What may part a call from the clause before it. */
const CLAUSE_MARK = /[.,:;!?|•·–—>»()[\]\u2026-]/;
const ADDRESS = new Set(address);

interface Unspaced {
  calls: readonly string[];
  things: readonly (readonly [FurnitureRule, readonly string[]])[];
  pairs: readonly (readonly [FurnitureRule, readonly [readonly string[], readonly string[]]])[];
}

interface Compiled {
  table: PhraseTable<readonly Role[]>;
  unspaced: readonly Unspaced[];
  data: readonly PromptData[];
}

type Entries<Value> = [FurnitureRule, Value][];

function entriesOf<Value>(table: Partial<Record<FurnitureRule, Value>>): Entries<Value> {
  return Object.entries(table) as Entries<Value>;
}

function compile(): Compiled {
  const roles = new Map<string, Role[]>();
  const unspaced: Unspaced[] = [];
  const data = cleanData.flatMap(({ prompts }) => prompts ?? []);
  const add = (phrases: readonly string[], role: Role): void => {
    for (const phrase of phrases) {
      const known = roles.get(phrase);
      if (known) known.push(role);
      else roles.set(phrase, [role]);
    }
  };
  data.forEach((prompts, language) => {
    if (prompts.unspaced) {
      const { calls } = prompts;
      const things = entriesOf(prompts.things);
      unspaced.push({ calls, things, pairs: entriesOf(prompts.pairs) });
      return;
    }
    add(prompts.calls, { language, part: 'call' });
    add(prompts.self, { language, part: 'self' });
    for (const [rule, things] of entriesOf(prompts.things)) {
      add(things, { language, part: 'thing', rule });
    }
    for (const [rule, [left, right]] of entriesOf(prompts.pairs)) {
      add(left, { language, part: 'left', rule });
      add(right, { language, part: 'right', rule });
    }
  });
  return { table: phraseTable(roles), unspaced, data };
}

let compiled: Compiled | undefined;

/** A line of a page, as far as prompts need it. */
export interface PromptLine {
  shadow: string;
  /** What the shadow has, as `marksOf` tells. */
  marks: number;
  words: readonly string[];
  /** Where the words begin and end in the shadow. */
  starts: readonly number[];
  ends: readonly number[];
  shape: { terminal: boolean; says: boolean; prose: boolean };
}

/** Where in a line the parts of one language's prompts stand. */
interface Found {
  calls: number[];
  things: { rule: FurnitureRule; at: number }[];
  left: Set<FurnitureRule>;
  right: Set<FurnitureRule>;
  self: boolean;
}

function partsOf(line: PromptLine, table: Compiled['table']): Map<number, Found> {
  const byLanguage = new Map<number, Found>();
  const { words } = line;
  for (let at = 0; at < words.length; at++) {
    const entry = matchPhrase(table, words, at, () => false);
    for (const { language, part, rule } of entry?.value ?? []) {
      let found = byLanguage.get(language);
      if (!found) {
        found = { calls: [], things: [], left: new Set(), right: new Set(), self: false };
        byLanguage.set(language, found);
      }
      if (part === 'call') found.calls.push(at);
      else if (part === 'self') found.self = true;
      else if (part === 'thing') found.things.push({ rule: rule!, at });
      else found[part].add(rule!);
    }
  }
  return byLanguage;
}

/** Whether a clause begins (or, for languages that put the verb last, ends) with a word. */
function atClauseEdge(
  line: PromptLine,
  at: number,
  last: boolean,
  calls: readonly number[],
): boolean {
  const { shadow, starts, ends, words } = line;
  if (last) {
    if (at === words.length - 1) return true;
    return CLAUSE_MARK.test(shadow.slice(ends[at]!, starts[at + 1]!));
  }
  if (at === 0 || calls.includes(at - 1)) return true;
  return CLAUSE_MARK.test(shadow.slice(ends[at - 1]!, starts[at]!));
}

function promptIn(line: PromptLine, found: Found, last: boolean): FurnitureRule | undefined {
  const { words, shape } = line;
  const speaks = found.self || words.some((word) => ADDRESS.has(word));
  if (speaks) {
    for (const rule of found.left) if (found.right.has(rule)) return rule;
  }
  if (words.length > LONGEST.short && !speaks) return undefined;
  if (shape.prose && !speaks) return undefined;
  for (const { rule, at } of found.things) {
    const near = found.calls.some(
      (call) => Math.abs(at - call) <= NEAR && atClauseEdge(line, call, last, found.calls),
    );
    if (near) return rule;
  }
  return undefined;
}

function ruleOf(line: PromptLine, { table, data }: Compiled): FurnitureRule | undefined {
  for (const [language, found] of partsOf(line, table)) {
    const rule = promptIn(line, found, data[language]!.callsLast ?? false);
    if (rule) return rule;
  }
  return undefined;
}

/** Whether a sentence beside a prompt is of the page too: it speaks to the readers, or is a label. */
function speaksOfPage(line: PromptLine, { table }: Compiled): boolean {
  if (line.words.length <= LONGEST.label || line.words.some((word) => ADDRESS.has(word)))
    return true;
  const found = [...partsOf(line, table).values()];
  return found.some(({ self, things }) => self || things.length > 0);
}

/** A short question and the call that answers it: `Already a subscriber? Log in`. */
function invitation(
  question: PromptLine,
  call: PromptLine,
  { table, data }: Compiled,
): FurnitureRule | undefined {
  const mark = question.ends.at(-1)!;
  if (!/^ ?\?/.test(question.shadow.slice(mark)) || question.words.length > LONGEST.short)
    return undefined;
  const asked = partsOf(question, table);
  for (const [language, found] of partsOf(call, table)) {
    const about = asked.get(language);
    if (data[language]!.callsLast || !found.calls.includes(0)) continue;
    const own = found.things[0]?.rule;
    if (own) return own;
    if (call.words.length > LONGEST.call || !about) continue;
    const rule = about.things[0]?.rule ?? [...about.left][0] ?? [...about.right][0];
    if (rule) return rule;
  }
  return undefined;
}

const SENTENCE_END = /[.!?]["”’)\]]*\s/;

function sentencesOf(line: PromptLine): PromptLine[] {
  const sentences: PromptLine[] = [];
  let first = 0;
  for (let at = 1; at <= line.words.length; at++) {
    const end = at === line.words.length;
    if (!end && !SENTENCE_END.test(line.shadow.slice(line.ends[at - 1]!, line.starts[at]!)))
      continue;
    sentences.push({
      ...line,
      words: line.words.slice(first, at),
      starts: line.starts.slice(first, at),
      ends: line.ends.slice(first, at),
    });
    first = at;
  }
  return sentences;
}

function unspacedPrompt(shadow: string, tables: readonly Unspaced[]): FurnitureRule | undefined {
  if (shadow.length > LONGEST.unspaced) return undefined;
  const has = (words: readonly string[]): boolean => words.some((word) => shadow.includes(word));
  for (const { calls, things, pairs } of tables) {
    for (const [rule, [left, right]] of pairs) if (has(left) && has(right)) return rule;
    if (!has(calls)) continue;
    for (const [rule, words] of things) if (has(words)) return rule;
  }
  return undefined;
}

/** Scripts without spaces between words. */
const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]/;

/**
 * Tells which prompt or notice of a page a line is, by its parts.
 *
 * @param line The line; one with a quotation or a verb of saying is none.
 * @returns The rule it falls under; undefined for anything else.
 */
export function matchPrompt(line: PromptLine): FurnitureRule | undefined {
  const { shadow, marks, words, shape } = line;
  if (shadow.length > LONGEST.characters || shape.says || (marks & Has.Quote) !== 0) {
    return undefined;
  }
  compiled ??= compile();
  if ((marks & Has.Odd) !== 0 && UNSPACED.test(shadow)) {
    return /[。！？].|。$/.test(shadow) && shadow.length > LONGEST.unspaced / 2
      ? undefined
      : unspacedPrompt(shadow, compiled.unspaced);
  }
  if (words.length > LONGEST.words || words.length < 2) return undefined;
  const sentences = sentencesOf(line);
  if (sentences.length === 2) {
    const invited = invitation(sentences[0]!, sentences[1]!, compiled);
    if (invited) return invited;
  }
  const rule = ruleOf(line, compiled);
  if (rule === undefined) return undefined;
  if (sentences.length === 1) return rule;
  // A prompt behind a sentence of the story takes no more than itself away; see `inline.ts`.
  const rules = sentences.map((sentence) => ruleOf(sentence, compiled!));
  const all = sentences.every(
    (sentence, index) => rules[index] !== undefined || speaksOfPage(sentence, compiled!),
  );
  return all ? rules.find((each) => each !== undefined) : undefined;
}
