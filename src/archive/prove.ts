/** Proves to whoever has no access to an archive that it holds an article, down to a sentence. */
import {
  type Archive,
  hexFromNi,
  type LineProof,
  proveCapture,
  proveMade,
  readCapture,
  readLog,
  StoreUsageError,
} from '../store/index.ts';
import { chooseGeneration, findCapture, listGenerations, readGeneration } from './generations.ts';
import { CHECK_SCRIPT, proofReadme } from './proof-text.ts';

/** A stretch of an article's text: half-open, in Unicode code points. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What to prove. */
export interface ProveOptions {
  /** A stretch of the text to prove, too. Default: none. */
  readonly span?: TextSpan;
  /** Which of the capture's records. Default: the newest. */
  readonly generation?: number;
  /** The number of the checkpoint to prove it by. Default: the last. */
  readonly checkpoint?: number;
}

/** A proof: a folder of files that stands on its own. */
export interface Proof {
  /** The capture's id. */
  readonly capture: string;
  /** Which record it proves. */
  readonly generation: number;
  readonly checkpoint: number;
  /** The SHA-256 of the checkpoint, which whoever checks the proof must have from elsewhere. */
  readonly sha256: string;
  readonly signed: boolean;
  /** The text of the span. */
  readonly sentence?: string;
  /** Path in the folder (with `/`) and bytes. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

const encoder = new TextEncoder();

/**
 * Makes a proof of a capture, of one of its records, and of a stretch of its text.
 *
 * @param id the capture's id, or the first hexadecimal digits of it (at least four)
 * @throws StoreUsageError when no capture, or more than one, has an id like that; when there is no such
 *   record, span or checkpoint; when the checkpoint does not cover the batch
 * @throws DamageError when anything stored is not what it must be
 * @throws StoreIoError when the disk refuses
 */
export async function prove(
  archive: Archive,
  id: string,
  { span, generation, checkpoint: number }: ProveOptions = {},
): Promise<Proof> {
  const entry = await findCapture(archive, id);
  const chosen = chooseGeneration(await listGenerations(archive, entry), generation);
  const log = await readLog(archive, number);
  const capture = await proveCapture(archive, log, entry);
  const derived = chosen.made && (await proveMade(archive, log, chosen.made));
  const { raw } = await readCapture(archive, entry);
  const { record, bytes } = await readGeneration(archive, entry, chosen);
  const sentence = span && sentenceOf(record.article.text, span);
  const { document, bytes: checkpoint, sha256, signature } = log.checkpoint;
  const about = {
    id: entry.id,
    checkpoint: document.checkpoint,
    sha256,
    signed: signature !== undefined,
    sentence: sentence !== undefined,
    derived: derived !== undefined,
  };
  return {
    capture: entry.id,
    generation: chosen.generation,
    checkpoint: document.checkpoint,
    sha256,
    signed: about.signed,
    ...(sentence !== undefined && { sentence }),
    files: [
      { path: 'README.md', bytes: encoder.encode(proofReadme(about)) },
      { path: 'check.sh', bytes: encoder.encode(CHECK_SCRIPT) },
      { path: 'raw', bytes: raw },
      { path: 'record.json', bytes },
      ...(sentence === undefined
        ? []
        : [{ path: 'sentence.json', bytes: jsonBytes({ ...span, text: sentence }) }]),
      ...lineFiles('capture', capture),
      ...(derived ? lineFiles('derived', derived) : []),
      { path: 'checkpoint.json', bytes: checkpoint },
      ...(signature ? [{ path: 'checkpoint.json.sig', bytes: signature }] : []),
    ],
  };
}

function jsonBytes(value: object): Uint8Array {
  return encoder.encode(`${JSON.stringify(value)}\n`);
}

function lineFiles(folder: string, proof: LineProof): Proof['files'] {
  return [
    { path: `${folder}/line.json`, bytes: proof.line },
    { path: `${folder}/line.path`, bytes: proof.linePath },
    { path: `${folder}/merkle.json`, bytes: proof.merkle },
    { path: `${folder}/inventory.json`, bytes: proof.inventory },
    { path: `${folder}/entry.json`, bytes: proof.entry },
    { path: `${folder}/entry.path`, bytes: proof.entryPath },
  ];
}

function sentenceOf(text: string, { start, end }: TextSpan): string {
  const characters = [...text];
  if (start < 0 || end <= start || end > characters.length) {
    throw new StoreUsageError(
      `The text has ${characters.length} code points, so there is no span ${start}:${end} in it.`,
    );
  }
  return characters.slice(start, end).join('');
}

/** The name a folder for a proof has when nothing else is said. */
export function proofFolderName(capture: string): string {
  return `proof-${hexFromNi(capture)!.slice(0, 10)}`;
}
