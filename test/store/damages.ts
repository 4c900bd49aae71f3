/** Ways to damage a small archive, each with everything that verifying must find, and no more. */

import { existsSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  readFile,
  rename,
  rm,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Archive } from '../../src/store/archive.ts';
import { writeBatch } from '../../src/store/batch.ts';
import { readCaptures } from '../../src/store/captures.ts';
import { sha512Hex } from '../../src/store/digests.ts';
import { DERIVED, INGEST } from '../../src/store/kinds.ts';
import { captureLineText } from '../../src/store/lookup.ts';
import { leafHash, MerkleTree, merkleText } from '../../src/store/merkle.ts';
import { contentPath } from '../../src/store/object.ts';
import { type Inventory, inventoryBytes, sidecarText } from '../../src/store/ocfl/inventory.ts';
import type { Capture, CaptureEntry, CaptureLine } from '../../src/store/types.ts';
import { compressMember } from '../../src/store/warc/gzip.ts';
import type { Compression } from '../../src/store/warc/volume.ts';
import { buildRecord } from '../../src/store/warc/write.ts';
import { batchOf, bytes, capture, collect, flipBit, makeArchive, NOW, wholeOf } from './helpers.ts';

/** An archive of one batch `b1`, of three captures: a, b with the raw bytes of a, and c. */
export interface Sample {
  readonly archive: Archive;
  /** The folder of the batch's object. */
  readonly object: string;
  readonly entries: readonly [a: CaptureEntry, b: CaptureEntry, c: CaptureEntry];
  /** The file of a volume. */
  readonly raw: string;
  readonly derived: string;
  readonly lookup: string;
}

export async function makeSample(compression: Compression = 'none'): Promise<Sample> {
  const archive = await makeArchive(compression);
  const captures = [
    capture('a', 'halo', 'https://contoh.id/1'),
    capture('b', 'halo'),
    capture('c'),
  ];
  return sampleOf(archive, captures);
}

async function sampleOf(archive: Archive, captures: readonly Capture[]): Promise<Sample> {
  const { path } = await writeBatch(archive, batchOf('b1', captures));
  const entries = await collect(readCaptures(archive, 'b1'));
  const [a, b, c] = entries;
  return {
    archive,
    object: path!,
    entries: [a!, b!, c!],
    raw: contentPath(path!, a!.raw.file),
    derived: contentPath(path!, a!.text.file),
    lookup: contentPath(path!, 'captures.jsonl'),
  };
}

/**
 * An archive of one batch `b1`, of three captures out of something else: a out of a line, b with the
 * raw bytes of a out of another line, and c out of a WARC record.
 */
export async function makeReceivedSample(compression: Compression = 'none'): Promise<Sample> {
  const archive = await makeArchive(compression);
  const line = (name: string) => ({
    received: { block: bytes(`{"text":"halo","name":"${name}"}`), mediaType: 'application/json' },
  });
  const captures = [
    { ...capture('a', 'halo', 'https://contoh.id/1'), ...line('a') },
    { ...capture('b', 'halo'), ...line('b') },
    { ...capture('c'), received: { record: foreignRecord('c') } },
  ];
  return sampleOf(archive, captures);
}

/** A response with no digest, as another program may have written it. */
export function foreignRecord(body: string, id = 'urn:uuid:00000000-0000-4000-8000-000000000001') {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${body}`;
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    `WARC-Record-ID: <${id}>`,
    'WARC-Date: 2020-01-01T00:00:00Z',
    'WARC-Target-URI: https://contoh.id/c',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${block.length}`,
  ];
  return bytes(`${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`);
}

/** Writes the Merkle root of the look-up file anew, if the object has one. */
async function restateRoot(object: string): Promise<void> {
  for (const { lookup, merkle } of [INGEST, DERIVED]) {
    const data = await readFile(contentPath(object, lookup)).catch(() => null);
    const path = contentPath(object, merkle);
    if (!data || !existsSync(path)) continue;
    const tree = new MerkleTree();
    const lines = data.toString('latin1').split('\n').slice(0, -1);
    for (const line of lines) tree.add(leafHash(Buffer.from(line, 'latin1')));
    await writeFile(path, merkleText(tree.value));
  }
}

