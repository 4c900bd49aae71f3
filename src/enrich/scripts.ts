/** The JSON-LD of a page, and the article in it. */
import type { Element } from 'hast';
import type { VFile } from 'vfile';
import { ARTICLE_TYPES } from '../document/article-types.ts';
import { headlineKey } from '../document/headline.ts';
import { readDocument, readValue, type Subject } from './document.ts';
import { typesOf } from './entities.ts';
import { textOf } from './page.ts';
import { tell } from './tell.ts';

/** A script of JSON-LD that could be read. */
export interface Script {
  element: Element;
  text: string;
  subjects: Subject[];
}

/** Reads scripts; a message of the file tells which cannot be read. */
export function readScripts(elements: readonly Element[], file: VFile): Script[] {
  return elements.flatMap((element) => {
    const text = textOf(element);
    try {
      return [{ element, text, subjects: readDocument(text) }];
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
      const reason = `The JSON-LD of this script cannot be read and was left as it is: ${error.message}`;
      tell(file, 'json', reason, element);
      return [];
    }
  });
}

/** A node that is an article, and the script it stands in. */
export interface Found {
  script: Script;
  subject: Subject;
}

/** Every article that the scripts describe. */
export function articlesIn(scripts: readonly Script[]): Found[] {
  return scripts.flatMap((script) =>
    script.subjects
      .filter((subject) => typesOf(subject).some((type) => ARTICLE_TYPES.test(type)))
      .map((subject) => ({ script, subject })),
  );
}

/** Teasers of other stories are articles too: the one whose headline the page has is its own. */
export function ownArticle(articles: readonly Found[], headline: string | undefined): Found {
  const headlineOf = ({ subject: { place } }: Found): string | undefined => {
    const value = readValue(place, 'headline') ?? readValue(place, 'name');
    return typeof value === 'string' ? headlineKey(value) : undefined;
  };
  const key = headline === undefined ? undefined : headlineKey(headline);
  return (
    articles.find((each) => key !== undefined && headlineOf(each) === key) ??
    articles.find((each) => headlineOf(each) !== undefined) ??
    articles[0]!
  );
}
