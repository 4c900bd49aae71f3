/** What of an article may be on a site. */
import { storyKey } from '../../archive/story-key.ts';
import { type PublicGraph, publishRecord } from '../../jsonld/publish.ts';
import { hostOf } from '../../record/facts.ts';
import type { ArchiveRecord, ReviewLayer } from '../../record/types.generated.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';
import { shorten } from '../../unicode/shorten.ts';
import type { SiteSettings } from './config.ts';
import { cut, firstParagraph } from './cut.ts';
import { withPublicSource } from './public-source.ts';
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
  /** Whether just headline and extract are shown. */
  readonly isCut: boolean;
  /** Whether that is all there is of its text. */
  readonly isWhole: boolean;
  /** Its publisher, or else the host of its address. */
  readonly from?: string;
  /** Tells captures of one address from others. It is no address to show: that is in the record. */
  readonly story?: string;
}

function extractOf(record: ArchiveRecord): string {
  const paragraph = firstParagraph(record);
  if (!paragraph) return '';
  const { text } = record.article;
  const toUtf16 = utf16Offsets(text);
  return shorten(text.slice(toUtf16(paragraph.start), toUtf16(paragraph.end)), EXTRACT);
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
  const whole = withPublicSource(record);
  const shown = isCut ? cut(whole, extract) : whole;
  const published = publishRecord(shown, { attributions: settings.attributions }, reviews);
  const { source, article } = record;
  const from = article.publisher ?? hostOf(source.uri);
  const story = source.uri === undefined ? undefined : storyKey(source.uri);
  return {
    ...rights,
    ...(from !== undefined && { from }),
    ...(story !== undefined && { story }),
    record: published.record,
    graph: isCut ? cutGraph(published.graph, extract) : published.graph,
    extract,
    isCut,
    isWhole: shown.article.text === article.text,
  };
}
