/** Takes in what annotators outside kliping say of archived texts, as a layer of its own. */
import { RefusalError } from '../../document/refusal.ts';
import type { AnnotationLayer, Annotator, LayerAnnotation } from '../../record/types.generated.ts';
import {
  type Archive,
  type CaptureEntry,
  compareMade,
  DamageError,
  derivedObjectId,
  isLayer,
  listDerived,
  type Made,
  type MadeEntry,
  PAIR_LAYER,
  RECORD_LAYER,
  readAllMade,
  readCapture,
  readMade,
  StoreIoError,
  StoreUsageError,
} from '../../store/index.ts';
import { defaultBatchId } from '../batch-id.ts';
import { commitDerived } from '../commit-derived.ts';
import { chooseGeneration, generationsFrom } from '../generations.ts';
import { ANNOTATE_EVENTS } from '../provenance.ts';
import { REVIEW_LAYER } from '../reviews/layer.ts';
import { faultOf } from '../sources/fault.ts';
import { isBlank } from '../sources/json-lines.ts';
import { LONGEST_LINE, readLines } from '../sources/lines.ts';
import { compareAnnotations, textCheck } from './check.ts';
import { findNamed } from './find.ts';
import { type AnnotationLine, readAnnotationLine } from './line.ts';

/** Why a line is refused, besides `line`; `docs/errors.md` says how to mend each. */
export type AnnotateCode = 'capture' | 'generation' | 'span' | 'text' | 'repeated' | 'damage';

/** What became of a line or a capture. */
export type AnnotateOutcome =
  /** Its annotations are in the batch. */
  | { status: 'stored'; id: string; name: string; annotations: number; generation: number }
  /** The layer said just this of it already. */
  | { status: 'same'; id: string; name: string }
  /** A line that is left out. */
  | { status: 'refused'; line: number; code: string; message: string };

/** How to take in annotations. */
export interface AnnotateOptions {
  /** The layer's name: 1 to 64 of a-z, 0-9, `.`, `_` and `-`, and neither `record` nor `review`. */
  layer: string;
  annotator: Annotator;
  /** The generation of the records whose text was annotated. Default: of each the newest. */
  generation?: number;
  /** The derived batch's id. Default: made of the time, the annotator and the batches there are. */
  batch?: string;
  /** The time that goes into the archive: ISO 8601 in UTC. */
  now: string;
  /** Called for every refused line and every capture; the next one waits for it. */
  onOutcome?: (outcome: AnnotateOutcome) => void | Promise<void>;
}

/** What a run did. */
export interface AnnotateReport {
  /** The derived batch's id; absent when there was nothing new and so nothing was written. */
  batch?: string;
  /** The folder of the derived batch's object. */
  path?: string;
  /** Captures whose annotations were stored. */
  captures: number;
  /** Annotations that were stored. */
  annotations: number;
  /** Captures of which the layer said just this already. */
  same: number;
  /** Lines refused. */
  refused: number;
  /** How many of them are about a capture that is damaged. */
  damaged: number;
}

