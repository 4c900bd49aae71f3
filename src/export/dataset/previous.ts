/** Compares a release with the one before it, article by article. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { LONGEST_LINE, readLines } from '../../archive/sources/lines.ts';
import type { DatasetRelease, ReleaseFile } from '../../record/types.generated.ts';
import { compareText, type Files, readPieces, StoreUsageError } from '../../store/index.ts';
import { readRelease } from './release-file.ts';

/** What happened to an article since the release before. */
export interface Change {
  readonly capture: string;
  readonly change: 'added' | 'changed' | 'withdrawn';
  /** The columns of `articles` that say something else. */
  readonly columns?: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** A release that was written before. */
export interface Previous {
  readonly release: DatasetRelease;
  /** The rows of its articles, sorted by capture. */
  articles(): AsyncGenerator<Row, void, void>;
}

function fail(folder: string, message: string, cause?: unknown): never {
  throw new StoreUsageError(`--previous '${folder}' cannot be used: ${message}`, { cause });
}

function numbersOf(version: string): number[] {
  return version.split('.').map(Number);
}

/** Orders versions: negative when the first is the older one. */
function compareVersions(a: string, b: string): number {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  const different = one.findIndex((each, index) => each !== other[index]);
  return different === -1 ? 0 : one[different]! - other[different]!;
}

/**
 * Opens the release that a new one is compared with.
 *
 * @param name the name of the new release, which must be that of the old one
 * @param version its version, which must be higher
 * @throws StoreUsageError when the folder is no such release
 */
export async function openPrevious(
  files: Files,
  folder: string,
  name: string,
  version: string,
): Promise<Previous> {
  const release = await readRelease(files, join(folder, 'release.json'));
  if (release.name !== name) fail(folder, `it is of ${release.name}, not of ${name}.`);
  if (compareVersions(release.version, version) >= 0) {
    fail(folder, `it is ${release.version}, and --release must be higher than that.`);
  }
  const articles = release.tables.find((table) => table.name === 'articles');
  const parts = (articles?.files ?? []).filter((each) => each.path.endsWith('.jsonl'));
  return { release, articles: () => readRows(files, folder, parts) };
}

async function* readRows(
  files: Files,
  folder: string,
  parts: readonly ReleaseFile[],
): AsyncGenerator<Row, void, void> {
  for (const { path, sha256 } of parts) {
    if (path.startsWith('/') || path.split('/').includes('..')) fail(folder, `it names ${path}.`);
    const hash = createHash('sha256');
    async function* hashed(): AsyncGenerator<Uint8Array> {
      for await (const piece of readPieces(files, join(folder, path))) {
        hash.update(piece);
        yield piece;
      }
    }
    for await (const { number, bytes } of readLines(hashed(), LONGEST_LINE)) {
      try {
        yield JSON.parse(Buffer.from(bytes!).toString('utf8')) as Row;
      } catch (error) {
        fail(folder, `${path}, line ${number} is no JSON.`, error);
      }
    }
    if (hash.digest('hex') !== sha256) fail(folder, `${path} is not what release.json says.`);
  }
}

/** Tells changes while the articles of the new release go by, in their order. */
export class Comparison {
  readonly #rows: AsyncGenerator<Row, void, void>;
  readonly #columns: readonly string[];
  #next: Row | undefined | null = null;

  /** @param columns the columns of the new articles; those that both releases have are compared */
  constructor(previous: Previous, columns: readonly string[]) {
    const before = previous.release.tables.find(({ name }) => name === 'articles')?.columns ?? [];
    this.#rows = previous.articles();
    this.#columns = columns.filter((each) => before.includes(each));
  }

  /** The changes up to and with this article of the new release. */
  async *upTo(row: Row): AsyncGenerator<Change, void, void> {
    const capture = String(row.capture);
    for (;;) {
      const next = await this.#peek();
      const order = next ? compareText(String(next.capture), capture) : 1;
      if (order > 0) break;
      this.#next = null;
      if (order < 0) {
        yield { capture: String(next!.capture), change: 'withdrawn' };
        continue;
      }
      const columns = this.#columns.filter(
        (each) => JSON.stringify(next![each]) !== JSON.stringify(row[each]),
      );
      if (columns.length > 0) yield { capture, change: 'changed', columns };
      return;
    }
    yield { capture, change: 'added' };
  }

  /** The changes after the last article. */
  async *rest(): AsyncGenerator<Change, void, void> {
    for (let next = await this.#peek(); next; next = await this.#peek()) {
      this.#next = null;
      yield { capture: String(next.capture), change: 'withdrawn' };
    }
  }

  async #peek(): Promise<Row | undefined> {
    if (this.#next === null) {
      const { value, done } = await this.#rows.next();
      this.#next = done ? undefined : (value as Row);
    }
    return this.#next;
  }
}
