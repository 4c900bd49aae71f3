/** Archives with a catalog, made of a few words. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Question } from '../../src/catalog/filters.ts';
import { findArticles } from '../../src/catalog/find.ts';
import { openFresh } from '../../src/catalog/keep.ts';
import type { Catalog } from '../../src/catalog/open.ts';
import type { UpdateReport } from '../../src/catalog/update.ts';
import type { Archive } from '../../src/store/index.ts';
import { archiveOld, type OldArticle } from '../archive/older.ts';

/** An article in Indonesian with a headline and a publisher. */
export function article(
  headline: string,
  body: string,
  metadata: Record<string, string> = {},
  name = `${headline}.txt`,
): OldArticle {
  return {
    text: `${headline}\n\n${body}`,
    given: { name, metadata: { language: 'id', ...metadata } },
  };
}

export { archiveOld as ingestAll };

/** Opens the catalog, up to date; it is closed when the test ends. */
export async function indexed(
  archive: Archive,
): Promise<{ catalog: Catalog; report: UpdateReport }> {
  const opened = await openFresh(archive, { create: true });
  onTestFinished(() => opened.catalog.close());
  return opened;
}

/** The headlines of what is found, in their order. */
export async function headlines(catalog: Catalog, question: Question): Promise<unknown[]> {
  const { articles } = await findArticles(catalog, question);
  return articles.map(({ headline }) => headline);
}

/** Makes, or brings up, the catalog of an archive, and closes it. */
export async function keep(archive: Archive): Promise<UpdateReport> {
  const { catalog, report } = await openFresh(archive, { create: true });
  catalog.close();
  return report;
}

/** All bytes of the files of an archive's index. */
export function indexBytes(archive: Archive): Buffer {
  const folder = join(archive.folder, 'index');
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}
