/** Google's rules of structured data, as JSON Schemas and what these cannot say. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats.default(ajv);
const load = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(`test/support/google/${name}.schema.json`, 'utf8')));

const article = load('article');
const validators: Readonly<Record<string, ReturnType<typeof load>>> = {
  Article: article,
  NewsArticle: article,
  BlogPosting: article,
  ClaimReview: load('claim-review'),
  Dataset: load('dataset'),
};

type Node = Record<string, unknown>;

/** Whether two addresses are of one site, or one is of a part of the other. */
function isOneSite(a: unknown, b: unknown): boolean {
  const [one, other] = [a, b].map((each) =>
    URL.canParse(String(each)) ? `.${new URL(String(each)).hostname.replace(/^www\./, '')}` : '',
  );
  return one !== '' && other !== '' && (one!.endsWith(other!) || other!.endsWith(one!));
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesIn)];
}

/** A node whose references to others are these nodes. */
function resolved(node: Node, all: ReadonlyMap<unknown, Node>): Node {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const isReference = Object.keys(value).every((key) => key === '@id');
    return isReference ? (all.get((value as Node)['@id']) ?? value) : value;
  };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolve(value)]));
}

/** A node that others only point at: it says what it is, and no more than it takes to know it. */
function isPointer(node: Node): boolean {
  const known = ['@type', '@id', 'url', 'headline', 'name', 'datePublished'];
  return Object.keys(node).every((key) => known.includes(key));
}

/**
 * Checks every node of a document that Google has rules for.
 *
 * @returns What is wrong; empty when all is well.
 */
export function googleProblems(document: unknown): string[] {
  const nodes = nodesIn(document);
  const described = nodes.filter(
    (node) => node['@id'] !== undefined && node['@type'] !== undefined,
  );
  const all = new Map(described.map((node) => [node['@id'], node]));
  return nodes.flatMap((node) => {
    const type = String(node['@type']);
    const validate = validators[type];
    if (!validate || (type === 'NewsArticle' && isPointer(node))) return [];
    const whole = resolved(node, all);
    const problems: string[] = [];
    if (!validate(whole)) {
      for (const { instancePath, message } of validate.errors ?? []) {
        problems.push(`${type}${instancePath} ${message}`);
      }
    }
    if (type === 'ClaimReview' && !isOneSite(whole.url, (whole.author as Node | undefined)?.url)) {
      problems.push('ClaimReview/url is on another site than its author');
    }
    return problems;
  });
}
