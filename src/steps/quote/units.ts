/** Cuts the searchable paragraphs into units: sentences that no stretch between marks crosses. */
import type { Span } from '../../document/data.ts';
import type { Paragraph } from '../../record/types.generated.ts';
import { isGlued, type Stretch } from './marks.ts';
import { type QuoteInput, wordAt } from './reading.ts';

/** A sentence of the narrator, with whole stretches between marks. */
export interface Unit extends Span {
  paragraph: number;
  /** Its words, `[from, to)`. */
  from: number;
  to: number;
  /** Its stretches, `[first, last)`. */
  first: number;
  last: number;
}

/** Paragraphs of other kinds hold nobody's words, or not the story's. */
const SEARCHED = new Set<Paragraph['kind']>([
  'headline',
  'subtitle',
  'paragraph',
  'listItem',
  'caption',
]);

/** Tells a paragraph in which quotations are looked for. */
export function isSearched({ kind }: Paragraph): boolean {
  return SEARCHED.has(kind);
}

/** Cuts a unit before the stretches that stand against the sentence before them: a break there was lost. */
function cut(unit: Unit, { text, words }: QuoteInput, stretches: readonly Stretch[]): Unit[] {
  const units = [unit];
  let last = unit;
  for (let index = unit.first; index < unit.last; index++) {
    const { open, close } = stretches[index]!;
    if (!'.?!'.includes(text[open - 1] ?? ' ') || !isGlued(text, open, close)) continue;
    const word = wordAt(words, open);
    if (word <= last.from || word >= last.to) continue;
    const next = { ...last, start: open, from: word, first: index };
    last.end = open;
    last.to = word;
    last.last = index;
    units.push(next);
    last = next;
  }
  return units;
}

/** Builds the units, in order; `stretches` are those of all searchable paragraphs, in order. */
export function findUnits(input: QuoteInput, stretches: readonly Stretch[]): Unit[] {
  const { paragraphs, sentences } = input;
  const units: Unit[] = [];
  let stretch = 0;
  let open: Unit | undefined;
  for (const { paragraph, start, end, firstWord, endWord } of sentences) {
    if (!isSearched(paragraphs[paragraph]!)) continue;
    while (stretch < stretches.length && stretches[stretch]!.close <= start) stretch++;
    const around = stretches[stretch];
    if (open && open.paragraph === paragraph && around && around.open < start) {
      open.end = end;
      open.to = endWord;
    } else {
      open = { paragraph, start, end, from: firstWord, to: endWord, first: stretch, last: stretch };
      units.push(open);
    }
  }
  let next = 0;
  for (const unit of units) {
    while (next < stretches.length && stretches[next]!.open < unit.start) next++;
    unit.first = next;
    while (next < stretches.length && stretches[next]!.open < unit.end) next++;
    unit.last = next;
  }
  return units.flatMap((unit) => cut(unit, input, stretches));
}
