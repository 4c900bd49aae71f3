/** Writes a research dataset: what an archive says of its articles, as tables that describe themselves. */
import type {
  DatasetAbout,
  DatasetRelease,
  QualityStatement,
} from '../../record/types.generated.ts';
import { type Archive, readNewestCreated, StoreUsageError } from '../../store/index.ts';
import { VERSION } from '../../version.ts';
import { type FolderUnderWay, writeFolder } from '../aside.ts';
import { type ChangeCounts, ChangeWriter } from './changes.ts';
import type { Table } from './columns.ts';
import { describeRelease } from './describe.ts';
import type { Described } from './described.ts';
import { chooseTables } from './fields.ts';
import { type Listing, listArticles } from './listing.ts';
import { loadParquet } from './parquet.ts';
import { openPrevious, type Previous } from './previous.ts';
import { Judged } from './quality.ts';
import { RowMaker, type RowOptions } from './row-maker.ts';
import { Collector } from './statistics.ts';
import { PIECE_SIZES, type PieceSizes, TableWriter } from './table-writer.ts';

/** What goes into a release, and what is said of it. */
export interface DatasetOptions extends RowOptions {
  /** The name of the dataset: small letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  /** The version of the release: three numbers. */
  readonly version: string;
  /** What people say of it. */
  readonly about?: DatasetAbout;
  /** What people found when they judged samples of this archive. Default: nothing is known. */
  readonly quality?: readonly QualityStatement[];
  /** Tables and columns (see `chooseTables`). Default: all. */
  readonly fields?: readonly string[];
  /** Whether words of the articles are left out. Default: no. */
  readonly withoutText?: boolean;
  /** The folder of the release before, to tell what changed. */
  readonly previous?: string;
  /** The time that is written: ISO 8601 in UTC. Default: that of the newest batch of the archive. */
  readonly now?: string;
  /** How large the pieces of tables are. */
  readonly sizes?: PieceSizes;
  /** Called after each article of the archive, with how many there are. */
  readonly onArticle?: (total: number) => void;
}

/** A release that was written. */
export interface DatasetReceipt {
  /** Its folder. */
  readonly path: string;
  readonly release: DatasetRelease;
  /** How many files it has. */
  readonly files: number;
  /** The size of all of them in bytes. */
  readonly bytes: number;
  /** How many articles changed since the release before; absent when there was none to compare. */
  readonly changes?: ChangeCounts;
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const VERSIONS = /^(?:(?:0|[1-9]\d{0,8})(?:\.(?!$)|$)){3}$/;

function checkOptions({ name, version }: DatasetOptions): void {
  if (!NAME.test(name)) {
    throw new StoreUsageError(
      `--name cannot be ${JSON.stringify(name)}: give up to 100 of a-z, 0-9, ".", "_" and "-", with a letter or digit first.`,
    );
  }
  if (!VERSIONS.test(version)) {
    throw new StoreUsageError(
      `--release cannot be ${JSON.stringify(version)}: give three numbers, such as 1.0.0.`,
    );
  }
}

function selectionOf(options: DatasetOptions): DatasetRelease['selection'] {
  const { where = [], rights = [], withoutText = false, layer, redact } = options;
  return {
    where: [...where],
    rights: [...rights],
    text: !withoutText,
    ...(layer !== undefined && { layer }),
    redacted: redact !== undefined,
  };
}

/** Writes the tables, and what changed. */
async function writeTables(
  folder: FolderUnderWay,
  archive: Archive,
  listing: Listing,
  options: DatasetOptions,
  { tables, previous, date }: { tables: Table[]; previous?: Previous | undefined; date: string },
): Promise<Described> {
  const tools = await loadParquet();
  const sizes = options.sizes ?? PIECE_SIZES;
  const writers = tables.map((table) => ({
    name: table.name,
    writer: new TableWriter(table, folder, tools, sizes),
  }));
  const changes = previous && (await ChangeWriter.start(folder, previous, tables[0]!));
  const maker = new RowMaker(options);
  const collector = new Collector();
  const judged = new Judged(options.quality ?? []);
  for (const listed of listing.inOrder()) {
    const rows = await maker.of(listed);
    if (rows) {
      collector.add(rows);
      for (const { name, writer } of writers) await writer.add(rows[name]);
      await changes?.add(rows.articles[0]!);
    }
    judged.add(listed.id, rows !== undefined);
    options.onArticle?.(listing.size);
  }
  const statistics = collector.finish();
  if (statistics.articles === 0) {
    throw new StoreUsageError(
      `None of the ${listing.size} articles in the archive fulfils what was asked for: nothing was written.`,
    );
  }
  if (options.layer !== undefined && maker.annotated === 0) {
    throw new StoreUsageError(
      `No article has annotations of its newest text in a layer ${JSON.stringify(options.layer)}: nothing was written.`,
    );
  }
  const quality = await judged.finish(archive);
  await changes?.finish();
  const written = [];
  for (const { writer } of writers) written.push(await writer.finish());
  const release: DatasetRelease = {
    schema: 'https://w3id.org/kliping/release/1',
    name: options.name,
    version: options.version,
    date,
    software: `kliping/${VERSION}`,
    ...(previous && { previous: previous.release.version }),
    selection: selectionOf(options),
    articles: {
      released: statistics.articles,
      left: maker.left,
      ...(options.layer !== undefined && { otherText: maker.otherText }),
    },
    ...(quality.length > 0 && { quality }),
    tables: written,
  };
  return {
    release,
    about: options.about ?? {},
    tables,
    statistics,
    ...(changes && { changes: changes.counts }),
  };
}

/**
 * Writes a release of a dataset: a folder of tables, as Parquet and as JSON Lines, with files that
 * describe them. Rows are of the newest record of each capture and sorted by capture, whatever batches
 * they came in: the same archive and options give the same bytes. What was erased is in none of it.
 *
 * @param path the folder to write; nothing may be there
 * @throws StoreUsageError when an option is not what it must be, no article is left, or what was judged is of
 *   another archive
 * @throws DamageError when a record is damaged; nothing is written then
 * @throws StoreIoError when a disk refuses; nothing is left at `path` then
 */
export async function exportDataset(
  archive: Archive,
  path: string,
  options: DatasetOptions,
): Promise<DatasetReceipt> {
  checkOptions(options);
  const tables = chooseTables(options);
  const { name, version } = options;
  const previous =
    options.previous === undefined
      ? undefined
      : await openPrevious(archive.files, options.previous, name, version);
  const listing = await listArticles(archive, options.layer);
  const date = options.now ?? (await readNewestCreated(archive));
  if (listing.size === 0 || date === null) {
    throw new StoreUsageError(`There are no articles in '${archive.folder}'.`);
  }
  return writeFolder(archive.files, path, async (folder) => {
    const described = await writeTables(folder, archive, listing, options, {
      tables,
      previous,
      date,
    });
    await describeRelease(folder, described);
    return {
      path,
      release: described.release,
      files: folder.written.length,
      bytes: folder.written.reduce((sum, { bytes }) => sum + bytes, 0),
      ...(described.changes && { changes: described.changes }),
    };
  });
}
