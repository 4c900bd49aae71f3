/** The folder of a site: writes what changed, removes what is gone, and knows it after a crash. */
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import type { Database, Statement } from '../../catalog/engine.ts';
import { DamageError, type Files, readPieces, StoreUsageError } from '../../store/index.ts';
import { needFolderFor } from '../aside.ts';

/** What the folder holds: a line of JSON for each file. */
export const STATE_FILE = '.kliping-site.jsonl';
/** There while files are being written: whoever finds it later compares everything anew. */
export const WORKING_FILE = '.kliping-site.working';
/** So many files are written at once. */
const AT_ONCE = 32;
/** The end of the name of a file that is being written. */
const ASIDE = '.kliping-aside';
/** The folders that are a site's own: what a run that was cut short left in them is found by looking. */
const OWN_FOLDERS = [
  'about',
  'articles',
  'charts',
  'claims',
  'datasets',
  'dates',
  'entities',
  'languages',
  'pagefind',
  'search',
  'sitemaps',
  'sources',
  'stories',
];
/** Paths of files of a site: nothing that leads out of it. */
const PATH = /^(?:[A-Za-z0-9_~-][A-Za-z0-9_.~-]*\/)*[A-Za-z0-9_~-][A-Za-z0-9_.~-]*$/;
const SITE = 'https://w3id.org/kliping/site/1';

/** What a run did to the folder. */
export interface OutputReceipt {
  /** How many files the site has. */
  readonly files: number;
  /** How many were written, since they are new or changed. */
  readonly written: number;
  /** How many were removed, since nothing is there any more that they were made of. */
  readonly removed: number;
}

const SCHEMA = `
CREATE TABLE file (
  path TEXT PRIMARY KEY, was TEXT, was_key TEXT, is_now TEXT, is_key TEXT
) WITHOUT ROWID;
`;

const digestOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Finds out of what bytes a file is; undefined when there is none. */
async function digestOfFile(files: Files, path: string): Promise<string | undefined> {
  if ((await files.kind(path)) !== 'file') return undefined;
  const hash = createHash('sha256');
  for await (const piece of readPieces(files, path)) hash.update(piece);
  return hash.digest('hex');
}

/** The content of a file, a piece at a time. */
type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The folder of a site under way. */
export class Output {
  /** Whether all that is there is compared anew. */
  readonly anew: boolean;
  readonly #files: Files;
  readonly #folder: string;
  readonly #database: Database;
  /** The folders that are there, or under way. */
  readonly #folders = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #statements: Record<'find' | 'put' | 'keep' | 'keepFile' | 'fit', Statement>;
  #failure: { error: unknown } | undefined;
  #begun: Promise<void> | undefined;
  #written = 0;
  #removed = 0;

