/** Metadata beside an article: `story.txt.json` or `story.json` belongs to `story.txt`. */
import { kindOfName } from './kinds.ts';

function candidates(name: string): string[] {
  const { name: inner, extension } = kindOfName(name);
  const names = [name, inner, inner.slice(0, inner.length - extension.length)];
  return [...new Set(names)].map((each) => `${each}.json`);
}

/** The sidecars of a folder. */
export interface Sidecars {
  /** For each article that has one, the name of its sidecar. */
  of: ReadonlyMap<string, string>;
  /** The names of all of them. */
  all: ReadonlySet<string>;
}

/**
 * Finds the sidecars among the names of a folder. The longer name wins: `story.txt.json` before
 * `story.json`.
 *
 * @param names The names of all files in the folder.
 */
export function findSidecars(names: Iterable<string>): Sidecars {
  const all = new Set(names);
  const found = new Map<string, string>();
  for (const name of all) {
    if (kindOfName(name).kind !== 'article') continue;
    const sidecar = candidates(name).find((each) => all.has(each));
    if (sidecar !== undefined) found.set(name, sidecar);
  }
  return { of: found, all: new Set(found.values()) };
}
