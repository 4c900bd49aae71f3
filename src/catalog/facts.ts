/** What the catalog keeps of an article: a flat extract of its newest record. */
import type { ArchiveRecord } from '../record/types.generated.ts';
import { toLower } from '../unicode/case.ts';
import { normalize, stripMarks } from '../unicode/normalize.ts';

/** A thing that an article names. */
export interface EntityFact {
  type: string;
  name: string;
  /** `Q…`, or empty where it is linked to nothing. */
  wikidata: string;
}

/** What is kept of an article. */
export interface Facts {
  id: string;
  content: string;
  name: string;
  uri?: string;
  /** The host of its address, without `www.`. */
  host?: string;
  headline?: string;
  language: string;
  publisher?: string;
  /** The publisher, else the host. */
  source?: string;
  /** When it was published, as the record has it. */
  published?: string;
  /** The first day that this can mean: `2024` is `2024-01-01`. */
  day?: string;
  agency?: string;
  words: number;
  /** The size of its raw bytes. */
  bytes: number;
  quotations: number;
  claims: number;
  entities: EntityFact[];
  /** How often each name is quoted. */
  speakers: Map<string, number>;
  /** How much of each kind was removed. */
  removals: Map<string, number>;
  /** Its text. */
  text: string;
  /** The text as the tables keep it, where that was made already. */
  packed?: Uint8Array;
}

/** A name without case and accents, for looking it up. */
export function folded(name: string): string {
  return stripMarks(toLower(normalize(name, 'NFKC')))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The host of an address on the web, without `www.` and without the dot of a name that is told in full. */
export function hostOf(uri: string | undefined): string | undefined {
  if (uri === undefined || !/^https?:/i.test(uri) || !URL.canParse(uri)) return undefined;
  return new URL(uri).hostname.replace(/^www\.|\.$/g, '');
}

const WIKIDATA = /wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/;

/** The item of Wikidata that authority URIs name: `Q…`; undefined when none of them does. */
export function wikidataOf(sameAs: readonly string[]): string | undefined {
  return sameAs.map((uri) => WIKIDATA.exec(uri)?.[1]).find((each) => each !== undefined);
}

function counted(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** A date of a record, however exact, as the first day that it can mean. */
export function firstDay(value: string): string {
  return value.length >= 10 ? value.slice(0, 10) : `${value}-01-01`.slice(0, 10);
}

/** Takes out of a record what the catalog keeps. */
export function factsOf(record: ArchiveRecord): Facts {
  const { id, source, article, mentions, quotations, claims, removed } = record;
  const host = hostOf(source.uri);
  const from = article.publisher ?? host;
  const published = article.datePublished?.value;
  const entities = new Map<string, EntityFact>();
  for (const { type, name, sameAs } of mentions) {
    const linked = wikidataOf(sameAs);
    entities.set(JSON.stringify([type, name, linked]), { type, name, wikidata: linked ?? '' });
  }
  return {
    id,
    content: source.content,
    name: source.name,
    ...(source.uri !== undefined && { uri: source.uri }),
    ...(host !== undefined && { host }),
    ...(article.headline !== undefined && { headline: article.headline }),
    language: article.language.tag,
    ...(article.publisher !== undefined && { publisher: article.publisher }),
    ...(from !== undefined && { source: from }),
    ...(published !== undefined && { published, day: firstDay(published) }),
    ...(article.wire !== undefined && { agency: article.wire.agency }),
    words: article.wordCount,
    bytes: source.byteLength,
    quotations: quotations.length,
    claims: claims.length,
    entities: [...entities.values()],
    speakers: counted(
      quotations.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker.name])),
    ),
    removals: counted(removed.map(({ kind }) => kind)),
    text: article.text,
  };
}