  private constructor(files: Files, folder: string, database: Database, anew: boolean) {
    this.#files = files;
    this.#folder = folder;
    this.#database = database;
    this.anew = anew;
    this.#statements = {
      find: database.prepare('SELECT was FROM file WHERE path = ?'),
      put: database.prepare(
        `INSERT INTO file (path, is_now, is_key) VALUES (?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET is_now = excluded.is_now, is_key = excluded.is_key`,
      ),
      keep: database.prepare(
        'UPDATE file SET is_now = was, is_key = was_key WHERE path >= ? AND path < ? AND was_key = ?',
      ),
      keepFile: database.prepare(
        'UPDATE file SET is_now = was, is_key = was_key WHERE path = ? AND was_key = ?',
      ),
      fit: database.prepare(
        'SELECT COUNT(*) AS n, SUM(was_key IS ?) AS own FROM file WHERE path >= ? AND path < ? AND was IS NOT NULL',
      ),
    };
  }

  /**
   * Opens the folder of a site, or makes it.
   *
   * @param database where to keep what is there; tables are made in it
   * @param compare whether to compare every file with what is there, as after a crash. Default: no.
   * @throws StoreUsageError when the folder holds something that is no site of kliping
   * @throws StoreIoError when the disk refuses
   */
  static async open(
    files: Files,
    path: string,
    database: Database,
    compare = false,
  ): Promise<Output> {
    const folder = resolve(path);
    database.exec(SCHEMA);
    const kind = await files.kind(folder);
    if (kind === null) {
      await needFolderFor(files, folder);
      return new Output(files, folder, database, false);
    }
    if (kind === 'file') {
      throw new StoreUsageError(`'${path}' is a file, and a site is a folder: give another --out.`);
    }
    const names = (await files.list(folder)).map(({ name }) => name);
    const isCut = names.includes(WORKING_FILE);
    if (names.length === 0) return new Output(files, folder, database, false);
    if (!isCut && !names.includes(STATE_FILE)) {
      throw new StoreUsageError(
        `'${path}' holds files, such as '${names[0]}', and no ${STATE_FILE}, so it is no site of kliping: give another --out, or an empty folder.`,
      );
    }
    const isKnown = names.includes(STATE_FILE) && (await readState(files, folder, database));
    const anew = isCut || !isKnown || compare;
    if (anew) await look(files, folder, database);
    return new Output(files, folder, database, anew);
  }

  /** Keeps all files below a folder, if all of them were made of what this key names. */
  keep(folder: string, key: string): boolean {
    if (this.anew) return false;
    // '0' follows '/'.
    const end = `${folder.slice(0, -1)}0`;
    const { n, own } = this.#statements.fit.get(key, folder, end)!;
    if (n === 0 || n !== own) return false;
    this.#statements.keep.run(folder, end, key);
    return true;
  }

  /** Keeps a file, if it was made of what this key names. */
  keepFile(path: string, key: string): boolean {
    if (this.anew) return false;
    return this.#statements.keepFile.run(path, key).changes > 0;
  }

  /**
   * Has a file be of these bytes; it is written if it is not. Several are written at once: what goes
   * wrong with one is thrown by a later call, or by `finish`.
   *
   * @param key names what it was made of, for `keep`; digests and versions that change with it
   */
  async put(path: string, content: string | Uint8Array, key?: string): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    await this.#want(path, [bytes], digestOf(bytes), key);
  }

  /**
   * Has a file be of these pieces, which are never in memory at once.
   *
   * @param pieces gives them anew each time it is iterated: once for the digest, and once more when the
   *   file is to be written
   */
  async putPieces(path: string, pieces: Iterable<Uint8Array>, key?: string): Promise<void> {
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece);
    await this.#want(path, pieces, hash.digest('hex'), key);
  }

  /**
   * Has a file be a copy of another one. When that is another one now than it was, the next call or
   * `finish` throws a DamageError.
   *
   * @param from where that is
   * @param sha256 what it was a moment ago
   */
  async copy(path: string, from: string, sha256: string): Promise<void> {
    const files = this.#files;
    async function* pieces(): AsyncGenerator<Uint8Array, void, void> {
      const hash = createHash('sha256');
      for await (const piece of readPieces(files, from)) {
        hash.update(piece);
        yield piece;
      }
      const found = hash.digest('hex');
      if (found !== sha256) throw new DamageError({ path: from, expected: sha256, found });
    }
    await this.#want(path, pieces(), sha256, undefined);
  }

  async #want(
    path: string,
    pieces: Pieces,
    digest: string,
    key: string | undefined,
  ): Promise<void> {
    if (!PATH.test(path)) throw new Error(`'${path}' is no path of a site.`);
    const there = this.#statements.find.get(path)?.was ?? undefined;
    this.#statements.put.run(path, digest, key ?? null);
    if (there === digest && !this.anew) return;
    const writing = this.#bring(path, pieces, digest, there !== undefined)
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => this.#underWay.delete(writing));
    this.#underWay.add(writing);
    if (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }

  /** Waits until nothing is being written any more, whether it went well or not. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Writes a file, unless it has these bytes already. */
  async #bring(path: string, pieces: Pieces, digest: string, mayBeThere: boolean): Promise<void> {
    const whole = join(this.#folder, path);
    if (this.anew && mayBeThere && (await digestOfFile(this.#files, whole)) === digest) return;
    await this.#begin();
    await this.#makeFolders(path);
    await this.#write(whole, pieces);
    this.#written++;
  }

  /** Removes what is no longer wanted, and writes down what is there. */
  async finish(): Promise<OutputReceipt> {
    await this.settle();
    if (this.#failure) throw this.#failure.error;
    for (const path of this.#paths('was IS NOT NULL AND is_now IS NULL')) {
      await this.#begin();
      await this.#files.remove(join(this.#folder, path));
      await this.#prune(path);
      this.#removed++;
    }
    const { n } = this.#database
      .prepare('SELECT COUNT(*) AS n FROM file WHERE is_now IS NOT NULL')
      .get()!;
    const changed = this.#database
      .prepare('SELECT 1 FROM file WHERE was IS NOT is_now OR was_key IS NOT is_key LIMIT 1')
      .get();
    if (changed || this.#begun || this.anew) {
      await this.#begin();
      await this.#write(join(this.#folder, STATE_FILE), this.#state(), true);
      await this.#files.syncFolder(this.#folder);
      await this.#files.remove(join(this.#folder, WORKING_FILE));
    }
    return { files: n as number, written: this.#written, removed: this.#removed };
  }

  /** Marks the folder as being written to. */
  #begin(): Promise<void> {
    this.#begun ??= this.#mark();
    return this.#begun;
  }

  async #mark(): Promise<void> {
    const { kind, createFolder, createFile, syncFolder } = this.#files;
    if ((await kind(this.#folder)) === null) await createFolder(this.#folder);
    const mark = join(this.#folder, WORKING_FILE);
    if ((await kind(mark)) === null) {
      const file = await createFile(mark);
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(this.#folder);
    }
  }

  async #makeFolders(path: string): Promise<void> {
    const parts = path.split('/').slice(0, -1);
    for (const depth of parts.keys()) {
      const folder = parts.slice(0, depth + 1).join('/');
      const made = this.#folders.get(folder) ?? this.#makeFolder(folder);
      this.#folders.set(folder, made);
      await made;
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    const whole = join(this.#folder, folder);
    if ((await this.#files.kind(whole)) === null) await this.#files.createFolder(whole);
  }

  async #write(path: string, pieces: Pieces, sync = false): Promise<void> {
    const aside = path + ASIDE;
    // One may be left of a run that was cut short.
    if (this.anew) await this.#files.remove(aside);
    const file = await this.#files.createFile(aside);
    try {
      for await (const piece of pieces) await file.write(piece);
      if (sync) await file.sync();
    } finally {
      await file.close();
    }
    await this.#files.move(aside, path);
  }

  /** Removes the folders above a file that hold nothing any more. */
  async #prune(path: string): Promise<void> {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const whole = join(this.#folder, folder);
      if ((await this.#files.kind(whole)) !== 'folder') continue;
      if ((await this.#files.list(whole)).length > 0) return;
      await this.#files.removeEmptyFolder(whole);
      this.#folders.delete(folder);
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

  *#state(): Generator<Uint8Array, void, void> {
    yield Buffer.from(`${JSON.stringify({ site: SITE })}\n`);
    const read = this.#database.prepare('SELECT is_now, is_key FROM file WHERE path = ?');
    for (const path of this.#paths('is_now IS NOT NULL')) {
      const { is_now: sha256, is_key: key } = read.get(path)!;
      const line = { path, sha256, ...(key !== null && { key }) };
      yield Buffer.from(`${JSON.stringify(line)}\n`);
    }
  }
}

/** Reads what the folder is said to hold; false when that cannot be relied on. */
async function readState(files: Files, folder: string, database: Database): Promise<boolean> {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO file (path, was, was_key) VALUES (?, ?, ?)',
  );
  const decoder = new TextDecoder();
  let rest = '';
  let isFirst = true;
  for await (const piece of readPieces(files, join(folder, STATE_FILE))) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const entry = parseLine(line);
      if (!entry || (isFirst ? entry.site !== SITE : !isFile(entry))) return false;
      if (!isFirst) insert.run(entry.path as string, entry.sha256 as string, keyOf(entry));
      isFirst = false;
    }
  }
  return rest === '' && !isFirst;
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isFile({ path, sha256 }: Record<string, unknown>): boolean {
  return typeof path === 'string' && PATH.test(path) && typeof sha256 === 'string';
}

function keyOf({ key }: Record<string, unknown>): string | null {
  return typeof key === 'string' ? key : null;
}

/** Takes note of all files in the folders that are a site's own, and of what is half written. */
async function look(files: Files, folder: string, database: Database): Promise<void> {
  const insert = database.prepare(
    "INSERT INTO file (path, was) VALUES (?, 'unknown') ON CONFLICT (path) DO UPDATE SET was_key = NULL",
  );
  const visit = async (path: string): Promise<void> => {
    for (const { name, kind } of await files.list(join(folder, path))) {
      const below = path === '' ? name : `${path}/${name}`;
      if (name.endsWith(ASIDE)) await files.remove(join(folder, below));
      else if (kind === 'folder' && (path !== '' || OWN_FOLDERS.includes(name))) await visit(below);
      else if (kind === 'file' && path !== '' && PATH.test(below)) insert.run(below);
    }
  };
  await visit('');
}
