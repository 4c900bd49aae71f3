/** The files of a site: what was there, and what is to be there now, in temporary tables of a database. */
import type { Database, Statement } from '../../../catalog/engine.ts';

const SCHEMA = `
CREATE TEMP TABLE file (
  path TEXT PRIMARY KEY, was TEXT, was_key TEXT, is_now TEXT, is_key TEXT
) WITHOUT ROWID;
CREATE TEMP TABLE wanted_folder (path TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** A file that is to be there. */
export interface WantedFile {
  readonly path: string;
  readonly sha256: string;
  /** What it was made of. */
  readonly key?: string;
}

/** Makes the tables; what is known of a folder is put into them before. */
export function makeFileTable(database: Database): void {
  database.exec(SCHEMA);
}

/** The files of a site. */
export class FileTable {
  readonly #database: Database;
  readonly #statements: Record<
    'find' | 'want' | 'fail' | 'keep' | 'keepFile' | 'fit' | 'forget',
    Statement
  >;

  /** @param database Where the tables are. */
  constructor(database: Database) {
    this.#database = database;
    this.#statements = {
      find: database.prepare('SELECT was FROM file WHERE path = ?'),
      want: database.prepare(
        `INSERT INTO file (path, is_now, is_key) VALUES (?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET is_now = excluded.is_now, is_key = excluded.is_key`,
      ),
      fail: database.prepare('UPDATE file SET is_now = NULL, is_key = NULL WHERE path = ?'),
      keep: database.prepare(
        'UPDATE file SET is_now = was, is_key = was_key WHERE path >= ? AND path < ? AND was_key = ?',
      ),
      keepFile: database.prepare(
        'UPDATE file SET is_now = was, is_key = was_key WHERE path = ? AND was_key = ?',
      ),
      fit: database.prepare(
        'SELECT COUNT(*) AS n, SUM(was_key IS ?) AS own FROM file WHERE path >= ? AND path < ? AND was IS NOT NULL',
      ),
      forget: database.prepare('DELETE FROM file WHERE path = ?'),
    };
  }

  /** The digest that a file had; undefined when there was none. */
  was(path: string): string | undefined {
    return (this.#statements.find.get(path)?.was as string | null | undefined) ?? undefined;
  }

  /** Has a file be there. */
  want({ path, sha256, key }: WantedFile): void {
    this.#statements.want.run(path, sha256, key ?? null);
  }

  /** Takes back that a file is there. */
  fail(path: string): void {
    this.#statements.fail.run(path);
  }

  /** Has all files below a folder stay, if all of them were made of what this key names. */
  keep(folder: string, key: string): boolean {
    // '0' follows '/'.
    const end = `${folder.slice(0, -1)}0`;
    const { n, own } = this.#statements.fit.get(key, folder, end)!;
    if (n === 0 || n !== own) return false;
    this.#statements.keep.run(folder, end, key);
    return true;
  }

  /** Has a file stay, if it was made of what this key names. */
  keepFile(path: string, key: string): boolean {
    return this.#statements.keepFile.run(path, key).changes > 0;
  }

  /** Knows nothing of a file any more. */
  forget(path: string): void {
    this.#statements.forget.run(path);
  }

  /** How many files are to be there. */
  get size(): number {
    return this.#database.prepare('SELECT COUNT(*) AS n FROM file WHERE is_now IS NOT NULL').get()!
      .n as number;
  }

  /** Whether any file is to be other than it was. */
  get isChanged(): boolean {
    const changed = this.#database
      .prepare('SELECT 1 FROM file WHERE was IS NOT is_now OR was_key IS NOT is_key LIMIT 1')
      .get();
    return changed !== undefined;
  }

  /** The files that were there and are not to be. */
  unwanted(): Generator<string, void, void> {
    return this.#paths('was IS NOT NULL AND is_now IS NULL');
  }

  /** The files that were in folders below this one, but for the folders that stay. */
  outside(parent: string, wanted: Iterable<string>): Generator<string, void, void> {
    const insert = this.#database.prepare('INSERT OR IGNORE INTO wanted_folder VALUES (?)');
    for (const folder of wanted) insert.run(folder);
    return this.#paths(`was IS NOT NULL AND path GLOB '${parent}*/*' AND substr(path, 1, ${parent.length} +
      instr(substr(path, ${parent.length + 1}), '/')) NOT IN (SELECT path FROM wanted_folder)`);
  }

  /** The files that are to be there, in the order of their paths. */
  *wanted(): Generator<WantedFile, void, void> {
    const read = this.#database.prepare('SELECT is_now, is_key FROM file WHERE path = ?');
    for (const path of this.#paths('is_now IS NOT NULL')) {
      const { is_now: sha256, is_key: key } = read.get(path)!;
      yield { path, sha256: sha256 as string, ...(key !== null && { key: key as string }) };
    }
  }

  *#paths(condition: string): Generator<string, void, void> {
    const statement = this.#database.prepare(
      `SELECT path FROM file WHERE path > ? AND ${condition} ORDER BY path LIMIT 1000`,
    );
    for (let after = ''; ; ) {
      const rows = statement.all(after);
      if (rows.length === 0) return;
      after = rows.at(-1)!.path as string;
      for (const { path } of rows) yield path as string;
    }
  }
}
