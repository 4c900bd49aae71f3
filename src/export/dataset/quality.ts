/** What people found when they judged samples of the archive that a release is made from. */
import { erasedFrom } from '../../catalog/stats.ts';
import type {
  DatasetRelease,
  QualityEstimate,
  QualityStatement,
  ReleaseQuality,
} from '../../record/types.generated.ts';
import { qualityErrors } from '../../record/validate.ts';
import { type Archive, StoreUsageError } from '../../store/index.ts';
import { grouped } from '../bar-chart.ts';
import { readGiven } from '../read-given.ts';
import { KINDS, type Kind } from '../sample/names.ts';

/** What is said of a statement that cannot be used. */
function fail(called: string, why: string, cause?: unknown): never {
  throw new StoreUsageError(`--quality ${called} cannot be used: ${why}`, { cause });
}

/**
 * Reads a statement that `kliping sample --read` wrote.
 *
 * @throws StoreUsageError when it is none, or there is no such file; the message names the field, or the file
 * @throws StoreIoError when it cannot be read
 */
export async function readQuality(path: string): Promise<QualityStatement> {
  const text = (await readGiven(path, '--quality')).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    fail(
      path,
      'it is no JSON. Make one of a judged sheet with kliping sample --read SHEET.csv --coder NAME --date DAY --out FILE.json.',
      error,
    );
  }
  return checkQuality(value, path);
}

const SHARES = ['precision', 'recall', 'attribute'] as const;

/** Checks a statement, also that its figures can be true. */
export function checkQuality(value: unknown, called: string): QualityStatement {
  const errors = qualityErrors(value);
  if (errors.length > 0) {
    const list = errors.map(({ path, message }) => `${path || '/'} ${message}`);
    fail(called, `${list.join('; ')}.`);
  }
  const statement = value as QualityStatement;
  const { articles, articlesDrawn, population, captures } = statement;
  if (captures.length !== articles || articles > articlesDrawn || articlesDrawn > population) {
    fail(
      called,
      `${articles} articles judged of ${articlesDrawn} drawn from ${population}, with ${captures.length} captures, cannot be.`,
    );
  }
  for (const share of SHARES) {
    const { estimate, low, high } = statement[share] ?? { estimate: 0, low: 0, high: 0 };
    if (low > estimate || estimate > high) {
      fail(called, `/${share} is ${estimate}, which is not within ${low} and ${high}.`);
    }
  }
  return statement;
}

/** What is counted of a statement while a release is written. */
interface Counted {
  readonly statement: QualityStatement;
  readonly captures: ReadonlySet<string>;
  held: number;
  released: number;
}

/** Counts which of the articles that were judged an archive has, and a release of it. */
export class Judged {
  readonly #all: Counted[];

  /** @throws StoreUsageError when two statements are about the same kind of thing */
  constructor(statements: readonly QualityStatement[]) {
    const kinds = statements.map(({ what }) => what);
    const twice = kinds.find((what, index) => kinds.indexOf(what) !== index);
    if (twice !== undefined) {
      throw new StoreUsageError(
        `--quality: two statements are about ${twice}, and a release states one for each kind: leave one out.`,
      );
    }
    this.#all = statements.map((statement) => ({
      statement,
      captures: new Set(statement.captures),
      held: 0,
      released: 0,
    }));
  }

  /** Takes note of an article of the archive. */
  add(capture: string, isReleased: boolean): void {
    for (const each of this.#all) {
      if (!each.captures.has(capture)) continue;
      each.held++;
      if (isReleased) each.released++;
    }
  }

  /**
   * What goes into the release, once all articles were noted.
   *
   * @throws StoreUsageError when articles were judged that the archive has not, and cannot have had
   */
  async finish(archive: Archive): Promise<ReleaseQuality[]> {
    for (const { statement, held } of this.#all) {
      const missing = statement.articles - held;
      if (missing === 0) continue;
      const erased = await erasedFrom(archive);
      if (missing <= erased && held > 0) continue;
      throw new StoreUsageError(
        `--quality: of the ${statement.articles} articles whose ${statement.what} were judged, ${missing} are not in '${archive.folder}', from which ${erased} were erased: give what was measured on this archive.`,
      );
    }
    return this.#all.map(({ statement, released }) => {
      const { what, coders, date, articles, population, precision, recall, attribute } = statement;
      return {
        ...{ what, coders, date, articles, population, released },
        ...(precision && { precision }),
        ...(recall && { recall }),
        ...(attribute && { attribute }),
      };
    });
  }
}

/** A share that was measured. */
export interface Measured {
  readonly of: ReleaseQuality;
  readonly share: (typeof SHARES)[number];
  readonly estimate: QualityEstimate;
}

/** All shares that were measured, in the order of the statements. */
export function measuredOf(quality: readonly ReleaseQuality[]): Measured[] {
  return quality.flatMap((of) =>
    SHARES.flatMap((share) => {
      const estimate = of[share];
      return estimate ? [{ of, share, estimate }] : [];
    }),
  );
}

/** A share in percent, to a tenth. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** What was judged, how much, by whom and when, in a sentence. */
export function judgedBy({ what, articles, population, released, ...how }: ReleaseQuality): string {
  return `${what}: ${grouped(articles)} of ${grouped(population)} articles, judged by ${how.coders.join(' and ')}, done on ${how.date}; ${grouped(released)} of them are in this release.`;
}

/** What nobody judged. */
export function unmeasured(quality: readonly ReleaseQuality[]): Kind[] {
  return KINDS.filter((kind) => !quality.some(({ what }) => what === kind));
}

/** What is said of what nobody judged. */
export function unmeasuredText(kinds: readonly Kind[]): string {
  return `No one has checked how many of this archive's ${kinds.join(', ')} are right, or how many are missing; figures of other archives do not carry over. kliping sample draws some for people to judge, and export dataset --quality shows what they found.`;
}

function measuredText({ of, share, estimate }: Measured): string {
  const { estimate: middle, low, high, items } = estimate;
  return `Measured on ${of.articles} articles of the archive, judged by ${of.coders.join(' and ')}, done on ${of.date}: ${share} of ${of.what} ${percent(middle)} % (95 % interval ${percent(low)} to ${percent(high)}, ${items} items).`;
}

/** What was measured and what was not, in sentences for descriptions that have no tables. */
export function limitationsOf({ quality = [] }: DatasetRelease): string[] {
  const nobody = unmeasured(quality);
  return [
    ...measuredOf(quality).map(measuredText),
    ...(nobody.length > 0 ? [unmeasuredText(nobody)] : []),
  ];
}

/**
 * What was measured as schema.org Observations.
 *
 * @param about the id of the dataset in the same document; absent where the observations are put below it
 */
export function observationsOf({ quality = [] }: DatasetRelease, about?: string): object[] {
  return measuredOf(quality).map((measured, index) => {
    const { of, share, estimate } = measured;
    return {
      '@id': `#quality-${index + 1}`,
      '@type': 'Observation',
      name: `${share} of ${of.what}`,
      description: measuredText(measured),
      ...(about !== undefined && { observationAbout: { '@id': about } }),
      observationDate: of.date,
      value: estimate.estimate,
      minValue: estimate.low,
      maxValue: estimate.high,
    };
  });
}
