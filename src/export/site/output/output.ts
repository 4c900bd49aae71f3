/** The folder of a site: writes what changed, removes what is gone, and knows it after a crash. */
import { type Database, engineCode } from '../../../catalog/engine.ts';
import type { Files } from '../../../store/index.ts';
import { digestOf, digestOfFile, digestOfPieces, type Pieces, unchanged } from './content.ts';
import { FileTable } from './file-table.ts';
import { SiteFolder } from './folder.ts';
import { type Opened, openFolder } from './open.ts';
import { mayShowOthers, PATH, SITE, STATE_FILE, statedPaths } from './state.ts';

/** So many files are written at once. */
const AT_ONCE = 32;

/** What a run did to the folder. */
export interface OutputReceipt {
  /** How many files the site has. */
  readonly files: number;
  /** How many were written, since they are new or changed. */
  readonly written: number;
  /** How many were removed, since nothing is there any more that they were made of. */
  readonly removed: number;
}

/** How the folder of a site is opened. */
export interface OutputOptions {
  /** Where the site will be; those who serve the folder learn it from the state. */
  readonly baseUrl: string;
  /** Whether to compare every file with what is there, as after a crash. Default: no. */
  readonly compare?: boolean;
}

/** The folder of a site under way. */
export class Output {
  /** Whether all that is there is compared anew. */
  readonly anew: boolean;
  readonly #files: Files;
  readonly #opened: Opened;
  readonly #baseUrl: string;
  readonly #folder: SiteFolder;
  readonly #table: FileTable;
  readonly #underWay = new Set<Promise<void>>();
  #failure: { error: unknown } | undefined;
  /** Whether a run that fails takes down the lists that may show articles that were erased. */
  #takesDown = false;
  #isFinished = false;
  #written = 0;
  #removed = 0;

  private constructor(files: Files, table: FileTable, opened: Opened, baseUrl: string) {
    this.anew = opened.anew;
    this.#files = files;
    this.#opened = opened;
    this.#baseUrl = baseUrl;
    this.#folder = new SiteFolder(files, opened.path, opened.anew);
    this.#table = table;
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
    const opened = await openFolder(files, path, database, compare);
    return new Output(files, new FileTable(database), opened, baseUrl);
  }

  /**
   * Removes at once what the folders below this one hold that are not wanted any more, and has a run that
   * fails from now on take down what else may show what was in them.
   *
   * @param wanted the folders that stay
   */
  async retire(parent: string, wanted: Iterable<string>): Promise<void> {
    this.#takesDown = this.#opened.mayShowErased;
    for (const path of this.#table.outside(parent, wanted)) {
      this.#takesDown = true;
      await this.#remove(path);
    }
  }

  /** Keeps all files below a folder, if all of them were made of what this key names. */
  keep(folder: string, key: string): boolean {
    return !this.anew && this.#table.keep(folder, key);
  }

  /** Keeps a file, if it was made of what this key names. */
  keepFile(path: string, key: string): boolean {
    return !this.anew && this.#table.keepFile(path, key);
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
    await this.#want(path, pieces, digestOfPieces(pieces), key);
  }

  /**
   * Has a file be a copy of another one. When that is another one now than it was, the next call or
   * `finish` throws a DamageError.
   *
   * @param from where that is
   * @param sha256 what it was a moment ago
   */
  async copy(path: string, from: string, sha256: string): Promise<void> {
    await this.#want(path, unchanged(this.#files, from, sha256), sha256, undefined);
  }

  async #want(
    path: string,
    pieces: Pieces,
    sha256: string,
    key: string | undefined,
  ): Promise<void> {
    if (!PATH.test(path)) throw new Error(`'${path}' is no path of a site.`);
    const there = this.#table.was(path);
    this.#table.want({ path, sha256, ...(key !== undefined && { key }) });
    if (there === sha256 && !this.anew) return;
    const writing = this.#bring(path, pieces, sha256, there !== undefined)
      .catch((error: unknown) => {
        this.#failure ??= { error };
        this.#table.fail(path);
      })
      // The table lies on a disk, too.
      .catch(() => {})
      .finally(() => this.#underWay.delete(writing));
    this.#underWay.add(writing);
    if (this.#underWay.size >= AT_ONCE) await Promise.race(this.#underWay);
    if (this.#failure) throw this.#failure.error;
  }

  /** Writes a file, unless it has these bytes already. */
  async #bring(path: string, pieces: Pieces, sha256: string, isListed: boolean): Promise<void> {
    await this.#folder.makeFoldersOf(path);
    const whole = this.#folder.whole(path);
    if (this.anew && (await digestOfFile(this.#files, whole)) === sha256) return;
    if (!isListed) await this.#opened.marker.add(path);
    this.#written++;
    await this.#folder.write(path, pieces);
  }

  async #remove(path: string): Promise<void> {
    if (await this.#folder.remove(path)) this.#removed++;
    await this.#folder.prune(path);
    this.#table.forget(path);
  }

  /** Removes what is no longer wanted, and writes down what is there. */
  async finish(): Promise<OutputReceipt> {
    await Promise.all(this.#underWay);
    if (this.#failure) throw this.#failure.error;
    for (const path of this.#table.unwanted()) await this.#remove(path);
    const files = this.#table.size;
    if (this.#table.isChanged || this.#isTouched || this.anew) {
      await this.#folder.write(STATE_FILE, this.#state(), true);
      await this.#files.syncFolder(this.#folder.path);
    }
    await this.#opened.marker.release(true);
    this.#isFinished = true;
    return { files, written: this.#written, removed: this.#removed };
  }

  /**
   * Waits until nothing is being written any more, and lets others write to the folder. If the run did not
   * come to its end and articles were erased, what may still show them is taken down.
   *
   * @returns How many files were taken down.
   */
  async close(): Promise<number> {
    await Promise.all(this.#underWay);
    if (this.#isFinished) return 0;
    const { marker, isNew } = this.#opened;
    const before = this.#removed;
    // What went wrong counts, not that it cannot be tidied up.
    if (this.#takesDown) await this.#takeDown().catch(() => {});
    const takenDown = this.#removed - before;
    const isUntouched = !this.#isTouched && marker.left === undefined;
    await marker.release(isUntouched).catch(() => {});
    if (isNew && isUntouched) {
      await this.#files.removeEmptyFolder(this.#folder.path).catch(() => {});
    }
    return takenDown;
  }

  /** Removes what may show articles whose folder it is not in, unless this run has made it anew. */
  async #takeDown(): Promise<void> {
    try {
      for (const path of this.#table.unwanted()) {
        if (mayShowOthers(path)) await this.#remove(path);
      }
    } catch (error) {
      if (engineCode(error) === undefined) throw error;
      // The disk that the table lies on is full: what the state tells of is all there was.
      for await (const path of statedPaths(this.#files, this.#folder.path)) {
        if (mayShowOthers(path) && (await this.#folder.remove(path))) this.#removed++;
      }
    }
  }

  /** Whether this run changed anything in the folder. */
  get #isTouched(): boolean {
    return this.#written > 0 || this.#removed > 0;
  }

  /** The lines of the state. */
  *#state(): Generator<Uint8Array, void, void> {
    yield Buffer.from(`${JSON.stringify({ site: SITE, base: this.#baseUrl })}\n`);
    for (const file of this.#table.wanted()) yield Buffer.from(`${JSON.stringify(file)}\n`);
  }
}
