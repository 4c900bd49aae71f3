/** The rights of sources: which of the keys that a site is configured with an article fits. */
import { agencyNamed } from '../../languages/common/agencies.ts';
import { hostOf } from '../../record/facts.ts';
import type { ArchiveRecord, Rights } from '../../record/types.generated.ts';
import { textKey } from '../../unicode/text-key.ts';

/** What of an article tells its source. */
export type Sourced = Pick<ArchiveRecord, 'source' | 'article'>;

const STRICTNESS: Readonly<Record<Rights, number>> = { owned: 0, licensed: 1, unknown: 2 };
/** A host as people write it: maybe with a scheme, a port, a slash at its end. */
const HOST = /^(?:https?:\/\/)?[^\s/@?#\\]+\/?$/i;

/** The strictest of what several say; undefined when none says anything. */
export function strictest(...said: readonly (Rights | undefined)[]): Rights | undefined {
  let most: Rights | undefined;
  for (const each of said) {
    if (each === undefined) continue;
    if (most === undefined || STRICTNESS[each] > STRICTNESS[most]) most = each;
  }
  return most;
}

/** The host that a key may mean: lower case, without `www.`, port and final dot. */
function hostKey(key: string): string | undefined {
  const text = key.trim();
  if (!HOST.test(text)) return undefined;
  return hostOf(/^https?:\/\//i.test(text) ? text : `http://${text}`);
}

/** The one name of an agency, or whatever name that is. */
function agencyKey(name: string): string {
  return textKey(agencyNamed(name.trim()) ?? name);
}

/** Whether the publisher was given with the article, by who archived it; else a page says so of itself. */
function isGiven({ source: { metadata }, article: { publisher } }: Sourced): boolean {
  const given = metadata?.publisher;
  return (
    typeof given === 'string' && publisher !== undefined && textKey(given) === textKey(publisher)
  );
}

/** Rights by source, and the keys that say so. */
interface Known {
  readonly rights: Rights;
  readonly keys: readonly string[];
}

/** The rights of sources, by hosts, publishers' names and agencies however they are written. */
export class SourceRights {
  readonly #hosts = new Map<string, Known>();
  readonly #publishers = new Map<string, Known>();
  readonly #agencies = new Map<string, Known>();

  /** @param sources Rights by host, publisher or agency, as they are configured. */
  constructor(sources: Readonly<Record<string, Rights>>) {
    const put = (known: Map<string, Known>, name: string, key: string, rights: Rights): void => {
      const before = known.get(name);
      known.set(name, {
        rights: strictest(before?.rights, rights)!,
        keys: [...(before?.keys ?? []), key],
      });
    };
    for (const [key, rights] of Object.entries(sources)) {
      const host = hostKey(key);
      if (host !== undefined) put(this.#hosts, host, key, rights);
      put(this.#publishers, textKey(key), key, rights);
      put(this.#agencies, agencyKey(key), key, rights);
    }
  }

  #byHost({ source }: Sourced): Known | undefined {
    const host = hostOf(source.uri);
    return host === undefined ? undefined : this.#hosts.get(host);
  }

  #byPublisher({ article: { publisher } }: Sourced): Known | undefined {
    return publisher === undefined ? undefined : this.#publishers.get(textKey(publisher));
  }

  #byAgency({ article: { wire, dateline } }: Sourced): Known[] {
    return [wire?.agency, dateline?.agency]
      .map((agency) => (agency === undefined ? undefined : this.#agencies.get(agencyKey(agency))))
      .filter((known) => known !== undefined);
  }

  /** The rights of an article by its host and the publisher given with it: the stricter, where both are known. */
  of(article: Sourced): Rights | undefined {
    const publisher = isGiven(article) ? this.#byPublisher(article)?.rights : undefined;
    return strictest(this.#byHost(article)?.rights, publisher);
  }

  /** What bounds the rights of an article and never frees it: those of its agency, and of the publisher it names itself. */
  bounds(article: Sourced): Rights | undefined {
    const agencies = this.#byAgency(article).map(({ rights }) => rights);
    return strictest(this.#byPublisher(article)?.rights, ...agencies);
  }

  /** The keys that fit an article, whether or not they decide. */
  keysOf(article: Sourced): string[] {
    return [this.#byHost(article), this.#byPublisher(article), ...this.#byAgency(article)].flatMap(
      (known) => known?.keys ?? [],
    );
  }
}
