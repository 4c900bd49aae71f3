/** What of an article may be on a site. */
import { type PublicGraph, publishRecord } from '../../jsonld/publish.ts';
import type { ArchiveRecord, Occurrence, ReviewLayer } from '../../record/types.generated.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';
import { shorten } from '../../unicode/shorten.ts';
import type { SiteSettings } from './config.ts';
import { type ArticleRights, rightsOf } from './rights.ts';

/** The longest extract, in code points. */
const EXTRACT = 200;

/** An article as the public may see it. */
export interface PublicArticle extends ArticleRights {
  /** The record without what is not public; of a cut article without all but headline and extract. */
  readonly record: ArchiveRecord;
  readonly graph: PublicGraph;
  /** How the story begins. */
  readonly extract: string;
  readonly isCut: boolean;
}

/** The first paragraph of the story. */
function firstParagraph({ article }: ArchiveRecord) {
  const { paragraphs } = article;
  return (
    paragraphs.find(({ kind }) => kind === 'paragraph') ??
    paragraphs.find(({ kind }) => kind === 'subtitle' || kind === 'listItem')
  );
}

function extractOf(record: ArchiveRecord): string {
  const paragraph = firstParagraph(record);
  if (!paragraph) return '';
  const { text } = record.article;
  const toUtf16 = utf16Offsets(text);
  return shorten(text.slice(toUtf16(paragraph.start), toUtf16(paragraph.end)), EXTRACT);
}

/** A stretch that stays of a text, and where it stands then. */
interface Kept {
  start: number;
  end: number;
  to: number;
}

/** Where something stands then; undefined when not all of it stays. */
function moved<Span extends { start: number; end: number }>(
  kept: readonly Kept[],
  span: Span,
): Span | undefined {
  const home = kept.find(({ start, end }) => span.start >= start && span.end <= end);
  if (!home) return undefined;
  const by = home.to - home.start;
  return { ...span, start: span.start + by, end: span.end + by };
}

/** Cuts a record to its headline and the beginning of its story. */
function cut(record: ArchiveRecord, extract: string): ArchiveRecord {
  const { article, source } = record;
  const first = firstParagraph(record);
  const headline = article.paragraphs.find(({ kind }) => kind === 'headline');
  const characters = [...article.text];
  const texts: string[] = [];
  const paragraphs: typeof article.paragraphs = [];
  const kept: Kept[] = [];
  let at = 0;
  for (const paragraph of [headline, first]) {
    if (!paragraph) continue;
    const whole = characters.slice(paragraph.start, paragraph.end).join('');
    const text = paragraph === first ? extract : whole;
    const length = [...text].length;
    const same = text === whole ? length : length - 1;
    kept.push({ start: paragraph.start, end: paragraph.start + same, to: at });
    const id = `p${paragraphs.length + 1}`;
    paragraphs.push({ ...paragraph, id, start: at, end: at + length });
    texts.push(text);
    at += length + 2;
  }
  const all = <Span extends { start: number; end: number }>(spans: readonly Span[]): Span[] =>
    spans.flatMap((span) => moved(kept, span) ?? []);
  const said = <Who extends Occurrence>(who: Who | undefined): Who | undefined =>
    who && moved(kept, who);
  const { metadata: _metadata, ...shown } = source;
  const { dateline, wire: _wire, ...rest } = article;
  const line = dateline && moved(kept, dateline);
  return {
    ...record,
    source: shown,
    article: {
      ...rest,
      ...(line && { dateline: line }),
      bylines: article.bylines.map(({ start: _start, end: _end, ...byline }) => byline),
      dates: all(article.dates),
      text: texts.join('\n\n'),
      paragraphs,
      sourceMap: [],
    },
    removed: record.removed.map(({ text: _text, ...removal }) => removal),
    mentions: record.mentions.flatMap((mention) => {
      const occurrences = all(mention.occurrences);
      return occurrences.length === 0 ? [] : [{ ...mention, occurrences }];
    }),
    quotations: record.quotations.flatMap(({ cue, addressee, speaker, ...quotation }) => {
      const content = all(quotation.content);
      const [who, verb] = [said(speaker), said(cue)];
      // Words without the one who said them are nobody's.
      if (content.length < quotation.content.length || (speaker && !who)) return [];
      return [{ ...quotation, content, ...(verb && { cue: verb }), ...(who && { speaker: who }) }];
    }),
    claims: record.claims.flatMap(({ claimant, ...claim }) => {
      const own = moved(kept, claim);
      const who = said(claimant);
      return own ? [{ ...own, ...(who && { claimant: who }) }] : [];
    }),
    messages: [],
  };
}

/** The graph of a cut article: what is there of its text is no body. */
function cutGraph({ '@graph': nodes, ...graph }: PublicGraph, description: string): PublicGraph {
  return {
    ...graph,
    '@graph': nodes.map((node) => {
      if (node['@type'] !== 'NewsArticle') return node;
      const { articleBody: _body, wordCount: _count, ...rest } = node;
      return { ...rest, description } as unknown as typeof node;
    }),
  };
}

/**
 * Makes of a record what a site may show.
 *
 * @param record A valid record.
 * @param reviews What people decided of the capture.
 */
export function publicArticle(
  record: ArchiveRecord,
  reviews: ReviewLayer | undefined,
  settings: SiteSettings,
): PublicArticle {
  const rights = rightsOf(record, settings);
  const isCut = rights.rights === 'unknown' && settings.unknown === 'extract';
  const extract = extractOf(record);
  const shown = isCut ? cut(record, extract) : record;
  const published = publishRecord(shown, { attributions: settings.attributions }, reviews);
  return {
    ...rights,
    record: published.record,
    graph: isCut ? cutGraph(published.graph, extract) : published.graph,
    extract,
    isCut,
  };
}