/** A line that was read, with its number from 1. */
type Line = AnnotationLine & { number: number };
type Refused = Extract<AnnotateOutcome, { status: 'refused' }>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads lines; those that are none, and what breaks off, come as refusals. */
async function* readAll(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line | Refused> {
  let number = 0;
  const refused = (error: unknown, line: number): Refused => ({
    status: 'refused',
    line,
    ...faultOf(error),
  });
  try {
    for await (const line of readLines(stream, LONGEST_LINE)) {
      number = line.number;
      if (line.bytes !== null && isBlank(line.bytes)) continue;
      try {
        if (line.bytes === null) {
          throw new RefusalError('size', `The line is longer than ${LONGEST_LINE} bytes.`);
        }
        yield { ...readAnnotationLine(line.bytes), number };
      } catch (error) {
        yield refused(error, number);
      }
    }
  } catch (error) {
    yield refused(error, number + 1);
  }
}

/** What the archive has of the captures that are annotated. */
interface Stored {
  records: Map<string, MadeEntry[]>;
  /** The newest of the layer. */
  layers: Map<string, MadeEntry>;
}

async function readStored(
  archive: Archive,
  layer: string,
  wanted: ReadonlyMap<string, unknown>,
): Promise<Stored> {
  const records = new Map<string, MadeEntry[]>();
  const layers = new Map<string, MadeEntry>();
  for await (const made of readAllMade(archive)) {
    const { capture } = made;
    if (!wanted.has(capture)) continue;
    if (made.layer === RECORD_LAYER) records.set(capture, [...(records.get(capture) ?? []), made]);
    const other = layers.get(capture);
    if (made.layer === layer && (!other || compareMade(other, made) < 0)) layers.set(capture, made);
  }
  return { records, layers };
}

/** Checks the options before anything is read. */
function checkOptions({ layer }: AnnotateOptions): void {
  if (layer === RECORD_LAYER || layer === REVIEW_LAYER || layer === PAIR_LAYER || !isLayer(layer)) {
    throw new StoreUsageError(
      `The layer cannot be called ${JSON.stringify(layer)}: give 1 to 64 of a-z, 0-9, ".", "_" and "-", with a letter or digit first, and none of "${RECORD_LAYER}", "${REVIEW_LAYER}" and "${PAIR_LAYER}", which are kliping's own.`,
    );
  }
}

/**
 * Takes in annotations: JSON Lines, each with the id of a capture and a span of its text. Every line is
 * checked (see `docs/annotate.md`); one that does not hold is refused and the others go on. What is left
 * is stored as one derived batch, whole or not at all: for each capture one generation of the layer,
 * which stands for the layer's earlier ones. A capture without a line keeps what it has.
 *
 * All lines are in memory, but the text of only one capture at a time.
 *
 * @param archive An open archive.
 * @param lines The bytes of the lines.
 * @throws StoreUsageError when the layer cannot be called that, or the batch id is not one or is taken.
 * @throws DamageError when a look-up file is damaged.
 * @throws StoreIoError when the disk refuses; the store is then as it was.
 */
export async function annotate(
  archive: Archive,
  lines: AsyncIterable<Uint8Array>,
  options: AnnotateOptions,
): Promise<AnnotateReport> {
  checkOptions(options);
  const { layer, annotator, now, onOutcome } = options;
  const there = (await listDerived(archive)).map((each) => each.batch);
  const asked = JSON.stringify({ layer, annotator, generation: options.generation });
  const batch = options.batch ?? defaultBatchId(now, [asked, ...there]);
  derivedObjectId(batch);
  const counts = { captures: 0, annotations: 0, same: 0, refused: 0, damaged: 0 };
  let read = 0;
  const tell = async (outcome: AnnotateOutcome): Promise<void> => {
    if (outcome.status === 'refused') {
      counts.refused++;
      if (outcome.code === 'damage') counts.damaged++;
    }
    await onOutcome?.(outcome);
  };
  const refuse = (line: number, code: AnnotateCode, message: string): Promise<void> =>
    tell({ status: 'refused', line, code, message });

  const byName = new Map<string, Line[]>();
  for await (const line of readAll(lines)) {
    read++;
    if ('status' in line) await tell(line);
    else if (byName.has(line.capture)) byName.get(line.capture)?.push(line);
    else byName.set(line.capture, [line]);
  }
  const groups = new Map<string, { entry: CaptureEntry; lines: Line[] }>();
  for (const [name, entry] of await findNamed(archive, byName.keys())) {
    const own = byName.get(name) ?? [];
    if (typeof entry === 'string') {
      for (const { number } of own) await refuse(number, 'capture', entry);
    } else {
      const group = groups.get(entry.id) ?? { entry, lines: [] };
      groups.set(entry.id, group);
      for (const line of own) group.lines.push(line);
    }
  }
  const { records, layers } = await readStored(archive, layer, groups);
  const used = new Set<string>();

  /** The lines that fit the text; the others are refused. */
  async function fitting(text: string, own: readonly Line[]): Promise<LayerAnnotation[] | null> {
    const check = textCheck(text);
    const seen = new Map<string, number>();
    const kept: LayerAnnotation[] = [];
    let looked = false;
    for (const { number, annotation } of own.toSorted((a, b) => a.number - b.number)) {
      if (!annotation) {
        looked = true;
        continue;
      }
      const misfit = check(annotation);
      const { start, end, type, id } = annotation;
      const key = JSON.stringify([start, end, type, id]);
      const before = seen.get(key);
      if (misfit) await refuse(number, misfit.code, misfit.message);
      else if (before !== undefined) {
        await refuse(number, 'repeated', `Line ${before} says the same of the same words.`);
      } else {
        seen.set(key, number);
        kept.push(annotation);
      }
    }
    return kept.length > 0 || looked ? kept.sort(compareAnnotations) : null;
  }

  async function makeLayer(entry: CaptureEntry, own: readonly Line[]): Promise<Made | null> {
    const { id, name } = entry;
    const generations = generationsFrom(entry, records.get(id) ?? []);
    const chosen = chooseGeneration(generations, options.generation);
    const stored = await readCapture(archive, entry);
    const text = chosen.made ? (await readMade(archive, chosen.made)).text : stored.text;
    const annotations = await fitting(decoder.decode(text), own);
    if (annotations === null) return null;
    const { sha256 } = chosen.made?.text ?? entry.text;
    const document: AnnotationLayer = {
      schema: 'https://w3id.org/kliping/annotations/1',
      capture: id,
      layer,
      annotator,
      text: { generation: chosen.generation, sha256 },
      annotations,
    };
    const record = encoder.encode(JSON.stringify(document));
    const newest = layers.get(id);
    if (newest && Buffer.from((await readMade(archive, newest)).record).equals(record)) {
      counts.same++;
      await tell({ status: 'same', id, name });
      return null;
    }
    const generation = (newest?.generation ?? 0) + 1;
    counts.captures++;
    counts.annotations += annotations.length;
    used.add(entry.batch);
    await tell({ status: 'stored', id, name, annotations: annotations.length, generation });
    const uri = entry.uri !== undefined && { uri: entry.uri };
    return { capture: id, layer, generation, ...uri, refersTo: stored.rawRecord, record };
  }
  async function* made(): AsyncGenerator<Made> {
    for (const { entry, lines: own } of groups.values()) {
      let layerOf: Made | null = null;
      try {
        layerOf = await makeLayer(entry, own);
      } catch (error) {
        const code = error instanceof DamageError ? 'damage' : 'generation';
        if (error instanceof StoreIoError) throw error;
        if (!(error instanceof DamageError || error instanceof StoreUsageError)) throw error;
        for (const { number } of own) await refuse(number, code, error.message);
      }
      if (layerOf) yield layerOf;
    }
  }

  const receipt = await commitDerived(archive, {
    batch,
    isThere: there.includes(batch),
    now,
    made: made(),
    used,
    facts: () => ({
      events: ANNOTATE_EVENTS,
      models: [],
      annotated: { layer, annotator },
      outcome: {
        'kliping:lines': read,
        'kliping:annotations': counts.annotations,
        'kliping:captures': counts.captures,
        'kliping:same': counts.same,
        'kliping:refused': counts.refused,
      },
    }),
  });
  return { ...(receipt.path !== undefined && { batch, path: receipt.path }), ...counts };
}
