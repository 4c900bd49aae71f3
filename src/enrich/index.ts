/** `kliping/enrich`: adds what an article names and quotes to the JSON-LD that its page has. */
import type { Root } from 'hast';
import type { VFile } from 'vfile';
import { RefusalError } from '../document/refusal.ts';
import { escapeJson } from '../jsonld/embed.ts';
import { publish } from '../jsonld/publish.ts';
import type { ArchiveRecord } from '../record/types.generated.ts';
import { insertAll } from './document.ts';
import { idOf } from './entities.ts';
import { baseOf, Ids } from './ids.ts';
import { join } from './join.ts';
import { type EnrichOptions, settle } from './options.ts';
import { readArticle, readPage } from './page.ts';
import { articlesIn, ownArticle, readScripts } from './scripts.ts';
import { tell } from './tell.ts';

export type { Part } from './join.ts';
export type { EnrichOptions } from './options.ts';

/** The record with those of its entities that are wanted. */
function narrow(record: ArchiveRecord, confidence: number, limit = Infinity): ArchiveRecord {
  const sure = record.mentions.filter((mention) => mention.confidence >= confidence);
  const kept = new Set([...sure].sort((a, b) => b.salience - a.salience).slice(0, limit));
  return { ...record, mentions: sure.filter((mention) => kept.has(mention)) };
}

/**
 * Adds to the JSON-LD of a news page what its article names (`mentions`), what it is about (`about`), and
 * who is quoted in it with which words (`hasPart` of `Quotation`, each with `spokenByCharacter`): direct
 * speech of somebody who is named beside it, as `publish` lets through. The article's node may be an
 * object, in a list, in an `@graph` or inside another node. Nothing it says is lost or changed: the
 * text of the JSON stays, and the new values are put between. What is there already is referred to.
 *
 * A page without an article's node, JSON that cannot be read, and contexts in which the words of schema.org
 * may mean something else are told as messages of the file, and nothing is changed.
 *
 * @throws TypeError when an option has a value that it cannot have.
 * @example
 * unified().use(rehypeParse).use(rehypeEnrich, { language: 'id' }).use(rehypeStringify);
 */
export function rehypeEnrich(options: EnrichOptions = {}): (tree: Root, file: VFile) => void {
  const { confidence, parts, language, limit } = settle(options);
  return (tree, file) => {
    const page = readPage(tree);
    const scripts = readScripts(page.scripts, file);
    const all = articlesIn(scripts);
    const articles = all.filter(({ subject }) => subject.isSchemaOrg && idOf(subject) !== null);
    if (articles.length === 0) {
      const [first] = all;
      const reason = first
        ? 'The context of the article’s JSON-LD is not that of schema.org alone; nothing was added.'
        : 'The page has no JSON-LD of an article; nothing was added.';
      return tell(file, first ? 'context' : 'no-article', reason, first?.script.element);
    }
    let record: ArchiveRecord;
    try {
      record = readArticle(tree, page.address, language);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      return tell(file, error.code, `${error.message} Nothing was added.`);
    }
    const { script, subject } = ownArticle(articles, record.article.headline);
    const others = scripts.filter((each) => each !== script).flatMap((each) => each.subjects);
    const known = [...script.subjects, ...others]
      .map(idOf)
      .filter((each) => typeof each === 'string');
    const ids = new Ids(known, page.ids, baseOf(subject, page.address));
    const graph = publish(narrow(record, confidence, limit));
    const insertions = join(subject, { own: script.subjects, others, ids }, graph, parts);
    if (insertions.length === 0) return;
    const value = escapeJson(insertAll(script.text, insertions));
    script.element.children = [{ type: 'text', value }];
  };
}

export default rehypeEnrich;