/** Writes the inventory anew, so that it fits files that were changed on purpose. */
export async function vouch(
  object: string,
  change: (inventory: Inventory) => object = (same) => same,
): Promise<void> {
  await restateRoot(object);
  const text = await readFile(join(object, 'inventory.json'), 'utf8');
  const inventory = JSON.parse(text) as Inventory;
  const manifest: Record<string, string[]> = {};
  const state: Record<string, string[]> = {};
  for (const path of Object.values(inventory.manifest).flat()) {
    const digest = sha512Hex(await readFile(join(object, path)));
    manifest[digest] = [...(manifest[digest] ?? []), path];
    state[digest] = [...(state[digest] ?? []), path.slice('v1/content/'.length)];
  }
  const v1 = { ...inventory.versions.v1, state };
  const data = inventoryBytes(change({ ...inventory, manifest, versions: { v1 } }) as Inventory);
  for (const folder of [object, join(object, 'v1')]) {
    await writeFile(join(folder, 'inventory.json'), data);
    await writeFile(join(folder, 'inventory.json.sha512'), sidecarText(sha512Hex(data)));
  }
}

/** Changes a file, byte for character, from `start` on. */
async function edit(path: string, change: (text: string) => string, start = 0): Promise<void> {
  const before = await readFile(path, 'latin1');
  const after = before.slice(0, start) + change(before.slice(start));
  if (after === before) throw new Error(`Nothing changed in ${path}`);
  await writeFile(path, after, 'latin1');
}

/** Changes the lines of the look-up file and vouches for the outcome. */
async function editLines(
  { object, lookup, entries }: Sample,
  change: (a: CaptureLine, b: CaptureLine, c: CaptureLine) => readonly CaptureLine[],
): Promise<void> {
  await writeFile(
    lookup,
    change(...entries)
      .map(captureLineText)
      .join(''),
  );
  await vouch(object);
}

/** Changes a volume as `edit` does and vouches for the outcome. */
export async function editVouched(
  { object }: Pick<Sample, 'object'>,
  path: string,
  change: (text: string) => string,
  start = 0,
): Promise<void> {
  await edit(path, change, start);
  await vouch(object);
}

async function append({ object }: Sample, path: string, data: Uint8Array): Promise<void> {
  await appendFile(path, data);
  await vouch(object);
}

const strayRecord = (type: 'resource' | 'metadata', seed = '') =>
  wholeOf(buildRecord({ type, date: NOW, targetUri: 'urn:x-y:1', block: bytes(''), seed }));

/** A damage: what it is, how it is done, and what must be found (see `shortFindings`). */
export interface Damaging {
  readonly title: string;
  readonly compression?: Compression;
  /** Whether the sample is the one of captures out of something else. */
  readonly received?: boolean;
  damage(sample: Sample): Promise<unknown>;
  readonly findings: readonly string[];
}

const unlisted = [
  'record-unlisted derived record 5',
  'record-unlisted derived record 6',
  'record-unlisted raw record 3',
];

