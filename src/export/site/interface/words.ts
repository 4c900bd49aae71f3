/** The words of a site's interface, in one shape for every language. */
import type { ParagraphChange } from '../../../archive/text-diff.ts';
import type { PageWords } from '../../../page/words.ts';
import type { Mention, Quotation, Rights } from '../../../record/types.generated.ts';

/** All that a site says in the language of its readers. */
export interface SiteWords {
  /** The words around an article. */
  readonly page: PageWords;

  readonly skip: string;
  readonly navigation: string;
  readonly start: string;
  readonly dates: string;
  readonly languagesTitle: string;
  readonly sources: string;
  readonly entities: string;
  readonly claims: string;
  readonly about: string;

  /** What the site is, where its publisher does not say it. */
  readonly describe: (title: string) => string;
  readonly publishedBy: string;
  readonly madeBy: string;

  readonly newest: string;
  readonly noArticles: string;
  /** Instead of the lists of a kind, where there are articles and none is in such a list. */
  readonly nothingKnown: Readonly<Record<'dates/' | 'entities/' | 'sources/', string>>;
  readonly articles: (count: number) => string;
  readonly undated: string;
  readonly untitled: string;
  readonly unknownLanguage: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly changedOn: string;

  readonly inLanguage: (language: string) => string;
  readonly fromSource: (source: string) => string;
  readonly ofTime: (time: string) => string;
  /** Above the list of an entity. */
  readonly mentionedIn: string;
  readonly said: string;
  readonly elsewhere: string;
  readonly type: Readonly<Record<Mention['type'], string>>;
  readonly entitiesNote: (minimum: number) => string;

  readonly claimsTitle: string;
  readonly claimsNote: string;
  readonly noClaims: string;
  readonly claimedIn: string;

  readonly storyTitle: string;
  readonly storyNote: (count: number) => string;
  readonly storyLink: string;
  readonly address: string;
  /** What changed from one capture of a story to the next. */
  readonly changes: {
    readonly legend: string;
    readonly inserted: string;
    readonly deleted: string;
    readonly none: string;
    readonly tooLong: string;
    readonly summary: (counts: Readonly<Record<ParagraphChange['change'], number>>) => string;
    readonly paragraph: Readonly<Record<ParagraphChange['change'], (number: number) => string>>;
    readonly more: (count: number) => string;
  };

  readonly otherForms: string;
  readonly annotatedLink: string;
  readonly plainText: string;
  readonly recordLink: string;
  readonly extractNote: string;
  readonly atSource: string;
  readonly rightsLabel: string;
  readonly rights: Readonly<Record<Rights, string>>;
  readonly licence: string;
  readonly use: string;
  readonly useLink: string;
  readonly metadataLicence: string;
  readonly permanent: string;

  readonly annotatedTitle: string;
  readonly annotatedNote: string;
  readonly toArticle: string;
  readonly legend: string;
  readonly kinds: Readonly<Record<'mention' | 'quotation' | 'claim', string>>;
  readonly bytes: (from: number, to: number) => string;
  readonly noBytes: string;
  readonly cutNote: string;
  readonly quotationKind: Readonly<Record<Quotation['kind'], string>>;
  readonly removedTitle: string;
  readonly removedNote: string;
  readonly removedNothing: string;
  readonly removedWords: string;
  readonly kindColumn: string;
  readonly ruleColumn: string;
  readonly scoreColumn: string;
  readonly bytesColumn: string;
  readonly reasonColumn: string;
  /** The reason of a removal, which records state in English; undefined where there are no words for it. */
  readonly reason: (reason: string) => string | undefined;

  /** The search; `found` has `%` where the number goes. */
  readonly search: Readonly<
    Record<
      | 'button'
      | 'failed'
      | 'found'
      | 'language'
      | 'allLanguages'
      | 'more'
      | 'noScript'
      | 'nothing'
      | 'searching'
      | 'title'
      | 'words',
      string
    >
  >;

  /** What is said of the figures of the start page. */
  readonly charts: Readonly<
    Record<
      | 'articles'
      | 'asTable'
      | 'entities'
      | 'languages'
      | 'passages'
      | 'place'
      | 'places'
      | 'removed'
      | 'sources'
      | 'time'
      | 'when',
      string
    >
  > & {
    readonly alt: (title: string) => string;
    readonly unplaced: (count: number) => string;
  };

  /** What is said of releases of datasets. */
  readonly datasets: Readonly<
    Record<
      | 'bytes'
      | 'cite'
      | 'column'
      | 'columns'
      | 'creators'
      | 'date'
      | 'file'
      | 'files'
      | 'keywords'
      | 'meaning'
      | 'rows'
      | 'size'
      | 'table'
      | 'tables'
      | 'title'
      | 'version'
      | 'years',
      string
    >
  >;

  readonly aboutRights: string;
  readonly aboutRightsText: readonly string[];
  readonly aboutSoftware: string;
  readonly aboutSoftwareText: readonly string[];
  readonly aboutMachines: string;
  readonly aboutMachinesText: readonly string[];

  readonly notFound: string;
  readonly notFoundText: string;
}

/** Counts with what they are of, without those that are none: `2 changed, 1 new`. */
export function counted(parts: readonly (readonly [count: number, of: string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, of]) => `${count} ${of}`)
    .join(', ');
}
