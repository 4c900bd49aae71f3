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

/** The record as the public gets it: claims without the drafts of their reviews. */
function publicRecord({ record }: PublicArticle): object {
  return {
    ...record,
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
