/** What can go wrong with the catalog; nothing of it touches what is archived. */
import { StoreUsageError } from '../store/index.ts';

/** Why the catalog gives no answer; `docs/errors.md` says what to do about each. */
export type CatalogCode = 'engine' | 'missing' | 'damaged' | 'busy' | 'query' | 'read-only';

/** The catalog gives no answer. The archive is as it was, and the catalog can be made anew. */
export class CatalogError extends StoreUsageError {
  override name = 'CatalogError';
  readonly code: CatalogCode;

  constructor(code: CatalogCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
