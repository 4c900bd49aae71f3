/** Validation of records, apart from that of all else: whoever makes records loads no more code. */
import { validateArchiveRecord } from './record-validator.generated.ts';
import { type Compiled, type SchemaError, schemaErrors } from './schema-error.ts';
import type { ArchiveRecord } from './types.generated.ts';

/** Checks a record; an empty list means valid. */
export function recordErrors(value: unknown): SchemaError[] {
  return schemaErrors(validateArchiveRecord as Compiled, value);
}

/** Tells a valid record. */
export function isRecord(value: unknown): value is ArchiveRecord {
  return recordErrors(value).length === 0;
}
