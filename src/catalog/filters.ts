/** What one can ask of the catalog, and what its answers are counted by. Each kind is one entry. */
import type { WorkState } from '../archive/reviews/states.ts';
import { folded } from '../record/facts.ts';
import type { Value } from './engine.ts';
import { compileWords } from './words.ts';

/** A state of review that can be asked for. */
export type ReviewFilter = WorkState | 'none';

/** What is asked; all of it has to hold. */
export interface Question {
  /** Words of headline or text (see `compileWords`). */
  words?: string;
  /** The same in the engine's own language, in place of `words`. */
  fts?: string;
  /** A name that the article mentions, in any case, or a Wikidata id such as `Q3630`. */
  entity?: string;
  /** A name that is quoted; with `*` at its end, names that begin so. */
  speaker?: string;
  /** The first day on which it was published: `2024`, `2024-05` or `2024-05-01`. */
  from?: string;
  /** The last one: a year or month counts to its end. */
  to?: string;
  /** The tag of its language; `zh` stands for `zh-Hant`, too. */
  language?: string;
  /** Its publisher, or the host of its address. */
  source?: string;
  /** Articles with a claim or quotation in this state of review; `none`: nobody decided anything of it. */
  review?: ReviewFilter;
}

/** A condition on `article a`, with its values in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

type Filter = (asked: string) => Condition;

/** A name that is the same, or begins so when it ends in `*`. */
function nameIs(column: string, asked: string): Condition {
  const key = folded(asked);
  if (!key.endsWith('*')) return { sql: `${column} = ?`, values: [key] };
  const start = key.slice(0, -1);
  return { sql: `${column} >= ? AND ${column} < ?`, values: [start, `${start}\u{10ffff}`] };
}

function entityIs(asked: string): Condition {
  const linked = /^Q\d+$/i.test(asked.trim());
  const { sql, values } = linked
    ? { sql: 'wikidata = ?', values: [asked.trim().toUpperCase()] }
    : nameIs('folded', asked);
  return {
    sql: `a.number IN (SELECT article FROM mention JOIN entity ON number = entity WHERE ${sql})`,
    values,
  };
}

function speakerIs(asked: string): Condition {
  const { sql, values } = nameIs('folded', asked);
  return {
    sql: `a.number IN (SELECT article FROM spoken JOIN speaker ON number = speaker WHERE ${sql})`,
    values,
  };
}

const FILTERS: Readonly<Record<Exclude<keyof Question, 'words' | 'fts'>, Filter>> = {
  entity: entityIs,
  speaker: speakerIs,
  from: (asked) => ({ sql: 'a.day >= ?', values: [asked] }),
  // `2024-05` counts to its end: whatever follows a digit or hyphen sorts before `~`.
  to: (asked) => ({ sql: 'a.day <= ?', values: [`${asked}~`] }),
  language: (asked) => ({
    // The tags of BCP 47 are ASCII, in any case; so is the index of them.
    sql: `(a.language = ? COLLATE NOCASE
      OR (a.language >= ? COLLATE NOCASE AND a.language < ? COLLATE NOCASE))`,
    values: [asked, `${asked}-`, `${asked}.`],
  }),
  source: (asked) => ({
    sql: '(a.publisher = ? COLLATE NOCASE OR a.host = ? COLLATE NOCASE)',
    // Hosts are kept without `www.` (see `factsOf`).
    values: [asked, asked.replace(/^www\./i, '')],
  }),
  review: (asked) =>
    asked === 'none'
      ? { sql: 'a.id NOT IN (SELECT capture FROM decision)', values: [] }
      : { sql: 'a.id IN (SELECT capture FROM decision WHERE state = ?)', values: [asked] },
};

/** The query of the full-text index; undefined when no words are asked for. */
export function wordsOf({ words, fts }: Question): string | undefined {
  return fts ?? (words === undefined ? undefined : compileWords(words));
}

/** The conditions on an article, but for words. */
export function conditionsOf(question: Question): Condition[] {
  return Object.entries(FILTERS).flatMap(([name, filter]) => {
    const asked = question[name as keyof typeof FILTERS];
    return asked === undefined ? [] : [filter(asked)];
  });
}