/** Damage to what stands around the objects. */
const frame: Damaging[] = [
  {
    title: 'kliping.json is gone',
    damage: ({ archive }) => unlink(join(archive.folder, 'kliping.json')),
    findings: ['archive-marker kliping.json'],
  },
  {
    title: 'kliping.json is damaged',
    damage: ({ archive }) => writeFile(join(archive.folder, 'kliping.json'), '{'),
    findings: ['archive-marker kliping.json'],
  },
  {
    title: 'README.md is gone',
    damage: ({ archive }) => unlink(join(archive.folder, 'README.md')),
    findings: ['archive-readme README.md'],
  },
  {
    title: 'a bit of README.md has flipped',
    damage: ({ archive }) => flipBit(join(archive.folder, 'README.md'), 77),
    findings: ['archive-readme README.md'],
  },
  {
    title: 'a bit of the root description has flipped',
    damage: ({ archive }) => flipBit(join(archive.root, 'ocfl_1.1.md'), 99),
    findings: ['root-description ocfl_1.1.md'],
  },
  {
    title: 'the layout is written another way',
    damage: ({ archive }) => appendFile(join(archive.root, 'ocfl_layout.json'), ' '),
    findings: ['root-layout ocfl_layout.json'],
  },
  {
    title: 'the root declaration is gone',
    damage: ({ archive }) => unlink(join(archive.root, '0=ocfl_1.1')),
    findings: ['root-declaration 0=ocfl_1.1'],
  },
  {
    title: 'the root declaration is wrong',
    damage: ({ archive }) => writeFile(join(archive.root, '0=ocfl_1.1'), 'ocfl_1.1'),
    findings: ['root-declaration 0=ocfl_1.1'],
  },
  {
    title: 'the root description is gone',
    damage: ({ archive }) => unlink(join(archive.root, 'ocfl_1.1.md')),
    findings: ['root-description ocfl_1.1.md'],
  },
  {
    title: 'the layout is another',
    damage: ({ archive }) =>
      edit(join(archive.root, 'ocfl_layout.json'), (text) => text.replace('0003', '0004')),
    findings: ['root-layout ocfl_layout.json'],
  },
  {
    title: 'the settings of the layout are gone',
    damage: ({ archive }) => rm(join(archive.root, 'extensions'), { recursive: true }),
    findings: ['root-layout config.json'],
  },
  {
    title: 'another extension is there',
    damage: ({ archive }) => mkdir(join(archive.root, 'extensions/0009-x')),
    findings: ['root-unexpected 0009-x'],
  },
  {
    title: 'a file lies in the root',
    damage: ({ archive }) => writeFile(join(archive.root, 'notes.txt'), ''),
    findings: ['root-unexpected notes.txt'],
  },
  {
    title: 'a file lies on the way to objects',
    damage: ({ object }) => writeFile(join(dirname(object), 'notes.txt'), ''),
    findings: ['root-unexpected notes.txt'],
  },
  {
    title: 'a folder on the way to objects is empty',
    damage: ({ archive }) => mkdir(join(archive.root, 'abc/def'), { recursive: true }),
    findings: ['root-empty-folder def'],
  },
  {
    title: 'an object was deleted from its folder',
    damage: ({ object }) => rm(object, { recursive: true }),
    findings: ['root-empty-folder af2'],
  },
  {
    title: 'the storage root is gone',
    damage: ({ archive }) => rm(archive.root, { recursive: true }),
    findings: [
      'root-description ocfl_1.1.md',
      'root-declaration 0=ocfl_1.1',
      'root-layout ocfl_layout.json',
      'root-layout config.json',
      'unreadable store',
    ],
  },
];

