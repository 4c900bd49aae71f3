/** Packs the raw captures of a batch as WACZ, which web archive players open. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  type Archive,
  type BatchRef,
  CAPTURE_HEADER,
  header,
  listBatches,
  readCaptureRecord,
  readCaptures,
  readPieces,
  readRecords,
  StoreUsageError,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { type IndexLine, indexLine, packIndex } from './cdxj.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** What was packed. */
export interface WaczReceipt {
  /** The file. */
  readonly path: string;
  /** Its size in bytes. */
  readonly bytes: number;
  readonly volumes: number;
  /** How many records can be found by their address. */
  readonly indexed: number;
  /** How many captures have a web address and are listed as pages. */
  readonly pages: number;
}

const RAW_VOLUME = /^raw-\d{5,}\.warc(?:\.gz)?$/;
const WEB = /^https?:/i;

/** Where a capture is found in the WACZ. */
interface Place {
  readonly url: string;
  /** `WARC-Date` */
  readonly time: string;
}

interface Indexed {
  readonly lines: readonly IndexLine[];
  /** By the id of the capture. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads all records of the volumes, each checked against its digests. */
async function readIndex(
  { files }: Archive,
  content: string,
  volumes: readonly string[],
): Promise<Indexed> {
  const lines: IndexLine[] = [];
  const places = new Map<string, Place>();
  for (const name of volumes) {
    for await (const record of readRecords(join(content, name), { files })) {
      const line = indexLine(record, name);
      if (!line) continue;
      lines.push(line);
      const capture = header(record, CAPTURE_HEADER);
      const { url = '' } = line.fields;
      if (capture !== undefined) places.set(capture, { url, time: header(record, 'WARC-Date')! });
    }
  }
  return { lines, places };
}

function headlineOf(record: Uint8Array): string | undefined {
  const { article } = JSON.parse(Buffer.from(record).toString('utf8')) as {
    article?: { headline?: unknown };
  };
  return typeof article?.headline === 'string' ? article.headline : undefined;
}

/** The list of pages: the captures with a web address, in the order they came in. */
async function listPages(
  archive: Archive,
  batch: BatchRef,
  places: Indexed['places'],
): Promise<string[]> {
  const pages = [JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: 'All pages' })];
  for await (const entry of readCaptures(archive, batch)) {
    const place = places.get(entry.id);
    if (!place || !WEB.test(place.url)) continue;
    const title = headlineOf(await readCaptureRecord(archive, entry));
    const page = { id: entry.id, url: place.url, ts: place.time, ...(title && { title }) };
    pages.push(JSON.stringify(page));
  }
  return pages;
}

/** Notes size and digest of what goes through. */
async function* measured(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  tell: (bytes: number, sha256: string) => void,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  tell(bytes, hash.digest('hex'));
}

/** Adds `datapackage.json`, made of what the entries before it turned out to be, and its digest. */
function withPackage(entries: readonly ZipEntry[], head: object): ZipEntry[] {
  const resources: object[] = [];
  let description: Buffer = Buffer.alloc(0);
  const noted = entries.map(
    (entry): ZipEntry => ({
      ...entry,
      content: () =>
        measured(entry.content(), (bytes, sha256) => {
          const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
          resources.push({ name, path: entry.path, hash: `sha256:${sha256}`, bytes });
        }),
    }),
  );
  const json = (value: object) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const path = 'datapackage.json';
  return [
    ...noted,
    {
      path,
      deflate: true,
      content() {
        description = json({ profile: 'data-package', resources, ...head });
        return [description];
      },
    },
    {
      path: 'datapackage-digest.json',
      deflate: true,
      content() {
        const hash = createHash('sha256').update(description).digest('hex');
        return [json({ path, hash: `sha256:${hash}` })];
      },
    },
  ];
}

/**
 * Packs the raw captures of a batch as WACZ: its raw volumes as they are, an index by address, and the
 * list of pages. Every record is checked against its digests on the way.
 *
 * @param batch the id of the batch
 * @param path the file to write; nothing may be there
 * @param now the time to write into it: ISO 8601 in UTC
 * @throws StoreUsageError when there is no such batch, or something at `path`
 * @throws DamageError when a record is damaged; nothing is written then
 * @throws StoreIoError when a disk refuses; nothing is left at `path` then
 * @see https://specs.webrecorder.net/wacz/1.1.1/
 */
export async function exportWacz(
  archive: Archive,
  batch: string,
  path: string,
  now: string,
): Promise<WaczReceipt> {
  const found = (await listBatches(archive)).find((each) => each.batch === batch);
  if (!found) throw new StoreUsageError(`There is no batch '${batch}' in '${archive.folder}'.`);
  const content = join(found.path, 'v1', 'content');
  const names = (await archive.files.list(content)).map(({ name }) => name);
  const volumes = names.filter((name) => RAW_VOLUME.test(name));
  const { lines, places } = await readIndex(archive, content, volumes);
  const pages = await listPages(archive, found, places);
  const { blocks, list } = packIndex(lines);
  const entries: ZipEntry[] = [
    // Stored, so that a player can fetch one record out of them.
    ...volumes.map((name) => ({
      path: `archive/${name}`,
      deflate: false,
      content: () => readPieces(archive.files, join(content, name)),
    })),
    { path: 'indexes/index.cdx.gz', deflate: false, content: () => [blocks] },
    { path: 'indexes/index.idx', deflate: true, content: () => [list] },
    {
      path: 'pages/pages.jsonl',
      deflate: true,
      content: () => [Buffer.from(`${pages.join('\n')}\n`)],
    },
  ];
  const head = {
    title: `Batch ${batch}`,
    created: now,
    wacz_version: '1.1.1',
    software: `kliping/${VERSION}`,
  };
  const bytes = await writeZip(archive.files, path, withPackage(entries, head));
  return {
    path,
    bytes,
    volumes: volumes.length,
    indexed: lines.length,
    pages: pages.length - 1,
  };
}
