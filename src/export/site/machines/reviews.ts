/** The feed of published reviews, in the form of the Data Commons fact-check feed. */
import { reviewFeedItem } from '../../../archive/reviews/feed.ts';
import type { Database } from '../../../catalog/engine.ts';
import type { ClaimReview } from '../../../jsonld/claim-review.ts';
import type { PublicReview } from '../../../jsonld/publish.ts';
import type { AppearanceNode } from '../../../record/types.generated.ts';
import type { SiteSettings } from '../config.ts';
import type { SiteEntry } from '../entry.ts';
import { pageUrl } from '../layout.ts';
import type { SitePart } from '../part.ts';
import { entryOf } from '../site-index/rows.ts';

/** A claim of an article whose review is published. */
export interface Reviewed {
  readonly entry: SiteEntry;
  readonly review: PublicReview;
}

/** By when, where and of what: captures of one review follow one another. */
const ORDER = `
CREATE TEMP TABLE IF NOT EXISTS reviewed (place INTEGER PRIMARY KEY, claim INTEGER NOT NULL);
DELETE FROM reviewed;
INSERT INTO reviewed SELECT ROW_NUMBER() OVER (
  ORDER BY review ->> '$.datePublished', review ->> '$.url', review ->> '$.claimReviewed', rank
), number FROM claim WHERE review IS NOT NULL;
`;

/** Reads the reviewed claims of an index, in order, some at a time. */
export function* reviewedClaims(database: Database): Generator<Reviewed, void, void> {
  database.exec(ORDER);
  const statement = database.prepare(
    `SELECT article.*, review, place FROM reviewed JOIN claim ON claim.number = reviewed.claim
     JOIN article ON article.number = claim.article WHERE place > ? ORDER BY place LIMIT 1000`,
  );
  for (let after = 0; ; ) {
    const rows = statement.all(after);
    if (rows.length === 0) return;
    after = rows.at(-1)!.place as number;
    for (const row of rows) {
      yield { entry: entryOf(row), review: JSON.parse(row.review as string) as PublicReview };
    }
  }
}

function appearance({ path, headline, datePublished }: SiteEntry, settings: SiteSettings) {
  return {
    '@type': 'NewsArticle',
    url: pageUrl(settings, path),
    ...(headline !== '' && { headline }),
    ...(datePublished !== undefined && { datePublished }),
  } satisfies AppearanceNode;
}

/** Makes one review of what articles have of it. Who claims it stands there if all of them agree. */
function joined(reviewed: readonly Reviewed[], settings: SiteSettings): ClaimReview {
  const { '@id': _id, itemReviewed, ...review } = reviewed[0]!.review;
  const { author, text } = itemReviewed;
  const same = JSON.stringify(author);
  const isAgreed = reviewed.every(
    (each) => JSON.stringify(each.review.itemReviewed.author) === same,
  );
  return {
    ...review,
    itemReviewed: {
      '@type': 'Claim',
      text,
      ...(author && isAgreed && { author }),
      appearance: reviewed.map(({ entry }) => appearance(entry, settings)),
    },
  };
}

function* reviews(
  all: Iterable<Reviewed>,
  settings: SiteSettings,
): Generator<ClaimReview, void, void> {
  const keyOf = ({ review: { datePublished, url, claimReviewed } }: Reviewed): string =>
    JSON.stringify([datePublished, url, claimReviewed]);
  let some: Reviewed[] = [];
  for (const reviewed of all) {
    if (some.length > 0 && keyOf(some[0]!) !== keyOf(reviewed)) {
      yield joined(some, settings);
      some = [];
    }
    some.push(reviewed);
  }
  if (some.length > 0) yield joined(some, settings);
}

/**
 * Makes the feed, a line for each review.
 *
 * @param all The reviewed claims in the order of `reviewedClaims`.
 * @param changed When the archive changed last: ISO 8601 in UTC; empty when it is empty.
 */
export function* reviewsFeed(
  all: Iterable<Reviewed>,
  changed: string,
  settings: SiteSettings,
): Generator<string, void, void> {
  const head = {
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    ...(changed !== '' && { dateModified: changed }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"dataFeedElement":[`;
  let before = '\n';
  for (const review of reviews(all, settings)) {
    yield before + JSON.stringify(reviewFeedItem(review));
    before = ',\n';
  }
  yield '\n]}\n';
}

/** Writes the feed of published reviews. */
export const writeReviews: SitePart = async ({ index, output, frame }) => {
  const pieces = {
    *[Symbol.iterator]() {
      const all = reviewedClaims(index.database);
      for (const text of reviewsFeed(all, index.articles.changed, frame.settings))
        yield Buffer.from(text);
    },
  };
  await output.putPieces('reviews.jsonld', pieces);
};
