// Checks the graphs of real articles against schema.org's vocabulary, Google's rules, and a reader of
// JSON-LD in safe mode: npm run check:vocabulary -- --data DIR [--every N]
import { parseArgs } from 'node:util';
import { RefusalError } from '../src/document/refusal.ts';
import { makeRecord } from '../src/pipeline.ts';
import type { ArchiveRecord } from '../src/record/types.generated.ts';
import { graphProblemsOf, graphsOf } from '../test/support/graphs.ts';
import { REAL, type RealArticle, realArticles } from '../test/support/real-articles.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: REAL },
    every: { type: 'string', default: '1' },
  },
});

function recordOf({ name, raw }: RealArticle): ArchiveRecord | undefined {
  try {
    return makeRecord(raw, { name, metadata: {} });
  } catch (error) {
    if (error instanceof RefusalError) return undefined;
    throw error;
  }
}

const counts = { articles: 0, refused: 0, graphs: 0, nodes: 0, problems: 0 };
const examples = new Map<string, { count: number; first: string }>();
for (const article of realArticles(options.data, Number(options.every))) {
  const record = recordOf(article);
  if (!record) {
    counts.refused++;
    continue;
  }
  counts.articles++;
  for (const graph of graphsOf(record)) {
    counts.graphs++;
    counts.nodes += (graph as { '@graph': object[] })['@graph'].length;
    for (const problem of await graphProblemsOf(graph)) {
      counts.problems++;
      const kind = problem.replace(/\d+/g, 'N').slice(0, 60);
      const known = examples.get(kind) ?? { count: 0, first: `${article.name}: ${problem}` };
      examples.set(kind, { ...known, count: known.count + 1 });
    }
  }
}
const { articles, refused, graphs, nodes, problems } = counts;
console.log(`${articles} articles (${refused} refused), ${graphs} graphs, ${nodes} nodes.`);
console.log(`${problems} problems.`);
for (const { count, first } of examples.values()) console.log(`${count} × ${first}`);
if (problems > 0 || articles === 0) process.exitCode = 1;
