/** Counts what a release holds, for its datasheet. */
import type { ArticleRow, DatasetTables } from '../../record/types.generated.ts';
import { compareText } from '../../store/index.ts';

/** How often each value came, by the value. */
export type Counts = ReadonlyMap<string, number>;

/** What a release holds. */
export interface Statistics {
  readonly articles: number;
  readonly words: number;
  readonly sentences: number;
  readonly rawBytes: number;
  readonly removedBytes: number;
  /** How many articles have something removed from them. */
  readonly cleaned: number;
  /** How many groups there are; fewer than articles when some are versions or copies of others. */
  readonly groups: number;
  readonly languages: Counts;
  readonly publishers: Counts;
  readonly rights: Counts;
  readonly splits: Counts;
  /** By `YYYY`, `YYYY-MM` of those that state a month. */
  readonly years: Counts;
  readonly months: Counts;
  /** By what says when an article was published; `nothing` for those without a date. */
  readonly dateBasis: Counts;
  /** By the upper end of steps of 100 words: `0-99`. */
  readonly lengths: Counts;
  readonly entities: Counts;
  readonly linked: Counts;
  readonly quotations: Counts;
  readonly speakers: Counts;
  readonly claims: number;
  readonly removals: Counts;
  /** How names, quotations, claims and noise were looked for: `mentions model`. */
  readonly coverage: Counts;
  readonly versions: Counts;
}

class Tally extends Map<string, number> {
  count(value: string, times = 1): void {
    this.set(value, (this.get(value) ?? 0) + times);
  }
}

/** Counts in the order of their values. */
export function byValue(counts: Counts): [value: string, count: number][] {
  return [...counts].sort(([a], [b]) => compareText(a, b));
}

/** Counts with the greatest first; equal ones in the order of their values. */
export function byCount(counts: Counts): [value: string, count: number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
}

/** What stands for a cell without a value. */
export const NOT_STATED = '(not stated)';

/** Collects the statistics of a release, article by article. */
export class Collector {
  readonly #groups = new Set<string>();
  readonly #counts = {
    articles: 0,
    words: 0,
    sentences: 0,
    rawBytes: 0,
    removedBytes: 0,
    cleaned: 0,
    claims: 0,
  };
  readonly #tallies = {
    languages: new Tally(),
    publishers: new Tally(),
    rights: new Tally(),
    splits: new Tally(),
    years: new Tally(),
    months: new Tally(),
    dateBasis: new Tally(),
    lengths: new Tally(),
    entities: new Tally(),
    linked: new Tally(),
    quotations: new Tally(),
    speakers: new Tally(),
    removals: new Tally(),
    coverage: new Tally(),
    versions: new Tally(),
  };

  /** Counts one article. */
  add({ articles, entities, quotations, claims, removals }: DatasetTables): void {
    const tallies = this.#tallies;
    for (const row of articles) this.#addArticle(row);
    for (const { type, same_as } of entities) {
      tallies.entities.count(type);
      if (same_as.length > 0) tallies.linked.count(type);
    }
    for (const { kind, speaker_kind } of quotations) {
      tallies.quotations.count(kind);
      tallies.speakers.count(speaker_kind ?? 'no speaker');
    }
    this.#counts.claims += claims.length;
    for (const { kind } of removals) tallies.removals.count(kind);
  }

  #addArticle(row: ArticleRow): void {
    const [counts, tallies] = [this.#counts, this.#tallies];
    counts.articles++;
    counts.words += row.word_count;
    counts.sentences += row.sentence_count;
    counts.rawBytes += row.raw_bytes;
    counts.removedBytes += row.removed_bytes;
    if (row.removal_count > 0) counts.cleaned++;
    this.#groups.add(row.group);
    tallies.languages.count(row.language);
    tallies.publishers.count(row.publisher ?? NOT_STATED);
    tallies.rights.count(row.rights ?? NOT_STATED);
    tallies.splits.count(row.split);
    tallies.dateBasis.count(row.date_published_basis ?? 'nothing');
    if (row.date_published) {
      tallies.years.count(row.date_published.slice(0, 4));
      if (row.date_published.length >= 7) tallies.months.count(row.date_published.slice(0, 7));
    }
    const step = Math.min(Math.floor(row.word_count / 100), 20) * 100;
    tallies.lengths.count(step === 2000 ? '2000+' : `${step}-${step + 99}`);
    for (const what of ['mentions', 'quotations', 'claims', 'noise'] as const) {
      tallies.coverage.count(`${what} ${row[`coverage_${what}`]}`);
    }
    tallies.versions.count(row.pipeline_version);
  }

  /** What was counted. */
  finish(): Statistics {
    return { ...this.#counts, groups: this.#groups.size, ...this.#tallies };
  }
}
