/** The segments as an nlcst tree, for retext plugins. */
import type { Paragraph, Root, SentenceContent, Sentence as SentenceNode } from 'nlcst';
import type { Sentence, Span, Words } from '../../document/data.ts';
import { Category, categoryOf, isSpace } from '../../unicode/classes.ts';

/** Splits what stands between words into white space, punctuation and symbols. */
function gap(text: string, start: number, end: number, out: SentenceContent[]): void {
  let at = start;
  while (at < end) {
    const from = at;
    if (isSpace(text.charCodeAt(at))) {
      while (at < end && isSpace(text.charCodeAt(at))) at++;
      out.push({ type: 'WhiteSpaceNode', value: text.slice(from, at) });
    } else {
      const codePoint = text.codePointAt(at)!;
      at += codePoint > 0xffff ? 2 : 1;
      const type =
        categoryOf(codePoint) === Category.Punctuation ? 'PunctuationNode' : 'SymbolNode';
      out.push({ type, value: text.slice(from, at) });
    }
  }
}

/**
 * Builds an nlcst tree (Root, Paragraph, Sentence, Word, WhiteSpace, Punctuation, Symbol) of
 * segmented text. What stands between paragraphs becomes white space, so the tree's values joined
 * are the text again.
 *
 * @see https://github.com/syntax-tree/nlcst
 */
export function toNlcst(
  text: string,
  paragraphs: readonly Span[],
  words: Words,
  sentences: readonly Sentence[],
): Root {
  const root: Root = { type: 'RootNode', children: [] };
  let at = 0;
  let next = 0;
  paragraphs.forEach(({ start, end }, index) => {
    if (start > at) root.children.push({ type: 'WhiteSpaceNode', value: text.slice(at, start) });
    const paragraph: Paragraph = { type: 'ParagraphNode', children: [] };
    at = start;
    for (; sentences[next]?.paragraph === index; next++) {
      const sentence = sentences[next]!;
      if (sentence.start > at) {
        paragraph.children.push({ type: 'WhiteSpaceNode', value: text.slice(at, sentence.start) });
      }
      paragraph.children.push(sentenceNode(text, sentence, words));
      at = sentence.end;
    }
    if (end > at) paragraph.children.push({ type: 'WhiteSpaceNode', value: text.slice(at, end) });
    at = end;
    root.children.push(paragraph);
  });
  return root;
}

function sentenceNode(text: string, sentence: Sentence, words: Words): SentenceNode {
  const children: SentenceContent[] = [];
  let at = sentence.start;
  for (let index = sentence.firstWord; index < sentence.endWord; index++) {
    const start = words.starts[index]!;
    gap(text, at, start, children);
    at = words.ends[index]!;
    children.push({
      type: 'WordNode',
      children: [{ type: 'TextNode', value: text.slice(start, at) }],
    });
  }
  gap(text, at, sentence.end, children);
  return { type: 'SentenceNode', children };
}
