/** All graphs that may be made of a record, and all that may be wrong with them. */
import { publish } from '../../src/jsonld/publish.ts';
import type { ArchiveRecord } from '../../src/record/types.generated.ts';
import { googleProblems } from './google/check.ts';
import { expand } from './json-ld.ts';
import { reviewsOf } from './reviews.ts';
import { type CheckOptions, vocabularyProblems } from './vocabulary/check.ts';

/** The record's own graph, the public ones, and one with a published review of its first claim. */
export function graphsOf(record: ArchiveRecord): object[] {
  return [
    record.jsonld,
    publish(record),
    publish(record, { attributions: 'all' }),
    ...(record.claims.some(({ id }) => id === 'c1')
      ? [publish(record, {}, reviewsOf(record))]
      : []),
  ];
}

/** What is wrong with the words of a document, by schema.org and by Google, in one line each. */
export function wordProblems(document: object, options: CheckOptions = {}): string[] {
  return [
    ...vocabularyProblems(document, options).map(
      ({ rule, path, message }) => `${rule}: ${path}: ${message}`,
    ),
    ...googleProblems(document),
  ];
}

/** What is wrong with a graph, also by a reader of JSON-LD in safe mode. */
export async function graphProblemsOf(graph: object): Promise<string[]> {
  const problems = wordProblems(graph);
  try {
    const nodes = (graph as { '@graph': object[] })['@graph'];
    const expanded = await expand(graph);
    if (expanded.length !== nodes.length) problems.push('jsonld: a node is lost');
  } catch (error) {
    problems.push(`jsonld: ${String(error)}`);
  }
  return problems;
}
