/** The annotated view of an article: what is marked, what was taken out, and where all of it came from. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { languageOf } from '../../../languages/index.ts';
import { type Annotation, annotate } from '../../../page/annotate.ts';
import { directionOf } from '../../../page/direction.ts';
import { isolate } from '../../../page/isolate.ts';
import type { Removal } from '../../../record/types.generated.ts';
import { segmentText } from '../../../steps/segment/index.ts';
import { utf16Offsets } from '../../../unicode/code-points.ts';
import { codePointOffsets } from '../../../unicode/offsets.ts';
import type { ArticleLinks } from '../article-links.ts';
import { type ByteRange, byteRanges } from '../byte-ranges.ts';
import type { SiteWords } from '../interface/index.ts';
import type { Frame, Page } from '../layout.ts';
import type { PublicArticle } from '../public-article.ts';
import { siteGraph } from '../site-graph.ts';
import { ANNOTATED, titleOf } from './article.ts';

/** The command that cuts bytes out of a raw capture. */
export function cutCommand({ start, end }: ByteRange): string {
  return `tail -c +${start + 1} | head -c ${end - start}`;
}

/** All that is marked in the text, in UTF-16 units, sorted as `annotate` wants it. */
function marks(
  { record, graph }: PublicArticle,
  rangeOf: ReturnType<typeof byteRanges>,
  words: SiteWords,
): Annotation[] {
  const { article, mentions, quotations, claims } = record;
  const { text, paragraphs } = article;
  const toUtf16 = utf16Offsets(text);
  const toPoints = codePointOffsets(text);
  const spans = paragraphs.map(({ start, end }) => ({ start: toUtf16(start), end: toUtf16(end) }));
  const { sentences } = segmentText(text, spans, languageOf(article.language.tag));
  const ids = new Set(graph['@graph'].map((node) => node['@id'].slice(1)));
  const at = <Span extends { start: number; end: number }>({ start, end }: Span) => ({
    start: toUtf16(start),
    end: toUtf16(end),
  });
  const found: Annotation[] = sentences.map(({ start, end }) => {
    const range = rangeOf(toPoints(start), toPoints(end));
    const title = range ? words.bytes(range.start, range.end) : words.noBytes;
    const properties = range && { dataByteStart: range.start, dataByteEnd: range.end };
    return { kind: 'sentence', start, end, title, ...(properties && { properties }) };
  });
  for (const { type, name, occurrences } of mentions) {
    for (const each of occurrences) {
      found.push({ kind: 'mention', ...at(each), title: `${words.type[type]}: ${name}` });
    }
  }
  for (const { id, kind, content, speaker } of quotations) {
    if (!ids.has(id)) continue;
    const who = speaker ? `: ${speaker.name}` : '';
    const title = `${words.kinds.quotation} (${words.quotationKind[kind]})${who}`;
    const tag = kind === 'direct' ? 'q' : 'span';
    content.forEach((each, index) => {
      found.push({ kind: 'quotation', tag, ...at(each), title, ...(index === 0 && { id }) });
    });
  }
  for (const claim of claims) {
    if (ids.has(claim.id)) {
      found.push({ kind: 'claim', ...at(claim), id: claim.id, title: words.kinds.claim });
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Where bytes are, and when it is opened how to get at them. */
function bytesOf(range: ByteRange, words: SiteWords): Element {
  return h('details', { className: ['bytes'] }, [
    h('summary', words.bytes(range.start, range.end)),
    h('code', cutCommand(range)),
  ]);
}

function paragraph(
  children: ElementContent[],
  { id, kind, lang, dir }: { id: string; kind: string; lang: string; dir: string },
  range: ByteRange | undefined,
  words: SiteWords,
): Element {
  return h('div', { className: ['traced', kind] }, [
    h('p', { id, lang, dir }, children),
    range ? bytesOf(range, words) : h('p', { className: ['bytes'] }, words.noBytes),
  ]);
}

function removedRow(removal: Removal, words: SiteWords): Element {
  const { text, byteStart, byteEnd, kind, rule, score, reason } = removal;
  const range = { start: byteStart, end: byteEnd };
  const told = words.reason(reason);
  const row = (name: string, ...value: (ElementContent | string)[]): Element =>
    h('div', [h('dt', name), h('dd', value)]);
  return h('li', [
    h('dl', [
      row(words.kindColumn, words.page.leftKinds[kind] ?? kind),
      row(words.ruleColumn, h('code', rule)),
      row(words.scoreColumn, String(score)),
      row(words.bytesColumn, bytesOf(range, words)),
      // They quote what was removed.
      row(
        words.reasonColumn,
        told === undefined ? h('span', { lang: 'en' }, isolate(reason)) : isolate(told),
      ),
    ]),
    ...(text === undefined
      ? []
      : [
          h('details', [
            h('summary', words.removedWords),
            h('pre', { lang: 'und' }, isolate(text)),
          ]),
        ]),
  ]);
}

/** Makes the page. */
export function annotatedPage(article: PublicArticle, links: ArticleLinks, frame: Frame): Page {
  const { record } = article;
  const { settings, words } = frame;
  const { text, paragraphs, language, headline } = record.article;
  const path = links.path + ANNOTATED;
  const name = headline ?? words.untitled;
  const rangeOf = byteRanges(record);
  const annotations = marks(article, rangeOf, words);
  const toUtf16 = utf16Offsets(text);
  const lang = language.tag;
  const dir = directionOf(lang);
  const shown = paragraphs.map(({ id, kind, start, end }) => {
    const span = { start: toUtf16(start), end: toUtf16(end) };
    const children = annotate(text, span, annotations);
    return paragraph(children, { id, kind, lang, dir }, rangeOf(start, end), words);
  });
  const legend = (['mention', 'quotation', 'claim'] as const).flatMap((kind, index) => [
    ...(index > 0 ? [', '] : []),
    h('span', { className: [kind] }, words.kinds[kind]),
  ]);
  return {
    path,
    title: `${words.annotatedTitle}: ${titleOf(article, frame)}`,
    noindex: true,
    graph: siteGraph(settings, path, { name: `${words.annotatedTitle}: ${name}` }),
    main: [
      h('h1', [`${words.annotatedTitle}: `, isolate(name, headline === undefined ? {} : { lang })]),
      h('p', words.annotatedNote),
      h('p', h('a', { href: '../' }, words.toArticle)),
      h('p', { className: ['legend'] }, [`${words.legend}: `, ...legend, '.']),
      h('p', { className: ['legend'] }, words.cutNote),
      h('div', { className: ['annotated'] }, shown),
      h('section', { className: ['removed'] }, [
        h('h2', words.removedTitle),
        ...(record.removed.length === 0
          ? [h('p', words.removedNothing)]
          : [
              h('p', words.removedNote),
              h(
                'ol',
                record.removed.map((removal) => removedRow(removal, words)),
              ),
            ]),
      ]),
    ],
  };
}
