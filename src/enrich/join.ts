/** Joins what the pipeline found to the article's node in a document of JSON-LD. */
import type { PublicGraph } from '../jsonld/publish.ts';
import type { QuotationNode } from '../record/types.generated.ts';
import { textKey } from '../unicode/text-key.ts';
import { addId, addValues, type Insertion, placeOf, readValue, type Subject } from './document.ts';
import {
  type Described,
  type EntityNode,
  idOf,
  isSame,
  readDescribed,
  typesOf,
} from './entities.ts';
import type { Ids } from './ids.ts';

/** What may be added to an article. */
export type Part = 'mentions' | 'about' | 'quotations';

/** A page's JSON-LD, as far as it could be read. */
export interface Surroundings {
  /** The nodes of the article's own document. */
  own: readonly Subject[];
  /** Those of the other documents. */
  others: readonly Subject[];
  ids: Ids;
}

/** Ids that mean the same in all documents of a page. */
const EVERYWHERE = /^https?:\/\//i;
/** Ids that mean the same everywhere in one document. */
const IN_DOCUMENT = /^(?:https?:\/\/|#|_:)/i;

class Joiner {
  readonly insertions: Insertion[] = [];
  readonly #article: Subject;
  readonly #ids: Ids;
  /** The article's node and others of the same id, which speak of it too. */
  readonly #articles: Subject[];
  readonly #described: Described[];
  readonly #entities: ReadonlyMap<string, EntityNode>;
  readonly #matches = new Map<string, Subject[]>();
  readonly #references = new Map<string, string>();
  /** Nodes that were given an id, by where they stand: two entities may be one node to the page. */
  readonly #labels = new Map<Subject['place'], string>();

  constructor(
    article: Subject,
    { own, others, ids }: Surroundings,
    entities: ReadonlyMap<string, EntityNode>,
  ) {
    this.#article = article;
    this.#ids = ids;
    this.#entities = entities;
    const linked = others.filter((each) => EVERYWHERE.test(idOf(each) ?? ''));
    const all = [...own, ...linked].filter((each) => each.isSchemaOrg && idOf(each) !== null);
    const id = idOf(article);
    const isArticle = (each: Subject): boolean =>
      each === article || (id !== undefined && idOf(each) === id);
    this.#articles = all.filter(isArticle);
    this.#described = all.filter((each) => !isArticle(each)).map(readDescribed);
  }

  /** The nodes that describe an entity. */
  #matchesOf(key: string): Subject[] {
    let matches = this.#matches.get(key);
    if (!matches) {
      const entity = this.#entities.get(key)!;
      matches = this.#described.filter((each) => isSame(each, entity)).map((each) => each.subject);
      this.#matches.set(key, matches);
    }
    return matches;
  }

  /** The id by which the graph knows an entity, given to its node if that has none. */
  #existing(key: string): string | undefined {
    const matches = this.#matchesOf(key);
    for (const subject of matches) {
      const id = idOf(subject);
      const isCommon = IN_DOCUMENT.test(id ?? '') || subject.contexts === this.#article.contexts;
      if (id && isCommon) return id;
    }
    const bare = matches.find((subject) => idOf(subject) === undefined);
    if (!bare) return undefined;
    const given = this.#labels.get(bare.place);
    if (given !== undefined) return given;
    const label = this.#ids.blank(key);
    this.#labels.set(bare.place, label);
    this.insertions.push(addId(bare.place, label));
    return label;
  }

  /** Writes an entity: the node where it is new, from then on a reference. */
  write(key: string): { '@id': string } | EntityNode {
    const written = this.#references.get(key);
    if (written !== undefined) return { '@id': written };
    const existing = this.#existing(key);
    const id = existing ?? this.#ids.address(key);
    this.#references.set(key, id);
    return existing === undefined ? { ...this.#entities.get(key)!, '@id': id } : { '@id': id };
  }

  /** Whether a property of the article says an entity already. */
  isSaid(key: string, property: string): boolean {
    const matches = this.#matchesOf(key);
    const places = new Set(matches.map(({ place }) => place));
    const ids = new Set(matches.map(idOf));
    const members = this.#articles.flatMap(({ place }) => {
      const value = placeOf(place, property);
      if (value?.type === 'array') return value.children ?? [];
      return value ? [value] : [];
    });
    return members.some((place) => {
      const id = place.type === 'string' ? String(place.value) : idOf({ place });
      return places.has(place) || (typeof id === 'string' && ids.has(id));
    });
  }

  /** Adds values to a property of the article. */
  add(property: string, values: readonly object[]): void {
    if (values.length === 0) return;
    const texts = values.map((value) => JSON.stringify(value));
    this.insertions.push(...addValues(this.#article.place, property, texts));
  }
}

/** What an article says already, word for word. */
function quoted({ own, others }: Surroundings): Set<string> {
  const quotations = [...own, ...others].filter((each) => typesOf(each).includes('Quotation'));
  return new Set(
    quotations
      .map(({ place }) => readValue(place, 'text'))
      .filter((text) => typeof text === 'string')
      .map(textKey),
  );
}

const keyOf = ({ '@id': id }: { '@id': string }): string => id.slice(1);

/**
 * Which entity stands for which: of several with one name and type, those without an authority's address
 * are the one that has it, or the first.
 */
function merge(entities: ReadonlyMap<string, EntityNode>): Map<string, string> {
  const spelling = ({ '@type': type, name }: EntityNode): string => `${type} ${textKey(name)}`;
  const chosen = new Map<string, string>();
  for (const isLinked of [true, false]) {
    for (const [key, entity] of entities) {
      const name = spelling(entity);
      if ((entity.sameAs !== undefined) === isLinked && !chosen.has(name)) chosen.set(name, key);
    }
  }
  return new Map(
    [...entities].map(([key, entity]) => [
      key,
      entity.sameAs ? key : chosen.get(spelling(entity))!,
    ]),
  );
}

/**
 * Says what has to be put into a document, so that its article has the entities and quotations of a
 * graph. Nothing that is there is taken away or said twice.
 *
 * @param article The article's node.
 * @param graph What the pipeline found in the article and may be public.
 * @param parts What to add.
 */
export function join(
  article: Subject,
  around: Surroundings,
  { '@graph': [found, ...nodes] }: PublicGraph,
  parts: ReadonlySet<Part>,
): Insertion[] {
  if (found?.['@type'] !== 'NewsArticle') return [];
  const entities = new Map<string, EntityNode>();
  const quotations: QuotationNode[] = [];
  for (const node of nodes) {
    const { '@type': type } = node;
    if (type === 'Person' || type === 'Organization' || type === 'Place') {
      entities.set(keyOf(node), node);
    } else if (type === 'Quotation') quotations.push(node);
  }
  const merged = merge(entities);
  const joiner = new Joiner(article, around, entities);
  for (const property of ['mentions', 'about'] as const) {
    if (!parts.has(property)) continue;
    const keys = new Set((found[property] ?? []).map((each) => merged.get(keyOf(each))!));
    const values = new Map<string, object>();
    for (const key of keys) {
      if (joiner.isSaid(key, property)) continue;
      const value = joiner.write(key);
      if (!values.has(value['@id'])) values.set(value['@id'], value);
    }
    joiner.add(property, [...values.values()]);
  }
  if (parts.has('quotations')) {
    const said = quoted(around);
    const id = idOf(article);
    joiner.add(
      'hasPart',
      quotations
        .filter(({ text }) => {
          const key = textKey(text);
          return !said.has(key) && said.add(key);
        })
        .map(({ '@type': type, '@id': own, text, spokenByCharacter: speaker }) => ({
          '@type': type,
          '@id': around.ids.address(own.slice(1)),
          text,
          ...(id && { isPartOf: { '@id': id } }),
          ...(speaker && {
            spokenByCharacter:
              '@id' in speaker ? joiner.write(merged.get(keyOf(speaker))!) : speaker,
          }),
        })),
    );
  }
  return joiner.insertions;
}
