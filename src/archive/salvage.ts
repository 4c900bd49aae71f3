/** Rescues what is whole in a damaged archive or volume. */
import { mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ArchiveRecord } from '../record/types.generated.ts';
import {
  archiveAt,
  type BatchBefore,
  type BatchFiles,
  type CaptureFacts,
  type JsonLd,
  nodeFiles,
  type SalvagedBatch,
  type SalvagedVolume,
  type SalvageReport,
  StoreUsageError,
  salvageArchive,
  salvageVolume,
} from '../store/index.ts';
import { VERSION } from '../version.ts';
import { checkLayer } from './check-layer.ts';
import { provenanceOf, SALVAGE_EVENTS } from './provenance.ts';

/** What the archive record of a capture says for its look-up line; `null` when it is not sound. */
export function captureFacts(bytes: Uint8Array): CaptureFacts | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let record: ArchiveRecord;
  try {
    record = JSON.parse(buffer.toString('utf8')) as ArchiveRecord;
  } catch {
    return null;
  }
  if (checkLayer(bytes, { capture: record.id, layer: 'record' }).length > 0) return null;
  const { name, uri, mediaType } = record.source;
  return { name, ...(uri !== undefined && { uri }), mediaType };
}

/** Describes how a batch was rebuilt. It stays as old as it was, and what was erased stays told. */
function salvageProvenance(
  batch: BatchFiles,
  found: SalvagedBatch,
  { own, started }: BatchBefore,
): JsonLd {
  const erasures = own?.['kliping:erasures'];
  const provenance = provenanceOf(batch, {
    events: SALVAGE_EVENTS,
    now: started,
    models: [],
    outcome: {
      'kliping:inputs': found.records,
      'kliping:archived': found.whole,
      'kliping:alreadyArchived': 0,
      'kliping:refused': found.orphans,
    },
  });
  return { ...provenance, ...(erasures !== undefined && { 'kliping:erasures': erasures }) };
}

/**
 * Rescues an archive or a single WARC volume.
 *
 * @param source The archive's folder, or a volume.
 * @param out A folder that is made: a new archive in `archive/` and what does not fit into it in
 *   `orphans/`; or the new volume.
 * @param now The time for what does not tell its own: ISO 8601 in UTC.
 * @throws StoreUsageError When there is nothing to rescue, or `out` is taken.
 * @throws StoreIoError When a disk refuses.
 */
export async function salvage(
  source: string,
  out: string,
  now: string,
): Promise<SalvageReport | SalvagedVolume> {
  const found = await stat(source).catch(() => null);
  if (!found) throw new StoreUsageError(`There is nothing at '${source}': check the path.`);
  await mkdir(out, { recursive: true });
  if (found.isFile()) {
    const target = join(out, basename(source));
    if ((await nodeFiles.kind(target)) !== null) {
      throw new StoreUsageError(`There is a '${target}' already: give another --out.`);
    }
    return salvageVolume({ files: nodeFiles }, source, target);
  }
  const archive = archiveAt(source, 'gzip', nodeFiles);
  if ((await nodeFiles.kind(archive.root)) !== 'folder') {
    throw new StoreUsageError(`There is no archive in '${archive.folder}': check the path.`);
  }
  return salvageArchive(archive, out, {
    describe: captureFacts,
    check: checkLayer,
    provenance: salvageProvenance,
    now,
    software: `kliping/${VERSION}`,
  });
}
