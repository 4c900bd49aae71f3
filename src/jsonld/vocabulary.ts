/**
 * The nodes of an article's graph, held against schema.org's own types at compile time: a node of
 * `schemas/news-article-graph.schema.json` that has a property schema.org does not know, or a value
 * of another type, makes this file or whoever builds the node fail to compile.
 */
import type {
  ClaimLeaf,
  NewsArticleLeaf,
  OrganizationLeaf,
  PersonLeaf,
  PlaceLeaf,
  QuotationLeaf,
} from 'schema-dts';
import type {
  ClaimNode,
  NewsArticleNode,
  OrganizationNode,
  PersonNode,
  PlaceNode,
  QuotationNode,
} from '../record/types.generated.ts';

/** The node itself, or `never` when schema.org lacks one of its properties. */
export type Checked<Node extends Leaf, Leaf> = [Exclude<keyof Node, keyof Leaf>] extends [never]
  ? Node
  : never;

/** The article. */
export type Article = Checked<NewsArticleNode, NewsArticleLeaf>;
/** Somebody or something that the article names. */
export type Entity =
  | Checked<PersonNode, PersonLeaf>
  | Checked<OrganizationNode, OrganizationLeaf>
  | Checked<PlaceNode, PlaceLeaf>;
/** Words credited to a source. */
export type Quotation = Checked<QuotationNode, QuotationLeaf>;
/** A statement that somebody can check. */
export type Claim = Checked<ClaimNode, ClaimLeaf>;

/** The fields of a node, where those that it may lack may also be undefined. */
type Fields<Node> = {
  [Key in keyof Node]: Partial<Pick<Node, Key>> extends Pick<Node, Key>
    ? Node[Key] | undefined
    : Node[Key];
};

/**
 * Makes a node, leaving out what is undefined; the order of the fields stays.
 *
 * @example
 * node<Claim>({ '@type': 'Claim', '@id': '#c1', text, appearance, author: undefined });
 */
export function node<Node extends { '@type': string }>(fields: Fields<Node>): Node {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) made[key] = value;
  return made as unknown as Node;
}