/** Damage to an object as OCFL sees it. */
const objects: Damaging[] = [
  {
    title: 'an object declaration is gone',
    damage: ({ object }) => unlink(join(object, '0=ocfl_object_1.1')),
    findings: ['object-declaration 0=ocfl_object_1.1'],
  },
  {
    title: 'an object declaration is wrong',
    damage: ({ object }) => writeFile(join(object, '0=ocfl_object_1.1'), 'x'),
    findings: ['object-declaration 0=ocfl_object_1.1'],
  },
  {
    title: 'a file lies in an object',
    damage: ({ object }) => writeFile(join(object, 'notes.txt'), ''),
    findings: ['object-unexpected notes.txt'],
  },
  {
    title: 'a file lies in a version',
    damage: ({ object }) => writeFile(join(object, 'v1/notes.txt'), ''),
    findings: ['object-unexpected notes.txt'],
  },
  {
    title: 'a second version is there',
    damage: ({ object }) => mkdir(join(object, 'v2')),
    findings: ['object-unexpected v2'],
  },
  {
    title: 'an object is elsewhere',
    damage: ({ object }) => rename(object, join(dirname(object), 'elsewhere')),
    findings: ['object-path elsewhere'],
  },
  {
    title: 'an inventory is gone',
    damage: ({ object }) => unlink(join(object, 'inventory.json')),
    findings: ['inventory-missing inventory.json'],
  },
  {
    title: 'both inventories are gone',
    damage: ({ object }) =>
      Promise.all(['', 'v1'].map((folder) => unlink(join(object, folder, 'inventory.json')))),
    findings: ['inventory-missing inventory.json', 'inventory-missing inventory.json'],
  },
  {
    title: 'a sidecar is gone',
    damage: ({ object }) => unlink(join(object, 'inventory.json.sha512')),
    findings: ['inventory-sidecar inventory.json.sha512'],
  },
  {
    title: 'a sidecar is wrong',
    damage: ({ object }) => flipBit(join(object, 'inventory.json.sha512'), 0),
    findings: ['inventory-sidecar inventory.json.sha512'],
  },
  ...['', 'v1/'].map((folder) => ({
    title: `${folder}inventory.json has changed`,
    damage: ({ object }: Sample) =>
      edit(join(object, folder, 'inventory.json'), (text) => text.replace('Batch b1', 'Batch b2')),
    findings: ['inventory-sidecar inventory.json.sha512', 'inventory-copy inventory.json'],
  })),
  {
    title: 'an inventory is cut off',
    damage: ({ object }) => truncate(join(object, 'inventory.json'), 100),
    findings: [
      'inventory-sidecar inventory.json.sha512',
      'inventory-invalid inventory.json',
      'inventory-copy inventory.json',
    ],
  },
  {
    title: 'an inventory is invalid but vouched for',
    damage: ({ object }) => vouch(object, (inventory) => ({ ...inventory, head: 'v2' })),
    findings: ['inventory-invalid inventory.json', 'inventory-invalid inventory.json'],
  },
  {
    title: 'a content file is gone',
    damage: ({ raw }) => unlink(raw),
    findings: [
      'content-missing raw',
      'batch-incomplete content',
      'captures-record lookup line 1',
      'captures-record lookup line 2',
      'captures-record lookup line 3',
    ],
  },
  {
    title: 'a content file is added',
    damage: ({ object }) => writeFile(contentPath(object, 'notes.txt'), ''),
    findings: ['content-unexpected notes.txt'],
  },
  {
    title: 'an empty folder is added',
    damage: ({ object }) => mkdir(contentPath(object, 'notes')),
    findings: ['content-unexpected notes'],
  },
  {
    title: 'the content is gone',
    damage: ({ object }) => rm(join(object, 'v1/content'), { recursive: true }),
    findings: [
      'content-missing lookup',
      'content-missing captures.merkle.json',
      'content-missing derived',
      'content-missing provenance.jsonld',
      'content-missing raw',
      ...Array<string>(4).fill('batch-incomplete content'),
    ],
  },
];

