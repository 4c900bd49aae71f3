/** Collects the statements of an article: what its sources say, and what it says itself. */
import type { Sentence, Span } from '../../document/data.ts';
import type { Paragraph, Quotation } from '../../record/types.generated.ts';
import { isSpace } from '../../unicode/classes.ts';

/** A statement that may be a claim. */
export interface Candidate extends Span {
  /** Where it comes from; absent when the article itself says it. */
  quotation?: Quotation;
  /** Index of its sentence's paragraph. */
  paragraph: number;
}

/** Where statements are looked for; a headline only repeats. */
const SEARCHED = new Set<Paragraph['kind']>(['paragraph', 'listItem', 'caption']);
/** A guess at a quotation that is less sure than this does not take its sentence from the article. */
const SURE = 0.4;

interface Source {
  text: string;
  paragraphs: readonly Paragraph[];
  sentences: readonly Sentence[];
  quotations: readonly Quotation[];
  /** The dateline, which is no part of the sentence that begins with it. */
  dateline?: Span | undefined;
}

/** Collects the candidates, in text order. */
export function findCandidates(source: Source): Candidate[] {
  const { text, paragraphs, sentences, quotations, dateline } = source;
  const pieces: { span: Span; quotation: Quotation }[] = [];
  const attributed: Span[] = [];
  for (const quotation of quotations) {
    if (quotation.confidence < SURE) continue;
    for (const span of quotation.content) {
      pieces.push({ span, quotation });
      attributed.push(span);
    }
    if (quotation.cue) attributed.push(quotation.cue);
  }
  pieces.sort((a, b) => a.span.start - b.span.start);
  attributed.sort((a, b) => a.start - b.start);
  const out: Candidate[] = [];
  let piece = 0;
  let span = 0;
  for (const sentence of sentences) {
    const { paragraph, end } = sentence;
    const kind = paragraphs[paragraph]?.kind;
    while (piece < pieces.length && pieces[piece]!.span.end <= sentence.start) piece++;
    while (span < attributed.length && attributed[span]!.end <= sentence.start) span++;
    if (!kind || !SEARCHED.has(kind)) continue;
    if (span < attributed.length && attributed[span]!.start < end) {
      for (let index = piece; index < pieces.length && pieces[index]!.span.start < end; index++) {
        const { quotation, span: said } = pieces[index]!;
        const whole = quotation.kind !== 'direct' && said.start >= sentence.start;
        const from = Math.max(said.start, sentence.start);
        const to = whole ? said.end : Math.min(said.end, end);
        if (from >= to || (quotation.kind !== 'direct' && !whole)) continue;
        const { start, end: stop } = trimmed(text, from, to);
        out.push({ start, end: stop, paragraph, quotation });
      }
      continue;
    }
    const start =
      dateline && dateline.start >= sentence.start && dateline.end < end
        ? dateline.end
        : sentence.start;
    const { start: from, end: to } = trimmed(text, start, end);
    out.push({ start: from, end: to, paragraph });
  }
  return out;
}

const EDGES = ',;:–—-';

/** Takes white space and loose punctuation off both ends. */
function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && (isSpace(text.charCodeAt(from)) || EDGES.includes(text[from]!))) from++;
  while (to > from && (isSpace(text.charCodeAt(to - 1)) || EDGES.includes(text[to - 1]!))) to--;
  return { start: from, end: to };
}
