/** The rights of sources: which of the keys that a site is configured with an article fits. */
import { hostOf } from '../../catalog/facts.ts';
import type { ArchiveRecord, Rights } from '../../record/types.generated.ts';
import { textKey } from '../../unicode/text-key.ts';

/** What of an article tells its source. */
export type Sourced = Pick<ArchiveRecord, 'source' | 'article'>;

/** The stricter of two rights holds where two keys are one source. */
const STRICTNESS: Readonly<Record<Rights, number>> = { owned: 0, licensed: 1, unknown: 2 };
/** A host as people write it: maybe with a scheme, a port, a slash at its end. */
const HOST = /^(?:https?:\/\/)?[^\s/@?#\\]+\/?$/i;

function withoutDot(host: string | undefined): string | undefined {
  return host?.replace(/\.$/, '');
}

/** The host that a key may mean: lower case, without `www.`, port and final dot. */
function hostKey(key: string): string | undefined {
  const text = key.trim();
  if (!HOST.test(text)) return undefined;
  return withoutDot(hostOf(/^https?:\/\//i.test(text) ? text : `http://${text}`));
}

/** Rights by source, and the keys that say so. */
interface Known {
  readonly rights: Rights;
  readonly keys: readonly string[];
}

/** The rights of sources, by hosts and by publishers' names however they are written. */
export class SourceRights {
  readonly #hosts = new Map<string, Known>();
  readonly #publishers = new Map<string, Known>();

  /** @param sources Rights by host or publisher, as they are configured. */
  constructor(sources: Readonly<Record<string, Rights>>) {
    const put = (known: Map<string, Known>, name: string, key: string, rights: Rights): void => {
      const before = known.get(name);
      const isStricter = before !== undefined && STRICTNESS[before.rights] > STRICTNESS[rights];
      known.set(name, {
        rights: isStricter ? before.rights : rights,
        keys: [...(before?.keys ?? []), key],
      });
    };
    for (const [key, rights] of Object.entries(sources)) {
      const host = hostKey(key);
      if (host !== undefined) put(this.#hosts, host, key, rights);
      put(this.#publishers, textKey(key), key, rights);
    }
  }

  #fitting({ source, article }: Sourced): Known[] {
    const host = withoutDot(hostOf(source.uri));
    const { publisher } = article;
    return [
      host === undefined ? undefined : this.#hosts.get(host),
      publisher === undefined ? undefined : this.#publishers.get(textKey(publisher)),
    ].filter((each) => each !== undefined);
  }

  /** The rights of an article by its source: by its host, or else by its publisher. */
  of(article: Sourced): Rights | undefined {
    return this.#fitting(article)[0]?.rights;
  }

  /** The keys that fit an article, whether or not they decide. */
  keysOf(article: Sourced): string[] {
    return this.#fitting(article).flatMap(({ keys }) => keys);
  }
}
