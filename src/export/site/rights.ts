/** Whose an article is, and what may be shown of it. */
import { publicAddress, webAddress } from '../../jsonld/web-address.ts';
import type { Rights } from '../../record/types.generated.ts';
import { textKey } from '../../unicode/text-key.ts';
import type { SiteSettings } from './config.ts';
import { type Sourced, SourceRights, strictest } from './sources.ts';

/** What is known of an article's rights. */
export interface ArticleRights {
  readonly rights: Rights;
  /** The address of its licence. */
  readonly license?: string;
}

const RIGHTS: readonly Rights[] = ['owned', 'licensed', 'unknown'];

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

/** What the metadata that came with an article says: one of the three words, or the address of a licence. */
function statedRights(stated: unknown, license: string | undefined): Rights | undefined {
  const word = typeof stated === 'string' ? textKey(stated) : undefined;
  return RIGHTS.find((each) => each === word) ?? (license === undefined ? undefined : 'licensed');
}

/**
 * Tells the rights of an article: the strictest of what came with it and what is configured of its source,
 * or the default where neither says anything. Nothing that came with an article lets it out further than
 * its source, an agency's copy is not free since the paper that printed it is, and neither is a page that calls
 * itself by the name of a free publisher.
 */
export function rightsOf(sourced: Sourced, settings: SiteSettings): ArticleRights {
  const { rights: word, license } = sourced.source.metadata ?? {};
  const given = typeof license === 'string' ? webAddress(license) : undefined;
  const address = publicAddress(given);
  const sources = sourceRightsOf(settings);
  const known = strictest(statedRights(word, address), sources.of(sourced));
  const rights = strictest(known ?? settings.rights.default, sources.bounds(sourced))!;
  const chosen = rights === 'unknown' ? undefined : (address ?? settings.license);
  return { rights, ...(chosen !== undefined && { license: chosen }) };
}