/** Damage to volumes. */
const volumes: Damaging[] = [
  {
    title: 'a bit of a block has flipped',
    damage: ({ raw, entries: [a] }) => flipBit(raw, (a.raw.offset + a.raw.length - 5) * 8),
    findings: [
      'content-digest raw',
      // Block and payload.
      'warc-digest raw record 1',
      'warc-digest raw record 1',
      'captures-digest lookup line 1',
      'captures-digest lookup line 2',
    ],
  },
  {
    title: 'a bit of a gzip member has flipped',
    compression: 'gzip',
    damage: ({ raw, entries: [a] }) => flipBit(raw, (a.raw.offset + a.raw.length - 5) * 8),
    findings: [
      'content-digest raw',
      'warc-damaged raw record 1',
      'captures-record lookup line 1',
      'captures-record lookup line 2',
    ],
  },
  {
    title: 'a volume is cut off',
    damage: ({ raw, entries }) => truncate(raw, entries[2].raw.offset + 10),
    findings: ['content-digest raw', 'warc-damaged raw record 3', 'captures-record lookup line 3'],
  },
  {
    title: 'a volume is cut off between records',
    damage: ({ raw, entries }) => truncate(raw, entries[2].raw.offset),
    findings: ['content-digest raw', 'captures-record lookup line 3'],
  },
  {
    title: 'a volume is empty',
    damage: ({ raw }) => truncate(raw),
    findings: [
      'content-digest raw',
      'warc-damaged raw record 0',
      'captures-record lookup line 1',
      'captures-record lookup line 2',
      'captures-record lookup line 3',
    ],
  },
  {
    title: 'bytes follow the last record',
    damage: ({ raw }) => appendFile(raw, 'x'),
    findings: ['content-digest raw', 'warc-damaged raw end'],
  },
  {
    title: 'a gzip member holds two records',
    compression: 'gzip',
    damage: (sample) => {
      const both = [strayRecord('resource', '1'), strayRecord('resource', '2')];
      return append(sample, sample.raw, compressMember(Buffer.concat(both)));
    },
    findings: ['warc-damaged raw end'],
  },
  {
    title: 'a record too many is there',
    damage: (sample) => append(sample, sample.raw, strayRecord('resource')),
    findings: ['record-unlisted raw end'],
  },
  {
    title: 'a record of another series is there',
    damage: (sample) => append(sample, sample.raw, strayRecord('metadata')),
    findings: ['warc-unexpected raw end', 'record-unlisted raw end'],
  },
  {
    title: 'a volume does not start with warcinfo',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) => text.replace('Type: warcinfo', 'Type: resource')),
    findings: ['warc-unexpected raw record 0', 'record-unlisted raw record 0'],
  },
  {
    title: 'a record has no digest',
    damage: (sample) => {
      const change = (text: string) => text.replace('WARC-Block-Digest', 'XXXX-Block-Digest');
      return editVouched(sample, sample.derived, change, sample.entries[2].record.offset);
    },
    findings: ['warc-digest derived record 6'],
  },
  {
    title: 'a revisit has another profile',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) =>
        text.replace('payload-digest\r', 'payload-digets\r'),
      ),
    findings: ['warc-unexpected raw record 2'],
  },
  {
    title: 'a text refers to another raw record',
    damage: (sample) =>
      editVouched(sample, sample.derived, (text) =>
        text.replace(/(WARC-Refers-To: <urn:uuid:)......../, '$100000000'),
      ),
    findings: ['warc-link lookup line 1'],
  },
  {
    title: 'a revisit refers to another record',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) =>
        text.replace(/(WARC-Refers-To: <urn:uuid:)......../, '$100000000'),
      ),
    findings: ['warc-link lookup line 2'],
  },
  {
    title: 'a revisit refers to another URI',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) =>
        text.replace('To-Target-URI: https://contoh.id/1', 'To-Target-URI: https://contoh.id/2'),
      ),
    findings: ['warc-link lookup line 2'],
  },
  {
    title: 'a revisit states another payload',
    damage: (sample) => {
      const change = (text: string) =>
        text.replace(/(revisit.*?WARC-Payload-Digest: sha256:)......../s, '$100000000');
      return editVouched(sample, sample.raw, change);
    },
    findings: ['warc-link lookup line 2'],
  },
  {
    title: 'a record has the id of another',
    damage: async (sample) => {
      const first = (await readFile(sample.raw, 'latin1')).match(/Record-ID: (<[^>]*>)/)![1];
      const change = (text: string) => text.replace(/Record-ID: <[^>]*>/, `Record-ID: ${first}`);
      await editVouched(sample, sample.raw, change, sample.entries[2].raw.offset);
    },
    findings: [
      'warc-id-repeated raw record 3',
      // Text and record of it refer to its old id.
      'warc-link lookup line 3',
      'warc-link lookup line 3',
    ],
  },
];

