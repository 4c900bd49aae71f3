/**
 * The pipeline: raw bytes to an archive record, as one unified processor. This file alone knows the
 * order of the steps, and why.
 */
import { type PluggableList, type Processor, unified } from 'unified';
import { VFile } from 'vfile';
import type { Given } from './document/data.ts';
import { jsonld } from './jsonld/index.ts';
import type { SchemaError } from './record/schema-error.ts';
import { soundRecordId } from './record/sound.ts';
import type { ArchiveRecord } from './record/types.generated.ts';
import { recordErrors } from './record/validate-record.ts';
import { blocks } from './steps/blocks/index.ts';
import { claim } from './steps/claim/index.ts';
import { type CleanOptions, clean } from './steps/clean/index.ts';
import { describe } from './steps/describe/index.ts';
import { language } from './steps/language/index.ts';
import type { AuthorityNames } from './steps/mention/given.ts';
import { mention } from './steps/mention/index.ts';
import { metadata } from './steps/metadata/index.ts';
import { parse } from './steps/parse/index.ts';
import { quote } from './steps/quote/index.ts';
import { record } from './steps/record/index.ts';
import { segment } from './steps/segment/index.ts';
import { text } from './steps/text/index.ts';
import { type Failure, runTogether } from './together.ts';
import { VERSION } from './version.ts';

/** What may be asked of the pipeline; whatever differs from the defaults stands in the record. */
export type PipelineOptions = CleanOptions;

function steps(options: PipelineOptions, authority?: AuthorityNames): PluggableList {
  return [
    // Bytes to text to a tree; every later offset leads back through it.
    parse,
    // Reads the page's head, which the next step cuts away.
    metadata,
    // Any tree to a flat list of blocks, so that the rest is the same for text, Markdown and HTML.
    blocks,
    // Before cleaning, since the rules against noise are the language's.
    language,
    // Before anything reads the text: what is noise is never a sentence, a name or a claim.
    [clean, options],
    // From here on offsets are offsets of the article's text.
    text,
    segment,
    // Before mentions: bylines and datelines name people and places that are not the story's.
    describe,
    // Before quotations: speakers are mentions.
    [mention, authority ? { authority } : {}],
    // Before claims: most claims are somebody's words.
    quote,
    claim,
    // Everything found, checked for the conservation of bytes, in code points.
    [record, { version: VERSION, configuration: { ...options } }],
    // Needs the finished record.
    jsonld,
  ] as unknown as PluggableList;
}

/** The steps in their order. Frozen: to change it, extend a copy. */
export const preset: { readonly plugins: PluggableList } = Object.freeze({
  plugins: Object.freeze(steps({})) as PluggableList,
});

const processors = new Map<string, readonly Processor[]>();

/** Every step behind the parser as a processor of its own. */
function processorsOf(options: PipelineOptions, authority?: AuthorityNames): readonly Processor[] {
  const key = JSON.stringify([options, authority?.sha256]);
  let found = processors.get(key);
  if (!found) {
    const [, ...behind] = steps(options, authority);
    found = behind.map((step) => unified().use([step]).freeze() as unknown as Processor);
    processors.set(key, found);
  }
  return found;
}

/** Thrown when the pipeline made a record that breaks its own schema: a fault of kliping. */
export class InvalidRecordError extends Error {
  readonly errors: readonly SchemaError[];

  constructor(errors: readonly SchemaError[]) {
    const first = errors[0];
    super(
      `The record breaks its schema at ${first?.path || '/'}: ${first?.message}. This is a fault of kliping; please report it with the input.`,
    );
    this.name = 'InvalidRecordError';
    this.errors = errors;
  }
}

