/** Releases of datasets that a site has pages of. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { LONGEST_LINE, readLines } from '../../archive/sources/lines.ts';
import { publicAddress, webAddress } from '../../jsonld/web-address.ts';
import type { DatasetRelease } from '../../record/types.generated.ts';
import {
  compareText,
  DamageError,
  type Files,
  readPieces,
  StoreUsageError,
} from '../../store/index.ts';
import { type Payload, readText, releasePayload } from '../bag/payload.ts';
import type { Listing } from '../dataset/listing.ts';
import { readRelease } from '../dataset/release-file.ts';
import type { GraphNode } from './site-graph.ts';

/** A file of a release. */
export interface DatasetFile {
  /** Its path in the release, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A release that a site has a page of. */
export interface SiteDataset {
  /** The folder it is read from. */
  readonly folder: string;
  /** The folder of its page, below the base URL. */
  readonly path: string;
  readonly release: DatasetRelease;
  /** The release as a schema.org Dataset. */
  readonly dataset: GraphNode & { readonly name: string; readonly description: string };
  /** Sorted by path. */
  readonly files: readonly DatasetFile[];
  /** Where its files are; ends with `/`. Not there when the site has them itself. */
  readonly address?: string;
}

/** Which releases a site has, and where their files are. */
export interface DatasetOptions {
  /** Their folders. */
  readonly datasets?: readonly string[];
  /** Whether the site gets their files. Default: it links to them. */
  readonly copyDatasets?: boolean;
}

function fail(folder: string, message: string): never {
  throw new StoreUsageError(`--dataset '${folder}' cannot be used: ${message}`);
}

/** Reads all files of a release, each of which must be what its checksums say. */
async function readFiles(files: Files, { folder, paths, stated }: Payload): Promise<DatasetFile[]> {
  const list: DatasetFile[] = [];
  const known = new Set(paths);
  for (const path of stated.keys()) if (!known.has(path)) fail(folder, `${path} is missing.`);
  for (const path of paths) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of readPieces(files, join(folder, path))) {
      hash.update(piece);
      bytes += piece.length;
    }
    const sha256 = hash.digest('hex');
    const must = stated.get(path);
    if (must && must.digest !== sha256) {
      throw new DamageError({
        path: join(folder, path),
        expected: `SHA-256 ${must.digest} (${must.by})`,
        found: sha256,
      });
    }
    // What nobody made part of the release is none of it; the checksums do not name themselves.
    if (must || path === 'checksums.sha256') list.push({ path, bytes, sha256 });
  }
  return list;
}

/** Ids of the articles of a release, sorted. */
async function* capturesOf(
  files: Files,
  folder: string,
  { tables }: DatasetRelease,
): AsyncGenerator<string, void, void> {
  const articles = tables.find(({ name }) => name === 'articles');
  for (const { path } of articles?.files ?? []) {
    if (!path.endsWith('.jsonl')) continue;
    for await (const { bytes } of readLines(readPieces(files, join(folder, path)), LONGEST_LINE)) {
      yield String(
        (JSON.parse(Buffer.from(bytes!).toString('utf8')) as { capture: string }).capture,
      );
    }
  }
}

/** Makes sure that the archive has all articles of a release. Both are sorted alike. */
async function checkArticles(
  files: Files,
  { folder, release }: SiteDataset,
  listing: Listing,
): Promise<void> {
  const own = listing.inOrder();
  let next = own.next();
  for await (const capture of capturesOf(files, folder, release)) {
    while (!next.done && compareText(next.value.id, capture) < 0) next = own.next();
    if (next.done || next.value.id !== capture) {
      fail(
        folder,
        `the archive does not have its article ${capture}. The release is of another archive, or the article was erased since: make a new release.`,
      );
    }
  }
}

async function readDataset(files: Files, folder: string): Promise<SiteDataset['dataset']> {
  try {
    const text = await readText(files, join(folder, 'dataset.jsonld'));
    const value = JSON.parse(text) as SiteDataset['dataset'];
    if (value['@type'] === 'Dataset') return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return fail(folder, 'its dataset.jsonld is no Dataset.');
}

/** What is told of a release: its citation has its address as it may be published. */
function publicDataset(dataset: SiteDataset['dataset']): SiteDataset['dataset'] {
  const { url, citation } = dataset;
  if (typeof url !== 'string' || typeof citation !== 'string') return dataset;
  return { ...dataset, citation: citation.replaceAll(url, () => publicAddress(url) ?? '') };
}

/** Where the files of a release are: in the site, where the configuration says, or where it says itself. */
function addressOf(
  folder: string,
  { name, version }: DatasetRelease,
  dataset: GraphNode,
  isCopied: boolean,
  url: string | undefined,
): string | undefined {
  if (isCopied) return undefined;
  const own = typeof dataset.url === 'string' ? webAddress(dataset.url) : undefined;
  const address =
    url === undefined ? own : `${url.endsWith('/') ? url : `${url}/`}${name}/${version}/`;
  const give = 'give --copy-datasets or --datasets-url.';
  if (address === undefined) fail(folder, `nothing says where its files are: ${give}`);
  if (/[?#]/.test(address)) {
    fail(folder, `its address has a query or a fragment, so that no files are below it: ${give}`);
  }
  return address.endsWith('/') ? address : `${address}/`;
}

/**
 * Opens releases, and checks every file of them.
 *
 * @param url Where the files of releases are, `<name>/<version>/` below it. Default: what each says.
 * @throws StoreUsageError when a folder is no release
 * @throws DamageError when a file is not what the checksums say
 * @throws StoreIoError when a disk refuses
 */
export async function openDatasets(
  files: Files,
  { datasets = [], copyDatasets = false }: DatasetOptions,
  url: string | undefined,
): Promise<SiteDataset[]> {
  const opened = new Map<string, SiteDataset>();
  for (const folder of datasets) {
    const payload = await releasePayload(files, folder);
    const release = await readRelease(files, join(folder, 'release.json'));
    const { name, version } = release;
    const path = `datasets/${name}/${version}/`;
    const other = opened.get(path);
    if (other) fail(folder, `it is ${name} ${version}, as '${other.folder}' is.`);
    const list = await readFiles(files, payload);
    const dataset = await readDataset(files, folder);
    const address = addressOf(folder, release, dataset, copyDatasets, url);
    opened.set(path, {
      folder,
      path,
      release,
      dataset: publicDataset(dataset),
      files: list,
      ...(address !== undefined && { address }),
    });
  }
  return [...opened.values()].sort((a, b) => compareText(a.path, b.path));
}

/**
 * Makes sure that an archive has all articles of some releases.
 *
 * @throws StoreUsageError when it has not
 * @throws StoreIoError when a disk refuses
 */
export async function needArticles(
  files: Files,
  datasets: readonly SiteDataset[],
  listing: Listing,
): Promise<void> {
  for (const each of datasets) await checkArticles(files, each, listing);
}
