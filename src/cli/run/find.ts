/** What `kliping find` does. */
import colors from 'picocolors';
import type { Facet } from '../../catalog/facets.ts';
import type { Question, ReviewFilter } from '../../catalog/filters.ts';
import { type Count, type Found, type FoundArticle, findArticles } from '../../catalog/find.ts';
import type { Order } from '../../catalog/orders.ts';
import { write } from '../output.ts';
import { counted, oneLine, shortId } from '../summary.ts';
import { note, openIndex } from './index-archive.ts';

/** The options of `kliping find`. */
export interface FindCliOptions {
  archive: string;
  entity?: string;
  speaker?: string;
  from?: string;
  to?: string;
  language?: string;
  source?: string;
  review?: ReviewFilter;
  fts?: boolean;
  order?: Order;
  limit: number;
  offset: number;
  counts?: Facet[];
  json?: boolean;
}

function describe(article: FoundArticle, number: number): string {
  const { id, headline, name, published, language, source, agency, excerpt } = article;
  const from = source === undefined ? [] : [oneLine(source, 60)];
  const facts = [
    published ?? 'no date',
    language,
    ...from,
    ...(agency === undefined ? [] : [agency]),
  ];
  return [
    `${number}. ${colors.bold(oneLine(headline ?? name, 120))}  ${colors.dim(shortId(id))}`,
    `   ${facts.join(' · ')}`,
    `   ${oneLine(excerpt, 200)}`,
  ].join('\n');
}

/** Tells how often each value comes, in one line. */
export function describeCounts(name: string, counts: readonly Count[]): string {
  const told = counts.map(({ value, count }) => `${oneLine(value ?? '(none)', 60)} ${count}`);
  return `${name.padEnd(10)} ${told.length === 0 ? '-' : told.join(', ')}`;
}

function tell(found: Found, limit: number, archive: string): string {
  const { total, offset, articles, counts, damaged } = found;
  const lines = articles.map((each, index) => describe(each, offset + index + 1));
  const shown = articles.length < total && articles.length > 0;
  const which = shown ? `, ${offset + 1} to ${offset + articles.length} shown` : '';
  lines.push(
    `${articles.length > 0 ? '\n' : ''}${colors.bold(counted(total, 'article'))} found${which}.`,
  );
  if (offset + limit < total && limit > 0) lines.push(`More: --offset ${offset + limit}`);
  for (const [name, values] of Object.entries(counts)) lines.push(describeCounts(name, values));
  if (damaged > 0) {
    lines.push(
      `${counted(damaged, 'damaged capture')} could not be indexed and may fit, too: kliping verify --archive ${archive}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Finds and tells. */
export async function runFind(words: readonly string[], options: FindCliOptions): Promise<void> {
  const { archive, fts, entity, speaker, from, to, language, source, review } = options;
  const asked = words.join(' ');
  const question: Question = {
    ...(asked !== '' && (fts ? { fts: asked } : { words: asked })),
    ...(entity !== undefined && { entity }),
    ...(speaker !== undefined && { speaker }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(language !== undefined && { language }),
    ...(source !== undefined && { source }),
    ...(review !== undefined && { review }),
  };
  const catalog = await openIndex(archive);
  try {
    const found = await findArticles(catalog, question, {
      limit: options.limit,
      offset: options.offset,
      ...(options.order && { order: options.order }),
      ...(options.counts && { counts: options.counts }),
    });
    await write(options.json ? `${JSON.stringify(found)}\n` : tell(found, options.limit, archive));
    if (options.json && found.damaged > 0) {
      note(`${counted(found.damaged, 'damaged capture')} could not be indexed.`);
    }
  } finally {
    catalog.close();
  }
}
