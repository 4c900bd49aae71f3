/** The folder of a site: writes what changed, removes what is gone, and knows it after a crash. */
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import type { Database, Statement } from '../../catalog/engine.ts';
import {
  DamageError,
  ensureFolder,
  type Files,
  readPieces,
  StoreUsageError,
} from '../../store/index.ts';
import { needFolderFor } from '../aside.ts';
import { Marker, WORKING_FILE } from './marker.ts';
import { ASIDE, look, OWN_FOLDERS, PATH, readState, SITE, STATE_FILE } from './state.ts';

/** So many files are written at once. */
const AT_ONCE = 32;
/** So many folders are remembered as being there. */
const FOLDERS = 1000;
/** Files that show no article of the archive's but those whose folder they are in. */
const SHOWS_NO_OTHERS = `(path GLOB 'articles/*' OR path GLOB 'about/*' OR path GLOB 'search/*'
  OR path IN ('404.html', 'icon.svg', 'robots.txt', 'style.css'))`;

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
CREATE TABLE wanted_folder (path TEXT PRIMARY KEY) WITHOUT ROWID;
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

/** How the folder of a site is opened. */
export interface OutputOptions {
  /** Where the site will be; those who serve the folder learn it from the state. */
  readonly baseUrl: string;
  /** Whether to compare every file with what is there, as after a crash. Default: no. */
  readonly compare?: boolean;
}

/** What is known of a folder when it is opened. */
interface Opened {
  readonly folder: string;
  readonly marker: Marker;
  readonly baseUrl: string;
  readonly anew: boolean;
  /** Whether what is there may show articles that were erased. */
  readonly mayShowErased: boolean;
  /** Whether this run made the folder. */
  readonly isNew: boolean;
}

/** The folder of a site under way. */
export class Output {
  /** Whether all that is there is compared anew. */
  readonly anew: boolean;
  readonly #files: Files;
  readonly #opened: Opened;
  readonly #folder: string;
  readonly #database: Database;
  /** Folders that are there, or under way. */
  readonly #folders = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #statements: Record<
    'find' | 'put' | 'fail' | 'keep' | 'keepFile' | 'fit' | 'forget',
    Statement
  >;
  #failure: { error: unknown } | undefined;
  /** Whether lists that are there may show articles that were erased. */
  #mayShowErased: boolean;
  #isFinished = false;
  #written = 0;
  #removed = 0;

