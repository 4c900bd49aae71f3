/** Keeping bytes for good: archives of WARC volumes in an OCFL storage root. */
export {
  type Archive,
  archiveAt,
  type CreateArchiveOptions,
  createArchive,
  type OpenArchiveOptions,
  openArchive,
} from './archive.ts';
export { batchObjectId, batchOfObject, writeBatch } from './batch.ts';
export {
  type AllBatches,
  type BatchRef,
  type FindOptions,
  type LinePlace,
  listAllBatches,
  readNewestCreated,
  readSeal,
} from './batches.ts';
export {
  findAskedCaptures,
  findCaptures,
  listBatches,
  readCapture,
  readCaptureAt,
  readCapturePlaces,
  readCaptureRecord,
  readCaptures,
} from './captures.ts';
export type { CheckpointDocument } from './checkpoint/document.ts';
export type { LogEntry } from './checkpoint/entries.ts';
export { type CheckpointLog, readLog } from './checkpoint/log.ts';
export { type Checkpoint, readCheckpoints } from './checkpoint/read.ts';
export { type CheckpointInput, type CheckpointReceipt, takeCheckpoint } from './checkpoint/take.ts';
export { derivedObjectId, writeDerived } from './derived.ts';
export { DigestSet } from './digest-set.ts';
export { digestFromNi, hexFromNi, niFromDigest, niFromHex, sha256 } from './digests.ts';
export {
  type ErasedBatch,
  type ErasureInput,
  eraseCaptures,
} from './erase/erase.ts';
export {
  findAskedTombstones,
  findTombstones,
  type LedgerEntry,
  readTombstones,
} from './erase/ledger.ts';
export {
  DamageError,
  ObjectExistsError,
  StoreError,
  StoreIoError,
  StoreUsageError,
} from './errors.ts';
export {
  compareText,
  type Entry,
  type EntryKind,
  ensureFolder,
  type Files,
  type InputFile,
  isSystemError,
  nodeFiles,
  type OutputFile,
  readPieces,
} from './files.ts';
export { type FormatInput, writeFormat } from './format.ts';
export { FoundById, wantedHex } from './found-by-id.ts';
export { GunzipError, gunzip } from './gunzip.ts';
export { keepOpen } from './keep-open.ts';
export {
  compareMade,
  findMade,
  listDerived,
  madePath,
  readAllMade,
  readMade,
  readMadeAt,
  readMadePlaces,
} from './made.ts';
export { isLayer, madeKey } from './made-lookup.ts';
export { CAPTURE_HEADER } from './made-records.ts';
export { openNameless } from './nameless.ts';
export { Numbers } from './numbers.ts';
export { type ObjectInput, writeObject } from './object.ts';
export { type SweepResult, sweepStaging } from './ocfl/commit.ts';
export { isGone, type Owner, thisOwner } from './owner.ts';
export { type LineProof, proveCapture, proveMade } from './proof.ts';
export { copyProblem, recordIdOf } from './received.ts';
export { type Left, planRepair, type RepairPlan, type Restore } from './repair/plan.ts';
export { type RepairOptions, type RepairReport, repairArchive } from './repair/repair.ts';
export {
  type BatchBefore,
  type SalvagedObject,
  type SalvageOptions,
  type SalvageReport,
  salvageArchive,
} from './salvage/archive.ts';
export type { CaptureFacts } from './salvage/captures.ts';
export type { LostPart } from './salvage/found.ts';
export type { SalvagedBatch } from './salvage/rewrite.ts';
export type { LostStretch } from './salvage/scan.ts';
export { type SalvagedVolume, salvageVolume } from './salvage/volume.ts';
export { readBatchStarted, readStarted } from './started.ts';
export type {
  ArchiveMarker,
  BatchFiles,
  BatchHead,
  BatchInput,
  BatchReceipt,
  BatchSummary,
  Capture,
  CaptureEntry,
  CaptureLine,
  DerivedInput,
  DerivedReceipt,
  DerivedSummary,
  JsonLd,
  Made,
  MadeEntry,
  MadeLine,
  Received,
  RecordLocation,
  StoredCapture,
  StoredMade,
} from './types.ts';
export { PAIR_LAYER, RECORD_LAYER } from './types.ts';
export { readUndisturbed } from './undisturbed.ts';
export { FINDING_CODES, type Finding, type FindingCode, type Severity } from './verify/codes.ts';
export type { CheckRecord, RecordAbout, StatedSizes } from './verify/report.ts';
export { type VerifyOptions, type VerifyReport, verifyArchive } from './verify/verify.ts';
export {
  readVolume,
  type VolumeReader,
  type VolumeReading,
  type VolumeTask,
} from './verify/volumes.ts';
export { compressMember } from './warc/gzip.ts';
export {
  type ReadOptions,
  type ReadVolumeOptions,
  readRecordAt,
  readRecords,
} from './warc/read.ts';
export { header, type ParsedRecord, type WarcRecord } from './warc/record.ts';
export { readRecordStream, type StreamDamage, type StreamRecord } from './warc/stream.ts';
export { safeUri } from './warc/uri.ts';
export type { Compression } from './warc/volume.ts';
export { isHeaderValue } from './warc/write.ts';
