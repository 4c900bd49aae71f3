/** Blots out names in rows, without moving anything. */
import type { DatasetTables } from '../../record/types.generated.ts';
import type { AuthorityNames } from '../../steps/mention/given.ts';
import { toLower } from '../../unicode/case.ts';
import { isLetter, isUpper, scriptOf } from '../../unicode/classes.ts';
import { normalize } from '../../unicode/normalize.ts';
import { allTables } from './columns.ts';

/** What stands for each code point of a name. */
const BLOT = '█';
/** Scripts whose words have spaces between them and nothing joined on in front. */
const SPACED = new Set(['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian']);
/** What may stand between the words of a name: spaces, or the hyphens of file names and addresses. */
const GAP = '[\\s\\u2010-\\u2015_.+-]{0,3}';

type Row = Record<string, unknown>;

/** Blots out names in the rows of one article. */
export type Redact = (rows: DatasetTables) => DatasetTables;

function patternOf(name: string): string {
  const words = toLower(normalize(name, 'NFC')).split(/\s+/).filter(Boolean);
  return words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join(GAP);
}

/** Finds any of some names, whatever follows them: endings and clitics go on in the same word. */
function finder(names: Iterable<string>): (text: string) => [start: number, end: number][] {
  const patterns = [...new Set([...names].map(patternOf))].filter(Boolean);
  // The longest first, so that all of a name is found and not its beginning.
  patterns.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const any = new RegExp(patterns.join('|'), 'g');
  return (text) => {
    const found: [number, number][] = [];
    if (patterns.length === 0) return found;
    const lower = toLower(text);
    any.lastIndex = 0;
    for (let match = any.exec(lower); match; match = any.exec(lower)) {
      const { index } = match;
      if (startsWord(lower, index)) found.push([index, index + match[0].length]);
      else any.lastIndex = index + 1;
    }
    return found;
  };
}

function startsWord(text: string, index: number): boolean {
  if (!SPACED.has(scriptOf(text.codePointAt(index)!))) return true;
  const before = text.codePointAt(index - 1);
  return index === 0 || before === undefined || !isLetter(before);
}

function endsWord(text: string, end: number): boolean {
  const after = text.codePointAt(end);
  return after === undefined || !isLetter(after);
}

function blot(text: string, stretches: readonly [start: number, end: number][]): string {
  let out = '';
  let at = 0;
  for (const [start, end] of stretches) {
    out += text.slice(at, start);
    // Line feeds keep the paragraphs apart.
    for (const character of text.slice(start, end)) out += character === '\n' ? '\n' : BLOT;
    at = end;
  }
  return out + text.slice(at);
}

/** Whether words that name an entity are a name, and no pronoun or common noun in lower case. */
function isName(text: string): boolean {
  const characters = [...text];
  const points = characters.map((character) => character.codePointAt(0)!);
  return (
    characters.length > 1 &&
    points.some((point) => isUpper(point) || (isLetter(point) && !SPACED.has(scriptOf(point))))
  );
}

function decoded(address: string): string {
  try {
    return normalize(decodeURIComponent(address), 'NFC');
  } catch {
    return address;
  }
}

/**
 * Makes what blots out the entities of some lists wherever rows have words: each code point of a name
 * becomes `█`, so that every span stays true. An entity of an article is one of them when it has a
 * name or an address of it; then all that names it in the article goes, short forms too. Endings stay,
 * for a name is found at the start of a word (or anywhere, in scripts without spaces). The addresses of
 * an article that had such a name go, for whoever follows them reads it there.
 */
export function makeRedact(lists: readonly AuthorityNames[]): Redact {
  const listed = lists.flatMap(({ names }) =>
    [...names].map(([name, { known }]) => ({ name, sameAs: known.sameAs })),
  );
  const findListed = finder(listed.map(({ name }) => name));
  const addresses = new Set(listed.flatMap(({ sameAs }) => sameAs));
  const isListed = ({ name, same_as }: DatasetTables['entities'][number]): boolean =>
    same_as.some((uri) => addresses.has(uri)) ||
    findListed(name).some(([, end]) => endsWord(name, end));

  return (rows) => {
    const hidden = new Set(rows.entities.filter(isListed).map(({ entity }) => entity));
    const more = [
      ...rows.entities.filter(({ entity }) => hidden.has(entity)).map(({ name }) => name),
      ...rows.mentions.filter(({ entity }) => hidden.has(entity)).map(({ text }) => text),
    ].filter(isName);
    const find =
      more.length === 0 ? findListed : finder([...listed.map(({ name }) => name), ...more]);
    let touched = hidden.size > 0;
    const cell = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(cell);
      if (typeof value !== 'string') return value;
      const found = find(value);
      if (found.length === 0) return value;
      touched = true;
      return blot(value, found);
    };
    const redacted = mapCells(rows, 'words', cell);
    const isTelling = (address: unknown): boolean =>
      touched || find(decoded(String(address))).length > 0;
    const cleared = mapCells(redacted, 'address', (value) =>
      typeof value === 'string' && isTelling(value) ? null : value,
    );
    return {
      ...cleared,
      entities: cleared.entities.map((row, index) =>
        hidden.has(rows.entities[index]!.entity) ? { ...row, same_as: [] } : row,
      ),
      // Whoever has the words of a story could tell by its bands which names stood in it.
      bands: touched ? [] : cleared.bands,
    };
  };
}

/** Rows with the cells of some columns changed; the addresses of entities are no article's. */
function mapCells(
  rows: DatasetTables,
  holds: 'words' | 'address',
  change: (value: unknown) => unknown,
): DatasetTables {
  const changed = allTables().map(({ name, columns }) => {
    const names = columns.filter((column) => column.holds === holds).map((column) => column.name);
    const all = (rows[name] as unknown as Row[]).map((row) => {
      const cells = names
        .filter((each) => row[each] !== null)
        .map((each) => [each, change(row[each])]);
      return { ...row, ...Object.fromEntries(cells) };
    });
    return [name, all];
  });
  return Object.fromEntries(changed) as unknown as DatasetTables;
}
