/** What the tests of graphs share. */
import type { PublicGraph } from '../../src/jsonld/publish.ts';

export type GraphNode = PublicGraph['@graph'][number];

/** Finds a node by its id. */
export function nodeOf(graph: PublicGraph, id: string): GraphNode | undefined {
  return graph['@graph'].find((node) => node['@id'] === id);
}

function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const item of Object.values(value)) yield* objects(item);
}

/** Every `#id` that the graph refers to. */
export function references(value: unknown): string[] {
  return [...objects(value)]
    .filter((each) => Object.keys(each).length === 1 && '@id' in each)
    .map((each) => String(each['@id']))
    .filter((id) => id.startsWith('#'));
}

/** What breaks the rules that every public graph keeps; empty when all is well. */
export function graphProblems(graph: { '@graph': readonly object[] }): string[] {
  const problems: string[] = [];
  const ids = graph['@graph'].map((node) => String((node as GraphNode)['@id']));
  for (const object of objects(graph)) {
    if ([object['@type']].flat().includes('ClaimReview')) problems.push('it holds a ClaimReview');
  }
  for (const id of references(graph)) {
    if (!ids.includes(id)) problems.push(`${id} leads nowhere`);
  }
  const [article, ...others] = graph['@graph'];
  const referred = new Set(references(article));
  for (const node of others) {
    const id = (node as GraphNode)['@id'];
    if (!referred.has(id)) problems.push(`the article does not refer to ${id}`);
  }
  if (new Set(ids).size < ids.length) problems.push('two nodes have one id');
  return problems;
}
