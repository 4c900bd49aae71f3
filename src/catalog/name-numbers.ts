/** Numbers of names in the tables, so that a name that comes again and again is looked up once. */
import type { Database, Value } from './engine.ts';

/** So many names are known at most. */
const MOST = 200_000;

/**
 * What is known of the names of a database, for all that write by one connection. Another connection may take a name
 * out, and the engine gives its number to the next: what is known holds as long as no other has written.
 */
export class NameNumbers {
  readonly #database: Database;
  readonly #numbers = { entity: new Map<string, number>(), speaker: new Map<string, number>() };
  #writes: Value | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Begins a transaction. */
  begin(): void {
    const [row] = this.#database.pragma('data_version');
    if (row?.data_version !== this.#writes) this.forget();
    this.#writes = row?.data_version;
  }

  /** Forgets all, when names may have gone. */
  forget(): void {
    this.#numbers.entity.clear();
    this.#numbers.speaker.clear();
  }

  /** The number of a name; `find` finds it, or adds it, where it is not known. */
  of(table: 'entity' | 'speaker', key: string, find: () => Value): number {
    const numbers = this.#numbers[table];
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (numbers.size >= MOST) numbers.clear();
    const number = Number(find());
    numbers.set(key, number);
    return number;
  }
}

const known = new WeakMap<Database, NameNumbers>();

/** What is known of the names of a database. */
export function nameNumbersOf(database: Database): NameNumbers {
  const numbers = known.get(database) ?? new NameNumbers(database);
  known.set(database, numbers);
  return numbers;
}
