// Reads the public sets of attributed quotations into one form. None of them is part of this repository.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRecord } from '../../../src/pipeline.ts';
import type { Quotation } from '../../../src/record/types.generated.ts';
import { RawText, type Span } from '../raw-text.ts';

/** A quotation as an annotator marked it, in UTF-16 units of the raw text, without its outer marks. */
export interface Gold {
  content: Span[];
  direct: boolean;
  /** Not asked for: found or not, it counts neither way. */
  ignored: boolean;
  /** Where its source is named; several places when it is split. */
  sources: Span[];
  /** Whom the source means, where the annotation tells; else the words of `sources`. */
  person?: string;
}

/** A quotation as the pipeline found it. */
export interface Found {
  content: Span[];
  kind: Quotation['kind'];
  confidence: number;
  speaker?: Quotation['speaker'] & Span;
}

/** An annotated article with what was found in it. */
export interface Case {
  id: string;
  text: string;
  language: string;
  gold: Gold[];
  found: Found[];
}

const MARKS = '“”„‟"‘’‚\'«»‹›「」『』';

/** Leaves out quotation marks and what is no word around a stretch; says whether marks enclosed it. */
function bare(text: string, span: Span): Span & { marked: boolean } {
  let { start, end } = span;
  while (start < end && ` \n\t${MARKS}`.includes(text[start]!)) start++;
  while (end > start && ` \n\t,.${MARKS}`.includes(text[end - 1]!)) end--;
  const opens = text.slice(span.start, start);
  const closes = text.slice(end, span.end);
  const marked = [opens, closes].every((part) => [...part].some((mark) => MARKS.includes(mark)));
  return { start, end, marked };
}

/** Runs the pipeline over a text and leads what it finds back to the text. */
export function find(text: string, name: string): Pick<Case, 'text' | 'language' | 'found'> {
  const bytes = Buffer.from(text);
  const record = makeRecord(bytes, { name, metadata: {} });
  const raw = new RawText(bytes, record);
  const found = record.quotations.map(({ content, kind, confidence, speaker }): Found => {
    const each: Found = { content: content.map((span) => raw.span(span)), kind, confidence };
    if (speaker) each.speaker = { ...speaker, ...raw.span(speaker) };
    return each;
  });
  return { text, language: record.article.language.tag, found };
}

function jsonLines(directory: string, file: string): unknown[] {
  return readFileSync(join(directory, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

type Triple = [start: number, end: number, text: string];
const spanOf = ([start, end]: Triple): Span => ({ start, end });

/** English articles about politics; content, cue and source of every attribution. */
export function polnear(directory: string): Case[] {
  const articles = jsonLines(directory, 'en-polnear-dev.jsonl') as {
    id: string;
    text: string;
    attributions: { content?: Triple[]; source?: Triple[] }[];
  }[];
  return articles.map(({ id, text, attributions }) => {
    const gold = attributions.flatMap(({ content = [], source = [] }): Gold[] => {
      const spans = content.map((each) => bare(text, spanOf(each)));
      if (spans.length === 0) return [];
      const direct = spans.every(({ marked }) => marked);
      return [{ content: spans, direct, ignored: false, sources: source.map(spanOf) }];
    });
    return { id, ...find(text, `${id}.txt`), gold };
  });
}

/** German Wikinews; the direct words inside a reported clause are annotated as nested. */
export function wikinews(directory: string): Case[] {
  const articles = jsonLines(directory, 'de-wikinews-dev.jsonl') as {
    id: string;
    text: string;
    attributions: { content: Triple[]; source: Triple[]; type: string; nested: boolean }[];
  }[];
  return articles.map(({ id, text, attributions }) => {
    const gold = attributions.map(({ content, source, type, nested }): Gold => {
      const spans = content.map((each) => bare(text, spanOf(each)));
      return {
        content: spans,
        direct: type === 'Direct',
        ignored: nested,
        sources: source.map(spanOf),
      };
    });
    return { id, ...find(text, `${id.replace(/\W+/g, '-')}.txt`), gold };
  });
}

interface Label extends Span {
  label: string;
  text: string;
}

/** Indonesian articles in one paragraph each, in which direct speech alone is annotated. */
export function pfsa(directory: string): Case[] {
  const articles = jsonLines(directory, 'id-pfsa-dev.jsonl') as { text: string; spans: Label[] }[];
  return articles.map(({ text, spans }, index) => {
    const statements = spans.filter(({ label }) => label === 'STATEMENT');
    const gold = statements.map((statement, at): Gold => {
      const next = statements[at + 1]?.start ?? text.length;
      const person = personOf(spans, statement, next);
      const each: Gold = {
        content: [bare(text, statement)],
        direct: true,
        ignored: false,
        sources: [],
      };
      if (person) {
        each.person = person.of.text;
        each.sources = [{ start: person.at.start, end: person.at.end }];
      }
      return each;
    });
    const id = `pfsa-${index}`;
    return { id, ...find(text, `${id}.txt`), gold };
  });
}

/** Characters behind a statement in which its cue and its person stand. */
const BEHIND = 260;

/**
 * The person whose words a statement holds. The set marks statements, cues, persons and what stands
 * for a person (`katanya`, `Anwar`, `Menteri`) and does not link them: it is the nearest person behind
 * the cue that follows, else the nearest before, what stands for a person being the nearest person
 * before with a word in common, else the nearest before. `at` is what stands beside the words.
 */
function personOf(
  spans: readonly Label[],
  statement: Label,
  next: number,
): { of: Label; at: Label } | undefined {
  const persons = spans.filter(({ label }) => label === 'PERSON');
  const limit = Math.min(next, statement.end + BEHIND);
  const before = persons.filter(({ end }) => end <= statement.start).at(-1);
  const behind = spans.filter(({ start }) => start >= statement.end && start < limit);
  const cue = behind.find(({ label, start }) => /^CUE/.test(label) && start - statement.end < 25);
  const resolve = (reference: Label): Label | undefined => {
    const words = new Set(reference.text.toLowerCase().split(/\W+/).filter(Boolean));
    const earlier = persons.filter(({ end }) => end <= reference.start);
    return (
      earlier.findLast(({ text }) =>
        text
          .toLowerCase()
          .split(/\W+/)
          .some((word) => words.has(word)),
      ) ?? earlier.at(-1)
    );
  };
  const beside = (at: Label): { of: Label; at: Label } | undefined => {
    const of = at.label === 'PERSON' ? at : resolve(at);
    return of && { of, at };
  };
  if (cue?.label === 'CUECOREF') return before && { of: before, at: cue };
  const first = cue && behind.find(({ label, start }) => /^PERSON/.test(label) && start >= cue.end);
  if (first) return beside(first);
  const lead = spans
    .filter(({ label, end }) => /^PERSON/.test(label) && end <= statement.start)
    .at(-1);
  return lead && beside(lead);
}
