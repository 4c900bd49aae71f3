/** The lines of `derived.jsonl`, the look-up file of a derived batch: one for each thing made. */
import { hexFromNi } from './digests.ts';
import { type Fields, location, locationProblem, parseLine } from './lookup.ts';
import { type MadeLine, PAIR_LAYER, RECORD_LAYER } from './types.ts';

const LINE_KEYS = ['capture', 'with', 'layer', 'generation', 'text', 'record'];
const LAYER = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Says if a text may be the name of a layer. */
export function isLayer(text: string): boolean {
  return LAYER.test(text);
}

/** Says if a number may be that of a generation in a derived batch. */
export function isGeneration(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** The text of a line, with its line end. The order of keys is fixed. */
export function madeLineText(line: MadeLine): string {
  const { capture, with: other, layer, generation } = line;
  const text = line.text && location(line.text);
  const record = location(line.record);
  return `${JSON.stringify({ capture, with: other, layer, generation, text, record })}\n`;
}

/** What of a line may stand in a batch only once: whose it is, and the layer. */
export function madeKey({
  capture,
  with: other,
  layer,
}: Pick<MadeLine, 'capture' | 'with' | 'layer'>): string {
  return `${layer} of ${capture}${other === undefined ? '' : ` with ${other}`}`;
}

/** Says what is wrong with the other capture that something is about; `null`: nothing. */
export function otherProblem(capture: string, layer: string, other: unknown): string | null {
  if (layer !== PAIR_LAYER) {
    return other === undefined ? null : `with does not belong to ${layer}`;
  }
  if (typeof other !== 'string' || hexFromNi(other) === null) return 'with is no ni name';
  return capture < other ? null : 'with does not sort behind capture';
}

function madeProblem(value: Fields): string | null {
  const { capture, layer, generation, text, record } = value;
  if (typeof capture !== 'string' || hexFromNi(capture) === null) return 'capture is no ni name';
  if (typeof layer !== 'string' || !isLayer(layer)) return 'layer is no name of a layer';
  if (!isGeneration(generation)) return 'generation is no whole number from 1';
  if ((layer === RECORD_LAYER) !== (text !== undefined)) {
    return layer === RECORD_LAYER ? 'text is missing' : `text does not belong to ${layer}`;
  }
  return (
    otherProblem(capture, layer, value.with) ??
    (text === undefined ? null : locationProblem('text', text, 'derived')) ??
    locationProblem('record', record, 'derived')
  );
}

/** Reads a line of `derived.jsonl` (`null`: one that is not UTF-8), or says what is wrong with it. */
export function parseMadeLine(text: string | null): MadeLine | { readonly problem: string } {
  return parseLine(text, LINE_KEYS, madeProblem);
}