/** Damage to look-up file and provenance. */
const lookups: Damaging[] = [
  {
    title: 'the provenance has changed',
    damage: ({ object }) => writeFile(contentPath(object, 'provenance.jsonld'), '{}\n'),
    findings: ['content-digest provenance.jsonld'],
  },
  {
    title: 'the provenance is damaged',
    damage: ({ object }) => writeFile(contentPath(object, 'provenance.jsonld'), '[1]'),
    findings: ['content-digest provenance.jsonld', 'provenance-invalid provenance.jsonld'],
  },
  {
    title: 'the look-up file is gone',
    damage: ({ lookup }) => unlink(lookup),
    findings: ['content-missing lookup', 'batch-incomplete content'],
  },
  {
    title: 'a line is no JSON',
    damage: (sample) =>
      editVouched(sample, sample.lookup, (text) => text.replace('"name":"c"', '"name":"c')),
    findings: ['captures-line lookup line 3', ...unlisted],
  },
  {
    title: 'a line is not UTF-8',
    damage: (sample) =>
      editVouched(sample, sample.lookup, (text) => text.replace('"name":"c"', '"name":"\xff"')),
    findings: ['captures-line lookup line 3', 'lookup-root captures.merkle.json', ...unlisted],
  },
  {
    title: 'the stated root of the lines is another',
    async damage({ object }) {
      await edit(contentPath(object, 'captures.merkle.json'), (text) => text.replace('3', '4'));
    },
    findings: ['content-digest captures.merkle.json', 'lookup-root captures.merkle.json'],
  },
  {
    title: 'the last line is cut off',
    damage: (sample) => editVouched(sample, sample.lookup, (text) => text.slice(0, -5)),
    findings: ['captures-line lookup line 3'],
  },
  {
    title: 'a line is missing',
    damage: (sample) => editLines(sample, (a, b) => [a, b]),
    findings: unlisted,
  },
  {
    title: 'the line of a revisit is missing',
    damage: (sample) => editLines(sample, (a, _, c) => [a, c]),
    findings: [
      'record-unlisted derived record 3',
      'record-unlisted derived record 4',
      'record-unlisted raw record 2',
    ],
  },
  {
    title: 'a line stands twice',
    damage: (sample) => editLines(sample, (a, b, c) => [a, b, c, a]),
    findings: ['captures-repeated lookup line 4'],
  },
  {
    title: 'a line has a wrong offset',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [{ ...a, text: { ...a.text, offset: 7 } }, b, c]),
    findings: ['captures-record lookup line 1', 'record-unlisted derived record 1'],
  },
  {
    title: 'a line has a wrong length',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [{ ...a, text: { ...a.text, length: 7 } }, b, c]),
    findings: ['captures-record lookup line 1', 'record-unlisted derived record 1'],
  },
  {
    title: 'a line leads to a volume that is not there',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [
        { ...a, text: { ...a.text, file: 'derived-00001.warc' } },
        b,
        c,
      ]),
    findings: ['captures-record lookup line 1', 'record-unlisted derived record 1'],
  },
  {
    title: 'a line leads to a record of another type',
    damage: (sample) => editLines(sample, (a, b, c) => [{ ...a, text: a.record }, b, c]),
    findings: ['captures-record lookup line 1', 'record-unlisted derived record 1'],
  },
  {
    title: 'a line has a wrong digest',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [{ ...a, text: { ...a.text, sha256: 'a'.repeat(64) } }, b, c]),
    findings: ['captures-digest lookup line 1'],
  },
  {
    title: 'a line has a wrong content name',
    damage: (sample) => editLines(sample, (a, b, c) => [{ ...a, content: c.content }, b, c]),
    findings: ['captures-digest lookup line 1'],
  },
  {
    title: 'a line has a wrong URI',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [{ ...a, uri: 'https://contoh.id/2' }, b, c]),
    // Raw record, text and archive record.
    findings: Array<string>(3).fill('warc-link lookup line 1'),
  },
  {
    title: 'a line has a wrong media type',
    damage: (sample) => editLines(sample, (a, b, c) => [{ ...a, mediaType: 'text/html' }, b, c]),
    findings: ['warc-link lookup line 1'],
  },
  {
    title: 'two lines have each other’s text',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [{ ...a, text: c.text }, b, { ...c, text: a.text }]),
    // The capture it names, the raw record it refers to, and its URI.
    findings: [
      ...Array<string>(3).fill('warc-link lookup line 1'),
      ...Array<string>(3).fill('warc-link lookup line 3'),
    ],
  },
  {
    title: 'a line has the raw record of another',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [a, b, { ...c, raw: a.raw, content: a.content }]),
    findings: ['warc-link lookup line 3', 'record-unlisted raw record 3'],
  },
];

