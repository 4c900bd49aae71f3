/** Ways to damage a derived batch, each with everything that verifying must find, and no more. */
import { rm, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Archive } from '../../src/store/archive.ts';
import { readCapture } from '../../src/store/captures.ts';
import { writeDerived } from '../../src/store/derived.ts';
import { readAllMade } from '../../src/store/made.ts';
import { madeLineText } from '../../src/store/made-lookup.ts';
import { contentPath } from '../../src/store/object.ts';
import type {
  CaptureEntry,
  DerivedInput,
  Made,
  MadeEntry,
  MadeLine,
} from '../../src/store/types.ts';
import type { Compression } from '../../src/store/warc/volume.ts';
import { editVouched, makeSample, vouch } from './damages.ts';
import { bytes, collect, flipBit, NOW } from './helpers.ts';

/** The sample archive with a derived batch `d1`: records anew of a and c, and annotations of a. */
export interface DerivedSample {
  readonly archive: Archive;
  /** The folder of the batch of captures. */
  readonly captures: string;
  /** The folder of the derived batch. */
  readonly object: string;
  readonly entries: readonly [a: MadeEntry, c: MadeEntry, note: MadeEntry];
  readonly volume: string;
  readonly lookup: string;
}

/** A new archive record, with its text, of a capture that is stored. */
export async function madeOf(
  archive: Archive,
  entry: CaptureEntry,
  more: Partial<Made> = {},
): Promise<Made> {
  const { rawRecord } = await readCapture(archive, entry);
  return {
    capture: entry.id,
    layer: 'record',
    generation: 1,
    refersTo: rawRecord,
    ...(entry.uri !== undefined && { uri: entry.uri }),
    text: bytes(`new text of ${entry.name}`),
    record: bytes(`{"name":${JSON.stringify(entry.name)},"new":true}\n`),
    ...more,
  };
}

/** Annotations of a capture that is stored. */
export async function noteOf(archive: Archive, entry: CaptureEntry): Promise<Made> {
  const { text: _text, ...made } = await madeOf(archive, entry, { layer: 'names' });
  return { ...made, record: bytes('[]') };
}

export function derivedOf(
  batch: string,
  made: DerivedInput['made'],
  more: Partial<DerivedInput> = {},
): DerivedInput {
  return { batch, now: NOW, software: 'kliping/0', made, provenance: { '@id': 'x' }, ...more };
}

export async function makeDerivedSample(compression: Compression = 'none'): Promise<DerivedSample> {
  const { archive, object: captures, entries } = await makeSample(compression);
  const [a, , c] = entries;
  const made = [await madeOf(archive, a), await madeOf(archive, c), await noteOf(archive, a)];
  const { path } = await writeDerived(archive, derivedOf('d1', made));
  const [first, second, third] = await collect(readAllMade(archive));
  return {
    archive,
    captures,
    object: path!,
    entries: [first!, second!, third!],
    volume: contentPath(path!, first!.record.file),
    lookup: contentPath(path!, 'derived.jsonl'),
  };
}

async function editLines(
  { object, lookup, entries }: DerivedSample,
  change: (a: MadeLine, c: MadeLine, note: MadeLine) => readonly MadeLine[],
): Promise<void> {
  await writeFile(
    lookup,
    change(...entries)
      .map(madeLineText)
      .join(''),
  );
  await vouch(object);
}

const edit = (sample: DerivedSample, pattern: RegExp, by: string, start = 0) =>
  editVouched(sample, sample.volume, (text) => text.replace(pattern, by), start);

/**
 * A damage to the sample. In the volume are: 1 the text of a, 2 its record, 3 the text of c, 4 its
 * record, 5 the annotations of a; the lines are of a, c, and the annotations.
 */
export interface DerivedDamaging {
  readonly title: string;
  readonly compression?: Compression;
  damage(sample: DerivedSample): Promise<unknown>;
  readonly findings: readonly string[];
}

