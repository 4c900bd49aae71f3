/** Builds articles for the tests of the quote and claim steps. */
import type { Sentence, Words } from '../../../src/document/data.ts';
import { languageOf } from '../../../src/languages/index.ts';
import type { Mention, Paragraph, Quotation } from '../../../src/record/types.generated.ts';
import { findQuotations } from '../../../src/steps/quote/index.ts';
import { segmentText } from '../../../src/steps/segment/index.ts';

/** An article as the steps before leave it. */
export interface Article {
  tag: string;
  text: string;
  paragraphs: Paragraph[];
  words: Words;
  sentences: Sentence[];
  mentions: Mention[];
}

/** Names by type; `Full Name|Short` also finds the short form. */
export type Names = Partial<Record<Mention['type'], readonly string[]>>;

/** A paragraph's text, with its kind in front when it is no plain one: `headline: …`. */
const KIND = /^(headline|subtitle|heading|byline|credit|note|listItem): /;

/** Builds an article; its mentions are every place that has one of the names. */
export function article(tag: string, lines: readonly string[], names: Names = {}): Article {
  const paragraphs: Paragraph[] = [];
  let text = '';
  for (const line of lines) {
    const kind = (KIND.exec(line)?.[1] ?? 'paragraph') as Paragraph['kind'];
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += line.replace(KIND, '');
    paragraphs.push({ id: `p${paragraphs.length + 1}`, kind, start, end: text.length });
  }
  const mentions: Mention[] = [];
  for (const type of ['Person', 'Organization', 'Place'] as const) {
    for (const entry of names[type] ?? []) {
      const forms = entry.split('|');
      const occurrences = findForms(text, forms);
      const [first, ...rest] = occurrences;
      if (!first) throw new Error(`no ${entry} in the text`);
      mentions.push({
        id: `m${mentions.length + 1}`,
        type,
        name: forms[0]!,
        sameAs: [],
        confidence: 1,
        salience: 0,
        occurrences: [first, ...rest],
      });
    }
  }
  const segments = segmentText(text, paragraphs, languageOf(tag));
  return { tag, text, paragraphs, ...segments, mentions };
}

function findForms(text: string, forms: readonly string[]): Mention['occurrences'][number][] {
  const found: Mention['occurrences'][number][] = [];
  for (const form of forms) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (!found.some((other) => other.start < end && at < other.end)) {
        found.push({ start: at, end, text: form });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The quotations of an article by its language's rules. */
export function quotationsOf(given: Article): Quotation[] {
  return findQuotations({ ...given, rules: languageOf(given.tag)?.quote });
}

/** What a test says about a quotation: kind, words, speaker as named, and more when asked. */
export function brief({ kind, content, speaker }: Quotation): string {
  const words = content.map(({ text }) => text).join(' | ');
  return `${kind}: ${words}${speaker ? ` — ${speaker.name} (${speaker.kind})` : ''}`;
}

/** Finds the quotations of a text and tells each in a line. */
export function quoted(tag: string, lines: readonly string[], names: Names = {}): string[] {
  return quotationsOf(article(tag, lines, names)).map(brief);
}