/**
 * Damage to what captures were taken out of. In the volume of raw bytes are: 1 the line of a, 2 a, 3
 * the line of b, 4 the revisit of b, 5 the WARC record of c, 6 c.
 */
const ofReceived: Omit<Damaging, 'received'>[] = [
  {
    title: 'a bit of a received line has flipped',
    damage: (sample) => {
      const at = sample.entries[0].received!;
      return flipBit(sample.raw, (at.offset + at.length - 5) * 8);
    },
    findings: [
      'content-digest raw',
      'warc-digest raw record 1',
      'warc-digest raw record 1',
      'captures-digest lookup line 1',
    ],
  },
  {
    title: 'a copied record without digests has changed',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) =>
        text.replace('text/plain\r\n\r\nc\r\n', 'text/plain\r\n\r\nd\r\n'),
      ),
    findings: ['captures-digest lookup line 3'],
  },
  {
    title: 'a received line is of another capture',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) =>
        text.replace(/(Kliping-Received: ni:\/\/\/sha-256;)..../, '$1AAAA'),
      ),
    findings: ['warc-link lookup line 1'],
  },
  {
    title: 'a raw record is concurrent to another',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) =>
        text.replace(/(WARC-Concurrent-To: <urn:uuid:)......../, '$100000000'),
      ),
    findings: ['warc-link lookup line 1'],
  },
  {
    title: 'a revisit is concurrent to another',
    damage: (sample) =>
      editVouched(sample, sample.raw, (text) =>
        text.replace(/(revisit.*?WARC-Concurrent-To: <urn:uuid:)......../s, '$100000000'),
      ),
    findings: ['warc-link lookup line 2'],
  },
  {
    title: 'a line says nothing of what was received',
    damage: (sample) => editLines(sample, (a, b, { received: _received, ...c }) => [a, b, c]),
    findings: [
      'warc-digest raw record 5',
      'warc-unexpected raw record 5',
      'warc-link lookup line 3',
      'record-unlisted raw record 5',
    ],
  },
  {
    title: 'two lines have each other’s received record',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [
        { ...a, received: b.received! },
        { ...b, received: a.received! },
        c,
      ]),
    // The capture it names, and the raw record that names it.
    findings: [
      'warc-link lookup line 1',
      'warc-link lookup line 1',
      'warc-link lookup line 2',
      'warc-link lookup line 2',
    ],
  },
  {
    title: 'a line has the raw record for what was received',
    damage: (sample) => editLines(sample, (a, b, c) => [{ ...a, received: a.raw }, b, c]),
    findings: ['warc-link lookup line 1', 'record-unlisted raw record 1'],
  },
  {
    title: 'a line has a revisit for what was received',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [
        a,
        { ...b, received: { ...b.received!, offset: b.received!.offset + b.received!.length } },
        c,
      ]),
    findings: [
      'warc-unexpected raw record 4',
      'captures-record lookup line 2',
      'record-unlisted raw record 3',
    ],
  },
  {
    title: 'a line leads nowhere for what was received',
    damage: (sample) =>
      editLines(sample, (a, b, c) => [{ ...a, received: { ...a.received!, offset: 7 } }, b, c]),
    findings: ['captures-record lookup line 1', 'record-unlisted raw record 1'],
  },
  {
    title: 'a received line is cut off',
    compression: 'gzip' as const,
    damage: (sample) => flipBit(sample.raw, (sample.entries[0].received!.offset + 30) * 8),
    findings: ['content-digest raw', 'warc-damaged raw record 1', 'captures-record lookup line 1'],
  },
];

/** Every damage. */
export const damages: readonly Damaging[] = [
  ...frame,
  ...objects,
  ...volumes,
  ...lookups,
  ...ofReceived.map((each) => ({ ...each, received: true })),
];