export const derivedDamages: readonly DerivedDamaging[] = [
  {
    title: 'a bit of a new record has flipped',
    damage: ({ volume, entries: [a] }) =>
      flipBit(volume, (a.record.offset + a.record.length - 6) * 8),
    findings: [
      'content-digest volume',
      'warc-digest volume record 2',
      'derived-digest lookup line 1',
    ],
  },
  {
    title: 'a bit of a gzip member has flipped',
    compression: 'gzip',
    damage: ({ volume, entries: [, c] }) =>
      flipBit(volume, (c.text!.offset + c.text!.length - 6) * 8),
    findings: [
      'content-digest volume',
      'warc-damaged volume record 3',
      'derived-record lookup line 2',
    ],
  },
  {
    title: 'the volume is gone',
    damage: ({ volume }) => unlink(volume),
    findings: [
      'content-missing volume',
      'batch-incomplete content',
      // Text and record of a and c, and the annotations.
      'derived-record lookup line 1',
      'derived-record lookup line 1',
      'derived-record lookup line 2',
      'derived-record lookup line 2',
      'derived-record lookup line 3',
    ],
  },
  {
    title: 'the look-up file of a derived batch is gone',
    damage: ({ lookup }) => unlink(lookup),
    findings: ['content-missing lookup', 'batch-incomplete content'],
  },
  {
    title: 'the provenance of a derived batch is damaged',
    damage: ({ object }) => writeFile(contentPath(object, 'provenance.jsonld'), ''),
    findings: ['content-digest provenance.jsonld', 'provenance-invalid provenance.jsonld'],
  },
  {
    title: 'a line of a derived batch is no JSON',
    damage: (sample) =>
      editVouched(sample, sample.lookup, (text) =>
        text.replace('"layer":"names"', '"layer":"names'),
      ),
    findings: ['derived-line lookup line 3', 'record-unlisted volume record 5'],
  },
  {
    title: 'a line has a layer that is none',
    damage: (sample) =>
      editVouched(sample, sample.lookup, (text) =>
        text.replace('"layer":"names"', '"layer":"Names"'),
      ),
    findings: ['derived-line lookup line 3', 'record-unlisted volume record 5'],
  },
  {
    title: 'a line is of generation 0',
    damage: (sample) => editLines(sample, (a, c, note) => [a, c, { ...note, generation: 0 }]),
    findings: ['derived-line lookup line 3', 'record-unlisted volume record 5'],
  },
  {
    title: 'a line of a record has no text',
    damage: (sample) => editLines(sample, ({ text: _text, ...a }, c, note) => [a, c, note]),
    findings: [
      'derived-line lookup line 1',
      'record-unlisted volume record 1',
      'record-unlisted volume record 2',
    ],
  },
  {
    title: 'the last line of a derived batch is cut off',
    damage: (sample) => editVouched(sample, sample.lookup, (text) => text.slice(0, -9)),
    findings: ['derived-line lookup line 3'],
  },
  {
    title: 'a line of a derived batch stands twice',
    damage: (sample) => editLines(sample, (a, c, note) => [a, c, note, a]),
    findings: ['derived-repeated lookup line 4'],
  },
  {
    title: 'a line of a derived batch is missing',
    damage: (sample) => editLines(sample, (a, c) => [a, c]),
    findings: ['record-unlisted volume record 5'],
  },
  {
    title: 'a line leads to a record of another type',
    damage: (sample) => editLines(sample, (a, c, note) => [{ ...a, text: a.record }, c, note]),
    findings: ['derived-record lookup line 1', 'record-unlisted volume record 1'],
  },
  {
    title: 'a line states another digest',
    damage: (sample) =>
      editLines(sample, (a, c, note) => [
        a,
        c,
        { ...note, record: { ...note.record, sha256: 'a'.repeat(64) } },
      ]),
    findings: ['derived-digest lookup line 3'],
  },
  {
    title: 'a line is of another generation than its records',
    damage: (sample) => editLines(sample, (a, c, note) => [{ ...a, generation: 2 }, c, note]),
    findings: ['warc-link lookup line 1', 'warc-link lookup line 1'],
  },
  {
    title: 'a line is of another layer than its record',
    damage: (sample) => editLines(sample, (a, c, note) => [a, c, { ...note, layer: 'places' }]),
    findings: ['warc-link lookup line 3'],
  },
  {
    title: 'two lines have each other’s records',
    damage: (sample) =>
      editLines(sample, (a, c, note) => [
        { ...a, text: c.text!, record: c.record },
        { ...c, text: a.text!, record: a.record },
        note,
      ]),
    // The capture that text and record name.
    findings: [1, 1, 2, 2].map((line) => `warc-link lookup line ${line}`),
  },
  {
    title: 'a text refers to another raw record than the record beside it',
    damage: (sample) =>
      edit(sample, /(conversion.*?WARC-Refers-To: <urn:uuid:)......../s, '$100000000'),
    findings: ['warc-link lookup line 1'],
  },
  {
    title: 'a text has another URI than the record beside it',
    damage: (sample) =>
      edit(sample, /Target-URI: https:\/\/contoh\.id\/1/, 'Target-URI: https://contoh.id/2'),
    findings: ['warc-link lookup line 1'],
  },
  {
    title: 'a new record refers to a raw record that is nowhere',
    damage: (sample) =>
      edit(
        sample,
        /(WARC-Refers-To: <urn:uuid:)......../,
        '$100000000',
        sample.entries[2].record.offset,
      ),
    findings: ['derived-orphan lookup line 3'],
  },
  {
    title: 'new records have another URI than their capture',
    damage: (sample) =>
      edit(
        sample,
        /Target-URI: https:\/\/contoh\.id\/1/,
        'Target-URI: https://contoh.id/2',
        sample.entries[2].record.offset,
      ),
    findings: ['derived-orphan lookup line 3'],
  },
  {
    title: 'the captures that something was made of are gone',
    damage: ({ captures }) => rm(dirname(dirname(dirname(captures))), { recursive: true }),
    findings: [1, 2, 3].map((line) => `derived-orphan lookup line ${line}`),
  },
  {
    title: 'a record has no layer',
    damage: (sample) => edit(sample, /Kliping-Layer/, 'Xliping-Layer'),
    findings: ['warc-link lookup line 1'],
  },
];
