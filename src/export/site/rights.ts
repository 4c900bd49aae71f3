/** Whose an article is, and what may be shown of it. */
import { hostOf } from '../../catalog/facts.ts';
import { webAddress } from '../../jsonld/web-address.ts';
import type { ArchiveRecord, Rights } from '../../record/types.generated.ts';
import type { SiteSettings } from './config.ts';

/** What is known of an article's rights. */
export interface ArticleRights {
  readonly rights: Rights;
  /** The address of its licence. */
  readonly license?: string;
}

const RIGHTS: ReadonlySet<unknown> = new Set<Rights>(['owned', 'licensed', 'unknown']);

function own<Value>(record: Readonly<Record<string, Value>>, key: string | undefined) {
  return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/**
 * Tells the rights of an article: what came with it says so (`rights` is one of the three words, or
 * `license` is an address), or else its source (host before publisher), or else the default.
 */
export function rightsOf(
  { source, article }: Pick<ArchiveRecord, 'source' | 'article'>,
  { rights: { default: otherwise, sources }, license: usual }: SiteSettings,
): ArticleRights {
  const { rights: stated, license } = source.metadata ?? {};
  const address = typeof license === 'string' ? webAddress(license) : undefined;
  const rights = RIGHTS.has(stated)
    ? (stated as Rights)
    : address !== undefined
      ? 'licensed'
      : (own(sources, hostOf(source.uri)) ?? own(sources, article.publisher) ?? otherwise);
  const chosen = rights === 'unknown' ? undefined : (address ?? usual);
  return { rights, ...(chosen !== undefined && { license: chosen }) };
}
