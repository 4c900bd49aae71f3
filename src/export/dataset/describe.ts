/** Writes the files of a release that describe its tables. */
import { readFile } from 'node:fs/promises';
import { compareText } from '../../store/index.ts';
import type { FolderUnderWay, WrittenFile } from '../aside.ts';
import { drawCharts } from './charts.ts';
import { citationFile } from './citation.ts';
import { SCHEMA_FILE } from './columns.ts';
import { creditsOf } from './credits.ts';
import { croissant } from './croissant.ts';
import { datasheet } from './datasheet.ts';
import type { Described } from './described.ts';
import { RO_CRATE_FILE, roCrate } from './ro-crate.ts';
import { schemaOrgDataset } from './schema-org.ts';
import { sheetHtml, sheetMarkdown } from './sheet.ts';

/** The list of all files with their digests. */
export const CHECKSUMS_FILE = 'checksums.sha256';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What `sha256sum -c` reads. */
function checksums(files: readonly WrittenFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

function sortedByPath(files: readonly WrittenFile[]): WrittenFile[] {
  return [...files].sort((a, b) => compareText(a.path, b.path));
}

/** Describes a release whose tables are written; the checksums of everything come last. */
export async function describeRelease(folder: FolderUnderWay, described: Described): Promise<void> {
  const credits = creditsOf(described);
  const { release } = described;
  await folder.put('release.json', json(release));
  await folder.put('schema.json', await readFile(SCHEMA_FILE));
  await folder.put('CITATION.cff', citationFile(credits, release.version));
  const charts = await drawCharts(described.statistics);
  for (const { name, svg } of charts) await folder.put(`charts/${name}.svg`, svg);
  const dataset = schemaOrgDataset(described, credits);
  const sheet = datasheet(described, credits, charts);
  await folder.put('README.md', sheetMarkdown(sheet));
  await folder.put('datasheet.html', sheetHtml(sheet, dataset));
  await folder.put('dataset.jsonld', json(dataset));
  await folder.put('croissant.json', json(croissant(described, credits)));
  const files = sortedByPath(folder.written);
  await folder.put(RO_CRATE_FILE, json(roCrate(described, credits, files)));
  await folder.put(CHECKSUMS_FILE, checksums(sortedByPath(folder.written)));
}
