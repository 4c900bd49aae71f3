/** Packs a folder as a bag: BagIt 1.0, with SHA-512. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { DamageError, type Files, readPieces } from '../../store/index.ts';
import { VERSION } from '../../version.ts';
import { writeFolder } from '../aside.ts';
import { writeZip, type ZipEntry } from '../zip.ts';
import type { Payload, StatedDigest } from './payload.ts';

/** What a bag says of itself. */
export interface BagInfo {
  /** When it was made: `YYYY-MM-DD`. */
  readonly day: string;
  /** What it holds, in a sentence. */
  readonly description: string;
  /** What names its content outside, if anything does. */
  readonly identifier?: string;
}

/** A bag that was written. */
export interface BagReceipt {
  readonly path: string;
  /** How many files its payload has. */
  readonly files: number;
  /** Their size in bytes. */
  readonly bytes: number;
}

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Text on one line. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function checkStated(path: string, stated: StatedDigest, found: string): void {
  const { algorithm, digest, by } = stated;
  if (found === digest) return;
  throw new DamageError({ path, expected: `${algorithm} ${digest} (${by})`, found });
}

/**
 * The files of a bag in the order they are written. What a tag file says follows from those before it,
 * so each has to be read to its end before the next one.
 */
function entriesOf(files: Files, { folder, paths, stated }: Payload, info: BagInfo): ZipEntry[] {
  const manifest: string[] = [];
  const tags: string[] = [];
  let octets = 0;

  async function* payloadFile(path: string): AsyncGenerator<Uint8Array, void, void> {
    const must = stated.get(path);
    const own = createHash('sha512');
    const other = must && must.algorithm !== 'sha512' ? createHash(must.algorithm) : undefined;
    for await (const piece of readPieces(files, join(folder, path))) {
      own.update(piece);
      other?.update(piece);
      octets += piece.length;
      yield piece;
    }
    const digest = own.digest('hex');
    if (must) checkStated(join(folder, path), must, other?.digest('hex') ?? digest);
    manifest.push(`${digest}  data/${path}\n`);
  }

  const tagFile = (path: string, text: () => string): ZipEntry => ({
    path,
    deflate: false,
    content() {
      const bytes = Buffer.from(text(), 'utf8');
      tags.push(`${createHash('sha512').update(bytes).digest('hex')}  ${path}\n`);
      return [bytes];
    },
  });

  const infoText = (): string =>
    [
      ...(info.identifier === undefined ? [] : [`External-Identifier: ${line(info.identifier)}`]),
      `External-Description: ${line(info.description)}`,
      `Bagging-Date: ${info.day}`,
      `Bag-Software-Agent: kliping/${VERSION}`,
      `Payload-Oxum: ${octets}.${paths.length}`,
      '',
    ].join('\n');

  return [
    tagFile('bagit.txt', () => DECLARATION),
    ...paths.map(
      (path): ZipEntry => ({
        path: `data/${path}`,
        deflate: false,
        content: () => payloadFile(path),
      }),
    ),
    tagFile('bag-info.txt', infoText),
    tagFile('manifest-sha512.txt', () => manifest.join('')),
    { path: 'tagmanifest-sha512.txt', deflate: false, content: () => [Buffer.from(tags.join(''))] },
  ];
}

/**
 * Packs a folder as a bag, reading each file once and checking it against what is stated of it.
 *
 * In manifests the percent signs of paths stay as they are. RFC 8493 would have them encoded, but no
 * known reader decodes that, and `urn%3akliping…` read without decoding is the path itself.
 *
 * @param path where it goes: a folder, or one ZIP file when it ends in `.zip`; nothing may be there
 * @throws StoreUsageError when something is there
 * @throws DamageError when a file is not what is stated of it; nothing is written then
 * @throws StoreIoError when a disk refuses; nothing is left then
 * @see https://www.rfc-editor.org/rfc/rfc8493
 */
export async function writeBag(
  files: Files,
  payload: Payload,
  path: string,
  info: BagInfo,
): Promise<BagReceipt> {
  const there = new Set(payload.paths);
  const missing = [...payload.stated.keys()].find((each) => !there.has(each));
  if (missing !== undefined) {
    const { by } = payload.stated.get(missing)!;
    const place = join(payload.folder, missing);
    throw new DamageError({ path: place, expected: `a file, as ${by} says`, found: 'nothing' });
  }
  let bytes = 0;
  const entries = entriesOf(files, payload, info).map((entry) => ({
    ...entry,
    async *content() {
      for await (const piece of entry.content()) {
        if (entry.path.startsWith('data/')) bytes += piece.length;
        yield piece;
      }
    },
  }));
  if (path.endsWith('.zip')) {
    const root = basename(path, '.zip');
    const inside = entries.map((entry) => ({ ...entry, path: `${root}/${entry.path}` }));
    await writeZip(files, path, inside);
  } else {
    await writeFolder(files, path, async (folder) => {
      for (const entry of entries) {
        const file = await folder.start(entry.path);
        for await (const piece of entry.content()) await file.write(piece);
        await file.finish();
      }
    });
  }
  return { path, files: payload.paths.length, bytes };
}
