// Reads training data for the tagger of mentions: sentences or articles with the names in them, as
// text that the pipeline's own words are cut from.
import { readFileSync } from 'node:fs';
import type { Sentence, Span, Words } from '../../src/document/data.ts';
import { languageOf } from '../../src/languages/index.ts';
import { segmentText } from '../../src/steps/segment/index.ts';

/** A name in a text, in UTF-16 units. */
export interface GoldSpan extends Span {
  type: 'PER' | 'ORG' | 'LOC';
}

/** A text with all the names in it. */
export interface Example {
  /** Name of the data set. */
  set: string;
  language: string;
  text: string;
  words: Words;
  sentences: Sentence[];
  spans: GoldSpan[];
  /** Where the tokens of the data are, for scoring by tokens. */
  tokens: Span[];
}

export interface Token {
  text: string;
  label: string;
  /** Whether a space follows; unknown in data that says nothing. */
  spaced?: boolean;
}

const TIGHT_BEFORE = /^(?:[,.:;!?)\]%”’]|'s|’s|n't|'re|'ve|'ll|'m|'d)$/;
const TIGHT_AFTER = /^[([“‘#@$]$/;
const CONTRACTIONS: Record<string, string> = {
  'de o': 'do',
  'de a': 'da',
  'de os': 'dos',
  'de as': 'das',
  'em o': 'no',
  'em a': 'na',
  'em os': 'nos',
  'em as': 'nas',
  'a o': 'ao',
  'a os': 'aos',
  'a a': 'à',
  'a as': 'às',
  'por o': 'pelo',
  'por a': 'pela',
  'por os': 'pelos',
  'por as': 'pelas',
};

/** Joins what the treebank splits: `de o` is written `do`. */
function contract(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const next = tokens[at + 1];
    const joined = next && CONTRACTIONS[`${token.text} ${next.text}`];
    if (joined && !next.label.startsWith('B')) {
      out.push({ ...token, text: joined });
      at++;
    } else out.push(token);
  }
  return out;
}

/** Whether the tokens are written as in print: a mark sits tight at its word. */
function spaceBehind(
  tokens: readonly Token[],
  at: number,
  language: string,
  quotes: number,
): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1]!;
  if (token.spaced !== undefined) return token.spaced;
  if (language === 'zh') return false;
  if (TIGHT_BEFORE.test(next.text) || TIGHT_AFTER.test(token.text)) return false;
  if (token.text === '"') return quotes % 2 === 0;
  if (next.text === '"') return quotes % 2 === 0;
  return true;
}

/** Makes an example of sentences; each is a paragraph of its own. */
export function exampleOf(
  set: string,
  language: string,
  sentences: readonly (readonly Token[])[],
  printed: boolean,
): Example {
  let text = '';
  const paragraphs: Span[] = [];
  const spans: GoldSpan[] = [];
  const places: Span[] = [];
  for (const given of sentences) {
    const tokens = printed && language === 'pt' ? contract(given) : given;
    if (text !== '') text += '\n\n';
    const start = text.length;
    let quotes = 0;
    tokens.forEach(({ text: word, label }, at) => {
      const from = text.length;
      text += word;
      places.push({ start: from, end: text.length });
      if (word === '"') quotes++;
      const last = spans[spans.length - 1];
      if (label.startsWith('I-') && last && at > 0 && tokens[at - 1]!.label !== 'O')
        last.end = text.length;
      else if (label !== 'O')
        spans.push({ start: from, end: text.length, type: label.slice(2) as GoldSpan['type'] });
      const space =
        at + 1 < tokens.length && (!printed || spaceBehind(tokens, at, language, quotes));
      if (space) text += ' ';
    });
    paragraphs.push({ start, end: text.length });
  }
  const { words, sentences: found } = segmentText(text, paragraphs, languageOf(language));
  return { set, language, text, words, sentences: found, spans, tokens: places };
}

/** Reads a BIO2 file: sentences, grouped in documents where it says where those begin. */
export function readBio(path: string): Token[][][] {
  const documents: Token[][][] = [];
  let sentences: Token[][] = [];
  let tokens: Token[] = [];
  const endSentence = (): void => {
    if (tokens.length > 0) sentences.push(tokens);
    tokens = [];
  };
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '# document') {
      endSentence();
      if (sentences.length > 0) documents.push(sentences);
      sentences = [];
    } else if (line === '') endSentence();
    else {
      const [text = '', label = 'O', spaced] = line.split('\t');
      if (text.trim() === '') continue;
      tokens.push({ text, label, ...(spaced !== undefined && { spaced: spaced === '1' }) });
    }
  }
  endSentence();
  if (sentences.length > 0) documents.push(sentences);
  return documents;
}
