/**
 * The database engine of the catalog: SQLite with FTS5, by the package `libsql`. It is an optional
 * dependency, loaded when something is looked for or kept up and never before.
 */
import { isArrayBuffer } from 'node:util/types';
import { CatalogError } from './errors.ts';

/** A value of a column. */
export type Value = string | number | null | Uint8Array;
/** A row by the names of its columns. */
export type Row = Readonly<Record<string, Value>>;

/** A statement that is ready to run, any number of times. */
export interface Statement {
  run(...values: Value[]): { changes: number; lastInsertRowid: number };
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
}

/** An open database: the part of better-sqlite3's interface that is used here. */
export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
  pragma(text: string): Row[];
  close(): void;
}

interface RawStatement {
  run(values: readonly Value[]): { changes: number; lastInsertRowid: number };
  get(values: readonly Value[]): Row | undefined;
  all(values: readonly Value[]): Record<string, Value | ArrayBuffer>[];
}

interface RawDatabase extends Omit<Database, 'prepare'> {
  prepare(sql: string): RawStatement;
}

/** The engine ends a text at U+0000, which no text of an article has, but a name may. */
function storable(value: Value): Value {
  return typeof value === 'string' && value.includes('\0')
    ? value.replaceAll('\0', '\ufffd')
    : value;
}

/** Bytes as bytes: among all rows of an answer the engine gives them in a form that it does not take back. */
function asRow(row: Record<string, Value | ArrayBuffer>): Row {
  for (const [name, value] of Object.entries(row)) {
    if (isArrayBuffer(value)) row[name] = new Uint8Array(value);
  }
  return row as Row;
}

/**
 * Gives statements their values as one array: of a single value that is an object, such as bytes, the
 * engine would look for names, and it ends the process where there are none.
 */
function withArrays(database: RawDatabase): Database {
  return {
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        run: (...values) => statement.run(values.map(storable)),
        get: (...values) => statement.get(values.map(storable)),
        all: (...values) => statement.all(values.map(storable)).map(asRow),
      };
    },
    exec: (sql) => database.exec(sql),
    pragma: (text) => database.pragma(text),
    close: () => database.close(),
  };
}

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** A statement of a database that is made ready once, for those that are run for every article. */
export function preparedOnce(database: Database, sql: string): Statement {
  const statements = prepared.get(database) ?? new Map<string, Statement>();
  prepared.set(database, statements);
  const statement = statements.get(sql) ?? database.prepare(sql);
  statements.set(sql, statement);
  return statement;
}

/**
 * Loads the engine.
 *
 * @returns A function that opens a database, or makes it.
 * @throws CatalogError when it is not installed, or not for this machine
 */
export async function loadEngine(): Promise<(path: string) => Database> {
  try {
    const { default: Engine } = (await import('libsql')) as unknown as {
      default: new (path: string) => RawDatabase;
    };
    return (path) => withArrays(new Engine(path));
  } catch (error) {
    throw new CatalogError(
      'engine',
      `The index needs the package libsql, which is not installed or not made for this machine: npm install libsql. Everything but find, stats, duplicates and index works without it.`,
      { cause: error },
    );
  }
}

/** SQLite's numbers of the errors that matter here; of extended codes the engine tells nothing else. */
const CODES: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  24: 'SQLITE_FORMAT',
  26: 'SQLITE_NOTADB',
};

/** The code of an error of the engine, such as `SQLITE_BUSY`; undefined when it is none of them. */
export function engineCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  if (typeof code !== 'string') return undefined;
  const extended = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code);
  // The last eight bits of an extended code are the code that it is a kind of.
  if (extended) return CODES[Number(extended[1]) & 255] ?? 'SQLITE_ERROR';
  return code.startsWith('SQLITE_') ? code : undefined;
}
