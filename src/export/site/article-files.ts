/** All files of an article: its pages, its graph, its text, its public record. */
import type { ArchiveRecord, ReviewLayer } from '../../record/types.generated.ts';
import type { ArticleLinks } from './article-links.ts';
import { type Frame, renderSitePage } from './layout.ts';
import { annotatedPage } from './pages/annotated.ts';
import { ANNOTATED, articleGraphOf, articlePage, BESIDE } from './pages/article.ts';
import { type PublicArticle, publicArticle } from './public-article.ts';

/** A file of a site. */
export interface SiteFile {
  /** Its path below the folder of the site. */
  readonly path: string;
  readonly content: string;
}

/** The `schema` of a public record: that of a record, without the drafts of reviews. */
export const PUBLIC_RECORD = 'https://w3id.org/kliping/record/1#public';

/** Of a record that is cut: what was found in the whole article is not there, rather than wrong. */
function withoutRest({ mentions, removed, ...record }: ArchiveRecord): object {
  return {
    ...record,
    removed: removed.map(({ reason: _reason, ...removal }) => removal),
    mentions: mentions.map(({ salience: _salience, ...mention }) => mention),
  };
}

/** The record as the public gets it: claims without the drafts of their reviews. */
function publicRecord({ record, isCut }: PublicArticle): object {
  return {
    ...(isCut ? withoutRest(record) : record),
    schema: PUBLIC_RECORD,
    claims: record.claims.map(({ review: _review, ...claim }) => claim),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Makes the files of an article.
 *
 * @param record A valid record.
 * @param reviews What people decided of the capture.
 */
export function articleFiles(
  record: ArchiveRecord,
  reviews: ReviewLayer | undefined,
  links: ArticleLinks,
  frame: Frame,
): SiteFile[] {
  const article = publicArticle(record, reviews, frame.settings);
  const { path } = links;
  return [
    {
      path: `${path}index.html`,
      content: renderSitePage(articlePage(article, links, frame), frame),
    },
    ...(article.isCut
      ? []
      : [
          {
            path: `${path}${ANNOTATED}index.html`,
            content: renderSitePage(annotatedPage(article, links, frame), frame),
          },
        ]),
    { path: path + BESIDE.graph, content: json(articleGraphOf(article, links, frame)) },
    { path: path + BESIDE.text, content: `${article.record.article.text}\n` },
    { path: path + BESIDE.record, content: json(publicRecord(article)) },
  ];
}
