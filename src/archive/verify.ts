/** Verifies an archive down to its records. */
import {
  type JsonLd,
  openArchive,
  readBatchStarted,
  StoreError,
  StoreUsageError,
  type VerifyOptions,
  type VerifyReport,
  verifyArchive,
} from '../store/index.ts';
import { annotationFindings } from './annotations/verify.ts';
import { checkLayer } from './check-layer.ts';
import { pairFindings } from './duplicates/verify.ts';
import { reviewFindings } from './reviews/verify.ts';
import { startReaders } from './verify-readers.ts';

/** What provenance says of the sizes of a batch's files (see `provenanceOf`). */
function statedSizes({ hadMember }: JsonLd): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const member of Array.isArray(hadMember) ? (hadMember as unknown[]) : []) {
    if (typeof member !== 'object' || member === null) continue;
    const { '@id': id, 'premis:size': size } = member as JsonLd;
    if (typeof id !== 'string' || typeof size !== 'number') continue;
    sizes.set(id.slice(id.lastIndexOf('/') + 1), size);
  }
  return sizes;
}

/**
 * Verifies everything the store promises (see `verifyArchive`) and, for every record, its schema,
 * its spans, the conservation of bytes, and that its id is the capture's; for every layer of
 * annotations its schema, and that its spans say what the text says that they were made from; for what
 * people decided its schema, and that the record has such a claim or quotation; for every pair of
 * captures that their texts share what it says (not when `quick`). Large volumes are read by several threads.
 *
 * @param folder The archive's folder.
 * @throws StoreUsageError when `since` names neither a time nor a batch.
 */
export async function verify(
  folder: string,
  options: Omit<VerifyOptions, 'checkRecord' | 'readElsewhere' | 'statedSizes'> = {},
): Promise<VerifyReport> {
  // A disk made for a test is in this thread only.
  const readers = options.files ? null : startReaders();
  try {
    const report = await verifyArchive(folder, {
      ...options,
      checkRecord: checkLayer,
      statedSizes,
      ...(readers && { readElsewhere: readers.read }),
    });
    return options.quick ? report : await withLayers(folder, options, report);
  } finally {
    await readers?.close();
  }
}

/** Adds what is wrong with annotations, reviews and pairs, which are held against texts of other batches. */
async function withLayers(
  folder: string,
  { files, onFinding }: Pick<VerifyOptions, 'files' | 'onFinding'>,
  report: VerifyReport,
): Promise<VerifyReport> {
  const findings = [...report.findings];
  try {
    const archive = await openArchive(folder, files && { files });
    for (const check of [annotationFindings, reviewFindings, pairFindings]) {
      for await (const finding of check(archive)) {
        findings.push(finding);
        onFinding?.(finding);
      }
    }
  } catch (error) {
    // What does not let the archive be read is among the findings already.
    if (!(error instanceof StoreError)) throw error;
  }
  return { ...report, findings };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/**
 * The time that `--since` stands for: itself, or when the batch of that id was made.
 *
 * @throws StoreUsageError when it is no time, and there is no such batch
 * @throws DamageError when the inventory of that batch is damaged
 */
export async function sinceTime(folder: string, since: string): Promise<string> {
  const time = DATE.test(since) ? `${since}T00:00:00Z` : since;
  if (TIME.test(time) && !Number.isNaN(Date.parse(time))) return time;
  const archive = await openArchive(folder);
  const created = await readBatchStarted(archive, since);
  if (created !== null) return created;
  throw new StoreUsageError(
    `${JSON.stringify(since)} is neither a time in UTC such as 2026-01-31 nor the id of a batch in '${folder}'.`,
  );
}
