/** The head of an article: section, headline, and who published it when. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Article, Paragraph } from '../record/types.generated.ts';
import { isolate } from './isolate.ts';
import type { ShownParagraph } from './paragraphs.ts';
import { time } from './plain.ts';
import type { PageWords } from './words.ts';

/** Paragraphs that belong to the header when they stand before the story. */
const FRONT: ReadonlySet<Paragraph['kind']> = new Set([
  'kicker',
  'headline',
  'subtitle',
  'byline',
  'dateline',
]);

/** Puts a separator between parts. */
function joined(parts: readonly ElementContent[][], separator: string): ElementContent[] {
  return parts.flatMap((part, index): ElementContent[] =>
    index > 0 ? [{ type: 'text', value: separator }, ...part] : part,
  );
}

/** Authors that nothing beside names, publisher, dates. */
function facts(article: Article, front: readonly ShownParagraph[], words: PageWords): Element[] {
  const bylines = front.filter(({ kind }) => kind === 'byline');
  const authors = article.bylines
    .map(({ name }) => name)
    .filter((name, index, names) => names.indexOf(name) === index)
    .filter((name) => name !== '' && name !== article.publisher)
    .filter((name) => !bylines.some(({ text }) => text.includes(name)));
  // Each name in a `bdi`, so that its direction cannot reach what is beside it.
  const parts: ElementContent[][] = [
    joined(
      authors.map((name) => [isolate(name)]),
      ', ',
    ),
  ];
  if (article.publisher) parts.push([isolate(article.publisher)]);
  if (article.datePublished) parts.push([time(article.datePublished.value, words)]);
  if (article.dateModified) {
    const label = h('span', { lang: words.language }, `${words.updated} `);
    parts.push([label, time(article.dateModified.value, words)]);
  }
  const filled = parts.filter((part) => part.length > 0);
  return filled.length > 0 ? [h('p', { className: ['facts'] }, joined(filled, ' · '))] : [];
}

function title({ headline }: Article, { language: lang, untitled }: PageWords): Element {
  return headline === undefined
    ? h('h1', { className: ['untitled'], lang, dir: 'ltr' }, untitled)
    : h('h1', headline);
}

/**
 * Makes the header of an article from the paragraphs before the story and from what is known of it
 * besides. The page has exactly one `h1`, whatever the article lacks.
 *
 * @returns The header, and the paragraphs that are left for the body.
 */
export function splitHeader(
  article: Article,
  paragraphs: readonly ShownParagraph[],
  words: PageWords,
): { header: Element; rest: readonly ShownParagraph[] } {
  const firstOther = paragraphs.findIndex(({ kind }) => !FRONT.has(kind));
  const count = firstOther < 0 ? paragraphs.length : firstOther;
  const front = paragraphs.slice(0, count);
  const hasTitle = paragraphs.some(({ element }) => element.tagName === 'h1');
  const header = h('header', [
    ...(article.section ? [h('p', { className: ['section'] }, article.section)] : []),
    ...(hasTitle ? [] : [title(article, words)]),
    ...front.map(({ element }) => element),
    ...facts(article, front, words),
  ]);
  return { header, rest: paragraphs.slice(count) };
}
