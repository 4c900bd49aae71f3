/** What can go wrong in the store, one class for each thing a caller does about it. */

/** The common parent of every error the store throws on purpose. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** The caller gave something that cannot be stored, or named an archive that is not there. */
export class StoreUsageError extends StoreError {
  override name = 'StoreUsageError';
}

/** Where stored bytes are not what they must be. */
export interface Damage {
  /** The damaged file or folder. */
  readonly path: string;
  /** Where in the file the damage was met: bytes from its start. */
  readonly offset?: number;
  /** What should stand there. */
  readonly expected: string;
  /** What stands there. */
  readonly found: string;
}

/** Stored bytes are not what they must be. Nothing damaged is ever handed out as if it were whole. */
export class DamageError extends StoreError {
  override name = 'DamageError';
  /** The damaged file or folder. */
  readonly path: string;
  /** Where in the file the damage was met: bytes from its start; absent when it has no place. */
  readonly offset: number | undefined;
  /** What should stand there. */
  readonly expected: string;
  /** What stands there. */
  readonly found: string;

  constructor(damage: Damage, options?: ErrorOptions) {
    const place = damage.offset === undefined ? '' : ` at byte ${damage.offset}`;
    super(
      `Damage in '${damage.path}'${place}: expected ${damage.expected}, found ${damage.found}.`,
      options,
    );
    this.path = damage.path;
    this.offset = damage.offset;
    this.expected = damage.expected;
    this.found = damage.found;
  }
}

/** The disk or the operating system refused: full, unreadable, not permitted. */
export class StoreIoError extends StoreError {
  override name = 'StoreIoError';
  /** What was tried, as a verb: `write`, `sync`, `move`. */
  readonly operation: string;
  /** The file or folder it was tried on. */
  readonly path: string;
  /** The system's code, such as `ENOSPC`; `UNKNOWN` when it gave none. */
  readonly code: string;

  constructor(operation: string, path: string, cause: unknown) {
    const { code, message } = systemError(cause);
    super(`Could not ${operation} '${path}': ${message}`, { cause });
    this.operation = operation;
    this.path = path;
    this.code = code;
  }
}

/** An object of this id is already in the storage root; it was left as it is. */
export class ObjectExistsError extends StoreError {
  override name = 'ObjectExistsError';
  /** The OCFL object id. */
  readonly id: string;
  /** The folder of the object that is there. */
  readonly path: string;

  constructor(id: string, path: string) {
    super(`The object '${id}' already exists at '${path}'; nothing was written.`);
    this.id = id;
    this.path = path;
  }
}

function systemError(cause: unknown): { code: string; message: string } {
  if (!(cause instanceof Error)) return { code: 'UNKNOWN', message: String(cause) };
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : 'UNKNOWN';
  return { code, message: cause.message };
}
