/** The foot of a page: where the text comes from and what was done with it. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { publicAddress } from '../jsonld/web-address.ts';
import type { ArchiveRecord, Coverage, Removal } from '../record/types.generated.ts';
import { languageName, sizeText } from './plain.ts';
import type { PageWords } from './words.ts';

const LOOKED_FOR = ['mentions', 'quotations', 'claims'] as const;

/** A row with a link, for an address that may be published. */
function addressRow(name: string, uri: string | undefined): Element[] {
  const href = publicAddress(uri);
  if (href === undefined) return [];
  return [h('div', [h('dt', name), h('dd', [h('a', { href, rel: ['nofollow'] }, href)])])];
}

/** What was left out, in numbers only: noise is never shown. */
function leftOut(removed: readonly Removal[], words: PageWords): string {
  if (removed.length === 0) return words.leftNothing;
  const counts = new Map<string, number>();
  for (const { kind } of removed) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const bytes = removed.reduce((sum, { byteStart, byteEnd }) => sum + byteEnd - byteStart, 0);
  const kinds = [...counts]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .map(([kind, count]) => `${count} × ${words.leftKinds[kind] ?? kind}`);
  return words.leftOut(removed.length, sizeText(bytes, words), kinds.join(', '));
}

function marked(coverage: Coverage, words: PageWords): string {
  const found = LOOKED_FOR.filter((part) => coverage[part] !== 'none');
  return found.length === 0
    ? words.markedNothing
    : words.marked(found.map((part) => words.lookedFor[part]).join(', '));
}

function language(
  { tag, confidence }: ArchiveRecord['article']['language'],
  words: PageWords,
): string {
  if (tag === 'und') return words.unknownLanguage;
  const name = languageName(tag, words);
  return confidence < 1 ? words.surely(name, Math.round(confidence * 100)) : name;
}

/** Tells in numbers and links how the page came to be: a line, and a list. */
export function colophon(record: ArchiveRecord, words: PageWords): Element[] {
  const { id, source, article, removed, coverage, pipeline } = record;
  const row = (name: string, value: ElementContent | string): Element =>
    h('div', [h('dt', name), h('dd', [value])]);
  const { foot } = words;
  return [
    h('p', words.archivedBy(pipeline.version)),
    h('dl', [
      ...addressRow(foot.source, source.uri),
      ...addressRow(foot.picture, article.image),
      row(foot.capture, h('code', id)),
      row(
        foot.raw,
        words.raw(sizeText(source.byteLength, words), source.mediaType, source.encoding),
      ),
      row(foot.language, language(article.language, words)),
      row(foot.length, words.words(article.wordCount)),
      row(foot.left, leftOut(removed, words)),
      row(foot.marked, marked(coverage, words)),
    ]),
  ];
}