  private constructor(files: Files, database: Database, opened: Opened) {
    this.#files = files;
    this.#folder = opened.folder;
    this.#database = database;
    this.#opened = opened;
    this.anew = opened.anew;
    this.#mayShowErased = opened.mayShowErased;
    this.#statements = {
      find: database.prepare('SELECT was FROM file WHERE path = ?'),
      put: database.prepare(
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

  /**
   * Opens the folder of a site, or makes it; nobody else can write to it until it is closed.
   *
   * @param database where to keep what is there; tables are made in it
   * @throws StoreUsageError when the folder holds something that is no site of kliping, another process
   *   writes to it, or a link stands where a folder of the site's own is to be
   * @throws StoreIoError when the disk refuses
   */
  static async open(
    files: Files,
    path: string,
    database: Database,
    { baseUrl, compare = false }: OutputOptions,
  ): Promise<Output> {
    const folder = resolve(path);
    database.exec(SCHEMA);
    const kind = await files.kind(folder);
    if (kind === 'file') {
      throw new StoreUsageError(`'${path}' is a file, and a site is a folder: give another --out.`);
    }
    const isNew = kind === null;
    if (isNew) {
      await needFolderFor(files, folder);
      await ensureFolder(files, folder);
    } else await checkFolder(files, path);
    const marker = await Marker.take(files, folder);
    try {
      const isStated = (await files.kind(join(folder, STATE_FILE))) === 'file';
      const isKnown = isStated && (await readState(files, folder, database));
      const isCut = marker.left !== undefined;
      const insert = database.prepare(
        "INSERT INTO file (path, was) VALUES (?, 'unknown') ON CONFLICT (path) DO NOTHING",
      );
      for (const each of marker.left ?? []) if (PATH.test(each)) insert.run(each);
      const isSpoilt = isStated && !isKnown;
      const anew = isCut || isSpoilt || compare;
      if (anew) await look(files, folder, database, !isSpoilt);
      return new Output(files, database, {
        ...{ folder, marker, baseUrl, anew, isNew },
        mayShowErased: isCut || isSpoilt,
      });
    } catch (error) {
      await marker.release(false).catch(() => {});
      throw error;
    }
  }

  /**
   * Removes at once what the folders below this one hold that are not wanted any more, and has a run that
   * fails take down what else may show what was in them.
   *
   * @param wanted the folders that stay
   */
  async retire(parent: string, wanted: Iterable<string>): Promise<void> {
    const insert = this.#database.prepare('INSERT OR IGNORE INTO wanted_folder VALUES (?)');
    for (const folder of wanted) insert.run(folder);
    const unwanted = `path GLOB '${parent}*/*' AND substr(path, 1, ${parent.length} +
      instr(substr(path, ${parent.length + 1}), '/')) NOT IN (SELECT path FROM wanted_folder)`;
    for (const path of this.#paths(`was IS NOT NULL AND ${unwanted}`)) {
      this.#mayShowErased = true;
      await this.#remove(path);
    }
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
        this.#statements.fail.run(path);
      })
      .finally(() => this.#underWay.delete(writing));
    this.#underWay.add(writing);
    if (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }

  /** Writes a file, unless it has these bytes already. */
  async #bring(path: string, pieces: Pieces, digest: string, isListed: boolean): Promise<void> {
    const whole = join(this.#folder, path);
    await this.#makeFolders(path);
    if (this.anew && (await digestOfFile(this.#files, whole)) === digest) return;
    if (!isListed) await this.#opened.marker.add(path);
    this.#written++;
    await this.#write(whole, pieces);
  }

  /** Removes what is no longer wanted, and writes down what is there. */
  async finish(): Promise<OutputReceipt> {
    await Promise.all(this.#underWay);
    if (this.#failure) throw this.#failure.error;
    for (const path of this.#paths('was IS NOT NULL AND is_now IS NULL')) await this.#remove(path);
    const { n } = this.#database
      .prepare('SELECT COUNT(*) AS n FROM file WHERE is_now IS NOT NULL')
      .get()!;
    const changed = this.#database
      .prepare('SELECT 1 FROM file WHERE was IS NOT is_now OR was_key IS NOT is_key LIMIT 1')
      .get();
    if (changed || this.#isTouched || this.anew) {
      await this.#write(join(this.#folder, STATE_FILE), this.#state(), true);
      await this.#files.syncFolder(this.#folder);
    }
    await this.#opened.marker.release(true);
    this.#isFinished = true;
    return { files: n as number, written: this.#written, removed: this.#removed };
  }

  /**
   * Waits until nothing is being written any more, and lets others write to the folder. If the run did not
   * come to its end and articles were erased, what may still show them is taken down.
   */
  async close(): Promise<void> {
    await Promise.all(this.#underWay);
    if (this.#isFinished) return;
    const { marker, isNew } = this.#opened;
    // What went wrong counts, not that it cannot be tidied up.
    try {
      if (this.#mayShowErased) {
        const condition = `was IS NOT NULL AND is_now IS NULL AND NOT ${SHOWS_NO_OTHERS}`;
        for (const path of this.#paths(condition)) await this.#remove(path);
      }
    } catch {}
    const isUntouched = !this.#isTouched && marker.left === undefined;
    await marker.release(isUntouched).catch(() => {});
    if (isNew && isUntouched) await this.#files.removeEmptyFolder(this.#folder).catch(() => {});
  }

  /** Whether this run changed anything in the folder. */
  get #isTouched(): boolean {
    return this.#written > 0 || this.#removed > 0;
  }

  /** Removes a file of the site, and the folders above it that hold nothing any more. */
  async #remove(path: string): Promise<void> {
    const whole = join(this.#folder, path);
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      await needOwnFolder(this.#files, join(this.#folder, folder));
    }
    // Somebody may have put a folder there.
    if ((await this.#files.kind(whole)) === 'file') {
      this.#removed++;
      await this.#files.remove(whole);
    }
    await this.#prune(path);
    this.#statements.forget.run(path);
  }

  async #makeFolders(path: string): Promise<void> {
    const parts = path.split('/').slice(0, -1);
    // There are as many as articles.
    if (this.#folders.size > FOLDERS) this.#folders.clear();
    for (const depth of parts.keys()) {
      const folder = parts.slice(0, depth + 1).join('/');
      const made = this.#folders.get(folder) ?? this.#makeFolder(folder);
      this.#folders.set(folder, made);
      await made;
    }
  }

  async #makeFolder(folder: string): Promise<void> {
    const whole = join(this.#folder, folder);
    if (!(await needOwnFolder(this.#files, whole))) await ensureFolder(this.#files, whole);
  }

  async #write(path: string, pieces: Pieces, sync = false): Promise<void> {
    const aside = path + ASIDE;
    // One may be left of a run that was cut short.
    if (this.anew && (await this.#files.kind(aside)) === 'file') await this.#files.remove(aside);
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
    yield Buffer.from(`${JSON.stringify({ site: SITE, base: this.#opened.baseUrl })}\n`);
    const read = this.#database.prepare('SELECT is_now, is_key FROM file WHERE path = ?');
    for (const path of this.#paths('is_now IS NOT NULL')) {
      const { is_now: sha256, is_key: key } = read.get(path)!;
      const line = { path, sha256, ...(key !== null && { key }) };
      yield Buffer.from(`${JSON.stringify(line)}\n`);
    }
  }
}

/** Says if a folder of the site is there. Through a link one would write to somewhere else. */
async function needOwnFolder(files: Files, path: string): Promise<boolean> {
  const kind = await files.kind(path);
  if (kind === null || kind === 'folder') return kind !== null;
  throw new StoreUsageError(
    `'${path}' is a ${kind === 'file' ? 'file' : 'link'} where the site has a folder: remove it, or give another --out.`,
  );
}

/** Makes sure that a folder is empty, or that of a site. */
async function checkFolder(files: Files, path: string): Promise<void> {
  const entries = await files.list(resolve(path));
  const names = entries.map(({ name }) => name);
  const isSite = [STATE_FILE, WORKING_FILE, WORKING_FILE + ASIDE].some((name) =>
    names.includes(name),
  );
  if (names.length > 0 && !isSite) {
    throw new StoreUsageError(
      `'${path}' holds files, such as '${names[0]}', and no ${STATE_FILE}, so it is no site of kliping: give another --out, or an empty folder.`,
    );
  }
  for (const name of OWN_FOLDERS) {
    if (names.includes(name)) await needOwnFolder(files, join(resolve(path), name));
  }
}
