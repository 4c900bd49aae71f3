/** Everything that verifying an archive can find, in one table. The codes are stable. */

/** How bad a finding is: an `error` means that something stored is lost, wrong or not vouched for. */
export type Severity = 'error' | 'warning';

/** What each code means, and what to do. */
export const FINDING_CODES = {
  unreadable: {
    severity: 'error',
    message:
      'The disk did not let this be read. Check permissions and the disk, then verify again.',
  },
  'archive-marker': {
    severity: 'error',
    message: 'The file that makes this folder an archive is missing or wrong. Write it anew.',
  },
  'archive-readme': {
    severity: 'error',
    message:
      'The text that tells people what this folder is, is missing or changed, or a later version of kliping wrote it. Restore it from a copy.',
  },
  'root-declaration': {
    severity: 'error',
    message: 'The OCFL declaration of the storage root is missing or wrong. Write it anew.',
  },
  'root-layout': {
    severity: 'error',
    message:
      'The file that names the layout of the storage root is missing or wrong. Write it anew.',
  },
  'root-description': {
    severity: 'error',
    message:
      'The text that describes the storage root to people is missing or changed, or a later version of kliping wrote it. Restore it from a copy.',
  },
  'root-unexpected': {
    severity: 'error',
    message: 'This has no business in the storage root. Move it elsewhere.',
  },
  'root-empty-folder': {
    severity: 'error',
    message: 'A folder on the way to objects holds none. Objects may have been deleted from it.',
  },
  'object-declaration': {
    severity: 'error',
    message: 'The OCFL declaration of an object is missing or wrong. Write it anew.',
  },
  'object-path': {
    severity: 'error',
    message: 'An object is not where its id puts it, so nobody will find it. Move it there.',
  },
  'object-unexpected': {
    severity: 'error',
    message: 'This has no business in an object. Move it elsewhere.',
  },
  'inventory-missing': {
    severity: 'error',
    message: 'An inventory is missing. The object has two copies: restore it from the other.',
  },
  'inventory-invalid': {
    severity: 'error',
    message: 'An inventory is damaged. The object has two copies: restore it from the other.',
  },
  'inventory-sidecar': {
    severity: 'error',
    message:
      'The digest beside an inventory is missing or does not fit it. Restore both from the copy.',
  },
  'inventory-copy': {
    severity: 'error',
    message: 'The two copies of an inventory differ. Keep the one that its digest fits.',
  },
  'content-missing': {
    severity: 'error',
    message: 'A file that the inventory lists is missing. Restore it from a backup.',
  },
  'content-unexpected': {
    severity: 'error',
    message: 'A file or folder in the content is not in the inventory. Move it elsewhere.',
  },
  'content-digest': {
    severity: 'error',
    message: 'A file has changed since it was written. Restore it from a backup, or salvage it.',
  },
  'content-size': {
    severity: 'error',
    message:
      'A file has another size than its batch states. Verify all, then restore it from a copy.',
  },
  'batch-incomplete': {
    severity: 'error',
    message: 'A batch lacks one of the files that every batch has.',
  },
  'provenance-invalid': {
    severity: 'error',
    message: 'The provenance of a batch is not a JSON object in UTF-8.',
  },
  'warc-damaged': {
    severity: 'error',
    message: 'What stands here is not a whole WARC record. Records after it were still read.',
  },
  'warc-digest': {
    severity: 'error',
    message: 'The bytes of a record do not have the digest in its header.',
  },
  'warc-unexpected': {
    severity: 'error',
    message: 'A record is of a type, or carries headers, that the store never writes there.',
  },
  'warc-id-repeated': {
    severity: 'error',
    message: 'Two records of a batch have the same id.',
  },
  'warc-link': {
    severity: 'error',
    message: 'A record refers to another that is not there, or not the one it must refer to.',
  },
  'record-unlisted': {
    severity: 'error',
    message: 'No line of the look-up file leads to this record. Make the look-up file anew.',
  },
  'record-invalid': {
    severity: 'error',
    message: 'A record is not what the schema of its layer demands.',
  },
  'captures-line': {
    severity: 'error',
    message: 'A line of the look-up file is not what it must be. Make the look-up file anew.',
  },
  'captures-repeated': {
    severity: 'error',
    message: 'A capture stands in the look-up file twice.',
  },
  'captures-record': {
    severity: 'error',
    message: 'A line of the look-up file leads to no record, or to a wrong one.',
  },
  'captures-digest': {
    severity: 'error',
    message: 'A line of the look-up file states another digest than the record has.',
  },
  'lookup-root': {
    severity: 'error',
    message:
      'The stated Merkle root is not that of the lines of the look-up file. One of the two changed.',
  },
  tombstones: {
    severity: 'error',
    message: 'The tombstones of what was erased from a batch are missing, damaged or out of place.',
  },
  superseded: {
    severity: 'warning',
    message:
      'An erasure was cut short: the object it replaced is still there. Erase again to complete it.',
  },
  'checkpoint-missing': {
    severity: 'error',
    message: 'A checkpoint that a later one builds on is missing. Restore it from a backup.',
  },
  'checkpoint-invalid': {
    severity: 'error',
    message: 'A checkpoint is not what it must be, or does not continue the one before it.',
  },
  'checkpoint-object-missing': {
    severity: 'error',
    message: 'An object that a checkpoint saw is gone. Restore it from a backup.',
  },
  'checkpoint-object-replaced': {
    severity: 'error',
    message: 'An object is not the one that a checkpoint saw. Restore it from a backup.',
  },
  'checkpoint-signature': {
    severity: 'error',
    message: 'The signature of a checkpoint is not one by a signer who is allowed.',
  },
  'derived-line': {
    severity: 'error',
    message:
      'A line of the look-up file of a derived batch is not what it must be. Make the file anew.',
  },
  'derived-repeated': {
    severity: 'error',
    message: 'A layer of a capture stands in the look-up file of a derived batch twice.',
  },
  'derived-record': {
    severity: 'error',
    message: 'A line of a derived batch leads to no record, or to a wrong one.',
  },
  'derived-digest': {
    severity: 'error',
    message: 'A line of a derived batch states another digest than the record has.',
  },
  'derived-orphan': {
    severity: 'error',
    message:
      'What was made of a capture refers to a raw record that no batch has. Restore its batch.',
  },
  'review-words': {
    severity: 'error',
    message:
      'Something was decided of words that the record it names does not have. Look at the claim with claims show, and decide of it again.',
  },
  'pair-orphan': {
    severity: 'error',
    message:
      'What two captures share is kept, and one of them is not there. If it was erased, erase it again.',
  },
  'pair-text': {
    severity: 'error',
    message:
      'What is kept of two captures is not what their texts share. Compare them anew (kliping duplicates --all).',
  },
  'annotation-text': {
    severity: 'error',
    message:
      'Annotations do not fit the text they say they were made from. Annotate the capture again.',
  },
} as const satisfies Record<string, { severity: Severity; message: string }>;

/** The id of a kind of finding. */
export type FindingCode = keyof typeof FINDING_CODES;

/** Something found wrong. */
export interface Finding {
  readonly severity: Severity;
  readonly code: FindingCode;
  /** The file or folder, from the archive's folder, with `/`. */
  readonly path: string;
  /** Where in the file: bytes from its start. */
  readonly offset?: number;
  /** What should be there. */
  readonly expected: string;
  /** What is there. */
  readonly found: string;
  /** What it means and what to do, from the table of codes. */
  readonly message: string;
}

/** How much was looked at. */
export interface VerifyTotals {
  /** Objects of any kind that were looked at. */
  objects: number;
  /** Objects that were passed over, for they are older than was asked for. */
  older: number;
  /** Objects that are batches. */
  batches: number;
  /** Checkpoints. */
  checkpoints: number;
  /** Changes of the store that no checkpoint has seen yet. */
  unwitnessed: number;
  /** Lines of look-up files. */
  captures: number;
  /** Content files whose digest was computed. */
  files: number;
  /** Their size together, in bytes. */
  bytes: number;
}
