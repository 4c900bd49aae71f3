/** Whose an article is, and what may be shown of it. */
import { webAddress } from '../../jsonld/web-address.ts';
import type { Rights } from '../../record/types.generated.ts';
import type { SiteSettings } from './config.ts';
import { type Sourced, SourceRights } from './sources.ts';

/** What is known of an article's rights. */
export interface ArticleRights {
  readonly rights: Rights;
  /** The address of its licence. */
  readonly license?: string;
}

const RIGHTS: ReadonlySet<unknown> = new Set<Rights>(['owned', 'licensed', 'unknown']);

/** The keys of each site's settings, made ready once. */
const prepared = new WeakMap<object, SourceRights>();

/** The rights of the sources that a site is configured with. */
export function sourceRightsOf({ rights: { sources } }: SiteSettings): SourceRights {
  let known = prepared.get(sources);
  if (!known) {
    known = new SourceRights(sources);
    prepared.set(sources, known);
  }
  return known;
}

/**
 * Tells the rights of an article: what came with it says so (`rights` is one of the three words, or
 * `license` is an address), or else its source (host before publisher), or else the default.
 */
export function rightsOf(sourced: Sourced, settings: SiteSettings): ArticleRights {
  const { rights: stated, license } = sourced.source.metadata ?? {};
  const address = typeof license === 'string' ? webAddress(license) : undefined;
  const rights = RIGHTS.has(stated)
    ? (stated as Rights)
    : address !== undefined
      ? 'licensed'
      : (sourceRightsOf(settings).of(sourced) ?? settings.rights.default);
  const chosen = rights === 'unknown' ? undefined : (address ?? settings.license);
  return { rights, ...(chosen !== undefined && { license: chosen }) };
}
