/** Inputs that cannot become a record. */

/** Why an input is refused; `docs/errors.md` says how to mend each. */
export type RefusalCode =
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'nesting'
  | 'no-text'
  | 'media-type'
  | 'metadata'
  | 'size'
  | 'line'
  | 'warc';

/**
 * Thrown when an input cannot become a record. It is the input's fault, not the program's: a batch
 * names it in its quarantine list and goes on.
 */
export class RefusalError extends Error {
  readonly code: RefusalCode;

  /**
   * @param code Which rule refuses it.
   * @param message What was seen, where, and what to do.
   */
  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'RefusalError';
    this.code = code;
  }
}
