/** Ids for what is added to a page. */
import { webAddress } from '../jsonld/web-address.ts';
import { readValue, type Subject } from './document.ts';
import { idOf } from './entities.ts';

/** The page that an id or a property leads to: an address of the web, without its fragment. */
function pageOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(pageOf).find((each) => each !== undefined);
  if (typeof value === 'object' && value !== null) {
    const { '@id': id, id: plain, url } = value as Record<string, unknown>;
    return pageOf(id ?? plain ?? url);
  }
  if (typeof value !== 'string') return undefined;
  return webAddress(value)?.replace(/#.*$/, '');
}

/**
 * The address that new ids are fragments of. An article's own id may be one of its site, which all pages
 * share, so what names the page goes before it.
 *
 * @param address The page's canonical address.
 * @returns An address without a fragment; empty where none is known, and where the article's id is a
 *   fragment itself, so that it holds wherever the page stands.
 */
export function baseOf(article: Subject, address: string | undefined): string {
  const id = idOf(article);
  if (id?.startsWith('#')) return '';
  const stated = (name: string): unknown => readValue(article.place, name);
  return pageOf([address, stated('url'), id, stated('mainEntityOfPage')]) ?? '';
}

/** Gives out ids that nothing on a page has. */
export class Ids {
  #taken: Set<string>;
  #base: string;

  /**
   * @param known Every id in the page's JSON-LD.
   * @param elements The ids of its elements, which the same addresses lead to.
   * @param base The page's address without a fragment; empty for ids that hold wherever the page stands.
   */
  constructor(known: Iterable<string>, elements: Iterable<string>, base: string) {
    this.#taken = new Set(elements);
    // Whatever comes before it, so that no reading of an address makes two of them one.
    for (const id of known) this.#taken.add(id.slice(id.search(/[#:](?!.*[#:])/) + 1));
    this.#base = base;
  }

  #fragment(name: string): string {
    let fragment = `kliping-${name}`;
    for (let count = 2; this.#taken.has(fragment); count++) fragment = `kliping-${name}-${count}`;
    this.#taken.add(fragment);
    return fragment;
  }

  /** An id for a new node. */
  address(name: string): string {
    return `${this.#base}#${this.#fragment(name)}`;
  }

  /** An id for a node that has none: a blank node has the same triples with and without it. */
  blank(name: string): string {
    return `_:${this.#fragment(name)}`;
  }
}
