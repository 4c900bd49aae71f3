/** Draws a sample of an archive's articles into a sheet. */

import { lookUp } from '../../catalog/look-up.ts';
import { readFirst, readNewestMade } from '../../catalog/newest.ts';
import { type Catalog, guarded } from '../../catalog/open.ts';
import { digestFromNi, niFromDigest, StoreUsageError } from '../../store/index.ts';
import { type Item, itemsOf } from './items.ts';
import type { Kind, StratumKind } from './names.ts';
import { sheetHead, sheetLines } from './sheet.ts';
import { type Drawable, drawSample, type Stratum } from './strata.ts';

/** What to draw. */
export interface SampleOptions {
  readonly what: Kind;
  /** How many articles. */
  readonly size: number;
  /** Another seed, another sample. */
  readonly seed: string;
  readonly by: readonly StratumKind[];
}

/** What was drawn. */
export interface SampleReport {
  readonly articles: number;
  readonly items: number;
  readonly strata: readonly Pick<Stratum, 'name' | 'size'>[];
}

const COLUMN: Readonly<Record<StratumKind, string>> = {
  language: 'language',
  source: "coalesce(source, '(no source)')",
  year: "coalesce(substr(day, 1, 4), '(no date)')",
};

function drawables({ database }: Catalog, by: readonly StratumKind[]): Drawable[] {
  const stratum = by.length === 0 ? "'all'" : by.map((each) => COLUMN[each]).join(" || ' · ' || ");
  return database
    .prepare(`SELECT id, ${stratum} AS stratum FROM article ORDER BY id`)
    .all()
    .map(({ id, stratum: name }) => ({
      id: niFromDigest(id as Uint8Array),
      stratum: String(name),
    }));
}

/**
 * Draws a sample and writes it as CSV.
 *
 * @param catalog A catalog that is up to date.
 * @param write Gets the CSV piece by piece.
 * @throws StoreUsageError when the archive holds no articles
 * @throws DamageError when a record that is drawn is damaged
 */
export function writeSample(
  catalog: Catalog,
  { what, size, seed, by }: SampleOptions,
  write: (text: string) => void | Promise<void>,
): Promise<SampleReport> {
  return guarded(catalog.archive, async () => {
    const strata = drawSample(drawables(catalog, by), size, seed);
    if (strata.length === 0) {
      throw new StoreUsageError(
        `There are no articles in '${catalog.archive.folder}' to draw from.`,
      );
    }
    await write(sheetHead());
    let [articles, found] = [0, 0];
    for (const stratum of strata) {
      for (const id of stratum.drawn) {
        const [entry] = await lookUp(catalog, id);
        if (!entry) continue;
        const { record } =
          (await readNewestMade(catalog, digestFromNi(id)!)) ?? (await readFirst(catalog, entry));
        const items: Item[] = itemsOf(record, what);
        const title = record.article.headline ?? record.source.name;
        await write(sheetLines(what, stratum, { capture: id, title }, items));
        articles++;
        found += items.length;
      }
    }
    return {
      articles,
      items: found,
      strata: strata.map(({ name, size: all }) => ({ name, size: all })),
    };
  });
}
