/** Chooses entries of the worklist. */
import { toLower } from '../../unicode/case.ts';
import type { WorkState } from './states.ts';
import type { WorkEntry } from './worklist.ts';

/** What entries to choose; whatever is given must hold. Default: all. */
export interface WorklistFilter {
  /** The least that it is worth to be checked, from 0 to 1. */
  worth?: number;
  /** Part of the name of a claimant, in any case. */
  claimant?: string;
  /** The language of an article, with or without the parts behind it. */
  language?: string;
  states?: readonly WorkState[];
  /** The first day of publication, `2026-01-31`; articles without a date are left out. */
  since?: string;
  /** The last day of publication. */
  until?: string;
  /** No more than so many, those first that are worth most. */
  top?: number;
}

/** Chooses entries: by one of their appearances as far as dates and languages go. */
export function filterWorklist(
  entries: readonly WorkEntry[],
  { worth = 0, claimant, language, states, since, until, top }: WorklistFilter,
): WorkEntry[] {
  const name = claimant === undefined ? undefined : toLower(claimant);
  const tag = language === undefined ? undefined : toLower(language);
  const isThen = (date: string | undefined): boolean => {
    if (since === undefined && until === undefined) return true;
    const day = date?.slice(0, 10);
    if (day === undefined) return false;
    // A date that is only a year or month is compared as far as it goes.
    return (
      (since === undefined || day >= since.slice(0, day.length)) &&
      (until === undefined || day <= until.slice(0, day.length))
    );
  };
  return entries
    .filter(
      (entry) =>
        entry.worth >= worth &&
        (states === undefined || states.includes(entry.state)) &&
        (name === undefined || entry.claimants.some((each) => toLower(each).includes(name))) &&
        entry.appearances.some(
          (each) =>
            isThen(each.datePublished) &&
            (tag === undefined || `${toLower(each.language)}-`.startsWith(`${tag}-`)),
        ),
    )
    .slice(0, top);
}