/**
 * Makes the archive record of one capture. The same bytes, metadata and version give the same
 * record on every machine.
 *
 * @param raw The bytes as received.
 * @param given What is known of them: name, media type, metadata.
 * @param options What differs from the defaults; it is named in the record.
 * @param authority Names that the user vouches for; the record names their file by its digest.
 * @returns The record, valid against its schema.
 * @throws RefusalError when the input cannot become a record, with what to do about it.
 * @throws InvalidRecordError when the record is not valid, which is a fault of kliping.
 * @example
 * const record = makeRecord(readFileSync('story.txt'), { name: 'story.txt', metadata: {} });
 */
export function makeRecord(
  raw: Uint8Array,
  given: Given,
  options: PipelineOptions = {},
  authority?: AuthorityNames,
): ArchiveRecord {
  const [made] = makeTogether([{ raw, given, options }], authority);
  if ('error' in made!) throw made.error;
  const { record } = made!;
  checkSchema(record);
  return record;
}

/** What a record is made of. */
export interface PipelineInput {
  /** The bytes as received. */
  readonly raw: Uint8Array;
  /** Their name, and the metadata given with them. */
  readonly given: Given;
  /** What differs from the defaults. */
  readonly options: PipelineOptions;
}

/** A record with its JSON in UTF-8, as it is stored. */
export interface WrittenRecord {
  readonly record: ArchiveRecord;
  readonly json: Uint8Array;
}

const encoder = new TextEncoder();
/** Where JSON is written first: nobody need count its bytes beforehand, which takes as long as writing them. */
const scratch = new Uint8Array(1 << 20);
/** The most bytes of UTF-8 for a unit of UTF-16. */
const WIDEST = 3;

function encode(json: string): Uint8Array {
  if (json.length * WIDEST > scratch.length) return encoder.encode(json);
  return scratch.slice(0, encoder.encodeInto(json, scratch).written);
}

/**
 * So many bytes of captures go through the steps together, but one capture always may. The trees of more are still
 * there when the engine sweeps its young objects, and what is there is copied: web pages are quicker one by one.
 */
const TOGETHER_BYTES = 1 << 16;

function* groupsOf(inputs: readonly PipelineInput[]): Generator<PipelineInput[]> {
  let group: PipelineInput[] = [];
  let bytes = 0;
  for (const input of inputs) {
    bytes += input.raw.length;
    if (group.length > 0 && bytes > TOGETHER_BYTES) {
      yield group;
      group = [];
      bytes = input.raw.length;
    }
    group.push(input);
  }
  if (group.length > 0) yield group;
}

/**
 * Makes the records of some captures and writes them, for whoever needs the JSON: it is checked as it
 * stands there, which is quicker than checking the record. Eight or more short articles at a time take a seventh
 * less time each than one by one; the records are the same.
 *
 * @param authority Names that the user vouches for. Default: none.
 * @returns a record or a failure for each input, in order
 */
export function writeRecords(
  inputs: readonly PipelineInput[],
  authority?: AuthorityNames,
): (WrittenRecord | Failure)[] {
  return [...groupsOf(inputs)].flatMap((group) =>
    makeTogether(group, authority).map((made) => ('error' in made ? made : written(made))),
  );
}

function written({ record }: Made): WrittenRecord | Failure {
  try {
    const json = encode(JSON.stringify(record));
    // Few records are written in a way that only the validator understands.
    if (soundRecordId(json) === null) checkSchema(record);
    return { record, json };
  } catch (error) {
    return { error };
  }
}

interface Made {
  readonly record: ArchiveRecord;
}

function makeTogether(
  inputs: readonly PipelineInput[],
  authority: AuthorityNames | undefined,
): (Made | Failure)[] {
  const runs = inputs.map(({ raw, given, options }) => ({
    file: new VFile({ value: raw, data: { given } }),
    steps: processorsOf(options, authority),
  }));
  const failures = runTogether(runs);
  return runs.map(({ file }, at) => failures[at] ?? { record: file.data.record! });
}

function checkSchema(record: ArchiveRecord): void {
  const errors = recordErrors(record);
  if (errors.length > 0) throw new InvalidRecordError(errors);
}
