/** Takes articles into the index of a site, one by one, and puts it in order. */
import { createHash } from 'node:crypto';
import { storyKey } from '../../../archive/story-key.ts';
import type { Database, Statement } from '../../../catalog/engine.ts';
import { quotationTexts } from '../../../jsonld/quotation-text.ts';
import { wikidataOf } from '../../../record/facts.ts';
import type { Mention } from '../../../record/types.generated.ts';
import { compareText } from '../../../store/index.ts';
import { entityPath, languagePath, sourcePath, storyPath } from '../addresses.ts';
import type { PublicArticle } from '../public-article.ts';
import { ENTITY_ORDER, ORDER, SCHEMA } from './schema.ts';

/** An article that goes into the index. */
export interface Indexed {
  /** The id of its capture. */
  readonly id: string;
  /** Orders captures as they stand in the archive: batches by their ids. */
  readonly arrived: number;
  readonly path: string;
  readonly article: PublicArticle;
  /** ISO 8601 in UTC. */
  readonly changed: string;
}

/** The fullest count of a name wins; of equal ones that which sorts first. */
const MOST = (column: string): string =>
  `(SELECT ${column} FROM mention WHERE entity = entity.number
    GROUP BY ${column} ORDER BY COUNT(*) DESC, ${column} LIMIT 1)`;

/** When something was published, so that it can be compared; empty when nobody knows. */
function instantOf(value: string | undefined): string {
  if (value === undefined) return '';
  // A leap second is no time to JavaScript.
  const time = Date.parse(value.replace(/:60(?=[Z+-])/, ':59'));
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}

/** An index that is being filled. */
export class Filling {
  readonly #database: Database;
  readonly #statements: Record<
    'article' | 'entity' | 'entityOf' | 'mention' | 'said' | 'claim',
    Statement
  >;
  /** Of each kind of what was taken out of articles, how many passages. */
  readonly #removals = new Map<string, number>();

  constructor(database: Database) {
    this.#database = database;
    database.exec(SCHEMA);
    const insert = (table: string, columns: string, or = ''): Statement =>
      database.prepare(
        `INSERT ${or} INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, '?')})`,
      );
    this.#statements = {
      article: insert(
        'article',
        'path, instant, published, modified, headline, extract, language, language_path, source, source_path, story, address, changed, indexable, license, words, words_digest, id, arrived, is_cut',
      ),
      entity: insert('entity', 'path, wikidata', 'OR IGNORE'),
      entityOf: database.prepare('SELECT number FROM entity WHERE path = ?'),
      mention: insert('mention', 'entity, article, id, type, name'),
      said: insert('said', 'entity, article, position, id, text'),
      claim: insert('claim', 'article, position, id, text, review'),
    };
    database.exec('BEGIN');
  }

  /** Takes in an article. */
  add({ id, arrived, path, article: shown, changed }: Indexed): void {
    const { record, graph, extract, rights, license, from, story, isCut } = shown;
    const { article, source } = record;
    const address = source.uri === undefined ? undefined : storyKey(source.uri);
    const { lastInsertRowid: number } = this.#statements.article.run(
      path,
      instantOf(article.datePublished?.value),
      article.datePublished?.value ?? null,
      article.dateModified?.value ?? null,
      article.headline ?? '',
      extract,
      article.language.tag,
      languagePath(article.language.tag),
      from ?? null,
      from === undefined ? null : sourcePath(from),
      story === undefined ? null : storyPath(story),
      address ?? null,
      changed,
      rights === 'unknown' ? 0 : 1,
      license ?? null,
      article.wordCount,
      // What the search knows of it.
      createHash('sha256')
        .update(
          JSON.stringify([article.headline, article.datePublished?.value, from, article.text]),
        )
        .digest('base64url'),
      id,
      arrived,
      isCut ? 1 : 0,
    );
    for (const { kind } of record.removed) {
      this.#removals.set(kind, (this.#removals.get(kind) ?? 0) + 1);
    }
    const entities = this.#addMentions(record.mentions, number);
    const textOf = quotationTexts(article.text);
    record.quotations.forEach((quotation, position) => {
      const { id, speaker } = quotation;
      const entity = entities.get(speaker?.mention ?? '');
      const isPerson = speaker?.kind === 'person' || speaker?.kind === 'organization';
      if (entity === undefined || !isPerson) return;
      this.#statements.said.run(entity, number, position, id, textOf(quotation));
    });
    const reviews = new Map(
      graph['@graph'].flatMap((node) =>
        node['@type'] === 'ClaimReview' ? [[node.itemReviewed['@id'], node] as const] : [],
      ),
    );
    record.claims.forEach(({ id, text }, position) => {
      const review = reviews.get(`#${id}`);
      this.#statements.claim.run(
        number,
        position,
        id,
        text,
        review ? JSON.stringify(review) : null,
      );
    });
  }

  #addMentions(mentions: readonly Mention[], article: number): Map<string, number> {
    const entities = new Map<string, number>();
    for (const { id, type, name, sameAs } of mentions) {
      const wikidata = wikidataOf(sameAs);
      const path = entityPath({ type, name }, wikidata);
      this.#statements.entity.run(path, wikidata ?? null);
      const entity = this.#statements.entityOf.get(path)!.number as number;
      this.#statements.mention.run(entity, article, id, type, name);
      entities.set(id, entity);
    }
    return entities;
  }

  /** Puts everything in order; after it nothing may be added. */
  finish(entityMinimum: number): void {
    this.#database.exec(ORDER);
    this.#database
      .prepare(`UPDATE entity SET type = ${MOST('type')}, name = ${MOST('name')} WHERE count >= ?`)
      .run(entityMinimum);
    // What has no page is none.
    this.#database.prepare('DELETE FROM entity WHERE count < ?').run(entityMinimum);
    this.#database.exec(`${ENTITY_ORDER} COMMIT; BEGIN`);
  }

  /** What was taken out of articles, by kind, the kinds with most passages first. */
  removals(): { kind: string; count: number }[] {
    return [...this.#removals]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count || compareText(a.kind, b.kind));
  }
}
