/** Stops where a record that was made is not valid. */
import type { SchemaError } from './schema-error.ts';
import type { ArchiveRecord } from './types.generated.ts';
import { recordErrors } from './validate-record.ts';

/** Thrown when the pipeline made a record that breaks its own schema: a fault of kliping. */
export class InvalidRecordError extends Error {
  readonly errors: readonly SchemaError[];

  constructor(errors: readonly SchemaError[]) {
    const first = errors[0];
    super(
      `The record breaks its schema at ${first?.path || '/'}: ${first?.message}. This is a fault of kliping; please report it with the input.`,
    );
    this.name = 'InvalidRecordError';
    this.errors = errors;
  }
}

/**
 * Validates a record against its schema.
 *
 * @throws InvalidRecordError when it breaks it.
 */
export function assertValid(record: ArchiveRecord): void {
  const errors = recordErrors(record);
  if (errors.length > 0) throw new InvalidRecordError(errors);
}
