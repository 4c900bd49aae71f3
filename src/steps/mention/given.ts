/** Names that the user vouches for: they win over everything found otherwise. */
import { forEachWord } from '../../document/words.ts';
import type { Mention } from '../../record/types.generated.ts';
import type { KnownName } from './known.ts';
import type { Known } from './lookup.ts';
import type { Reading } from './reading.ts';
import { Has } from './spelling.ts';

/** An entry of an authority file. */
export interface AuthorityEntry {
  /** The name that records give it. */
  name: string;
  /** Other names, in their exact spelling. */
  aliases: readonly string[];
  type: Mention['type'];
  /** Addresses that name it. */
  sameAs: readonly string[];
}

/** An authority file, ready to be looked up. */
export interface AuthorityNames {
  /** The hexadecimal SHA-256 of the file. */
  sha256: string;
  /** How long the names with a first word are, in UTF-16 units, the longest first; each length once. */
  lengths: ReadonlyMap<string, readonly number[]>;
  names: ReadonlyMap<string, GivenName>;
}

interface GivenName {
  /** How many words it has. */
  words: number;
  known: Known;
}

/** The words of a name; none when it is nothing but signs. */
export function nameWords(name: string): string[] {
  const words: string[] = [];
  forEachWord(name, 0, name.length, (start, end) => words.push(name.slice(start, end)));
  return words;
}

/**
 * Makes the names of an authority file ready to be looked up.
 *
 * @param entries Names in NFC with single spaces, each once in all, each with a word in it.
 * @param sha256 The digest of the file they are from.
 */
export function authorityNames(entries: readonly AuthorityEntry[], sha256: string): AuthorityNames {
  const lengths = new Map<string, Set<number>>();
  const names = new Map<string, GivenName>();
  entries.forEach(({ name, aliases, type, sameAs }, index) => {
    const known: Known = { key: `given:${index}`, name, type, sort: 'given', sameAs };
    for (const text of [name, ...aliases]) {
      const words = nameWords(text);
      const [first = ''] = words;
      names.set(text, { words: words.length, known });
      lengths.set(first, (lengths.get(first) ?? new Set()).add(text.length));
    }
  });
  const longestFirst = [...lengths].map(
    ([first, each]) => [first, [...each].sort((a, b) => b - a)] as const,
  );
  return { sha256, lengths: new Map(longestFirst), names };
}

/** Finds the names of an authority file, the longest at each place, from left to right. */
export function findGiven(reading: Reading, { lengths, names }: AuthorityNames): KnownName[] {
  const { text, words } = reading.input;
  const matchAt = (at: number): GivenName | undefined => {
    const start = words.starts[at]!;
    for (const length of lengths.get(reading.word(at)) ?? []) {
      const end = start + length;
      const name = names.get(text.slice(start, end));
      if (!name || at + name.words > reading.length) continue;
      // It must end where a word does; signs behind that are part of no word: `Contoh Inc.`
      if (end < reading.end(at + name.words - 1)) continue;
      if (end <= (words.starts[at + name.words] ?? text.length)) return name;
    }
    return undefined;
  };
  const found: KnownName[] = [];
  for (let at = 0; at < reading.length; ) {
    const name = (reading.has[at]! & Has.Silent) !== 0 ? undefined : matchAt(at);
    if (name) found.push({ first: at, end: at + name.words, known: name.known });
    at += name?.words ?? 1;
  }
  return found;
}
