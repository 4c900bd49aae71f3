/** A flat extract of a record, for those who look articles up. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { toLower } from '../unicode/case.ts';
import { normalize, stripMarks } from '../unicode/normalize.ts';
import type { ArchiveRecord } from './types.generated.ts';

/** A thing that an article names. */
export interface EntityFact {
  type: string;
  name: string;
  /** `Q…`, or empty where it is linked to nothing. */
  wikidata: string;
}

/** What is looked up of an article. */
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
  /** The text as `packText` makes it, where that was made already. */
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

/** Takes out of a record what is looked up. */
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

/** A text in less room. */
export function packText(text: string): Uint8Array {
  return deflateRawSync(text);
}

/**
 * A text out of what `packText` made of it.
 *
 * @throws Error when it was not made of any
 */
export function unpackText(packed: Uint8Array): string {
  return inflateRawSync(packed).toString('utf8');
}

const HEAD = 4;

/** Facts as bytes, for the same version of the program: the length of what is JSON, that, and the text. */
export function packFacts({ text, packed = packText(text), ...facts }: Facts): Uint8Array {
  const { speakers, removals } = facts;
  const lists = { speakers: [...speakers], removals: [...removals] };
  const json = Buffer.from(JSON.stringify({ ...facts, ...lists }));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(json.length);
  return Buffer.concat([head, json, packed]);
}

/** Facts out of bytes that `packFacts` made. */
export function unpackFacts(bytes: Uint8Array): Facts {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = HEAD + buffer.readUInt32LE();
  const { speakers, removals, ...facts } = JSON.parse(buffer.toString('utf8', HEAD, end));
  const packed = buffer.subarray(end);
  return {
    ...facts,
    ...{ speakers: new Map(speakers), removals: new Map(removals) },
    ...{ text: unpackText(packed), packed },
  };
}
