/** Whom a pronoun of one gender means, among those an article has spoken of. */
import type { Gender, Genders } from './gender.ts';
import type { Reading } from './reading.ts';
import { personSource, type Source } from './speakers.ts';
import type { Unit } from './units.ts';

/** How many sentences back a speaker or subject with a name comes first, unless known not to fit. */
const CLOSE = 1;
/** How many sentences back one that is known to fit comes before one of unknown gender. */
const KNOWN = 3;
/** How many sentences back somebody is looked for who was only named. */
const NAMED = 6;
/** How many words back, at most. */
const NAMED_WORDS = 300;
/** How many speakers and subjects are looked at. */
const MOST = 50;

/** Remembers speakers, subjects and sentences; the text is read once, forward. */
export class People {
  readonly genders: Genders;
  readonly #reading: Reading;
  readonly #subjects: { source: Source; unit: number }[] = [];
  readonly #units: Unit[] = [];

  constructor(reading: Reading, genders: Genders) {
    this.#reading = reading;
    this.genders = genders;
  }

  /** Takes note of a speaker, or of whom a sentence is about. */
  note(source: Source): void {
    this.#subjects.push({ source, unit: this.#units.length });
  }

  /** Takes note that a sentence is over. */
  passed(unit: Unit): void {
    this.#units.push(unit);
  }

  /**
   * Finds whom a pronoun means; nobody whose gender is known to be the other one.
   *
   * @param at The word it is.
   */
  antecedent(gender: Gender, at: number): Source | undefined {
    const known = (source: Source): boolean => this.genders.ofSource(source) === gender;
    const possible = (source: Source): boolean =>
      (this.genders.ofSource(source) ?? gender) === gender;
    return (
      this.#subject((source) => (source.mention ? possible : known)(source), CLOSE) ??
      this.#subject(known, KNOWN) ??
      this.#named(known, at) ??
      this.#subject(possible, Number.POSITIVE_INFINITY) ??
      this.#named(possible, at)
    );
  }

  /** The latest speaker or subject. */
  #subject(fits: (source: Source) => boolean, reach: number): Source | undefined {
    const lowest = Math.max(0, this.#subjects.length - MOST);
    for (let index = this.#subjects.length - 1; index >= lowest; index--) {
      const { source, unit } = this.#subjects[index]!;
      if (this.#units.length - unit > reach) return undefined;
      if (fits(source)) return source;
    }
    return undefined;
  }

  /** The latest person named before a word by the narrator. */
  #named(fits: (source: Source) => boolean, at: number): Source | undefined {
    const { namedAt, inside } = this.#reading;
    const lowest = Math.max(0, at - NAMED_WORDS);
    let to = at;
    let from = this.#units.at(-1)?.to ?? 0;
    for (let index = this.#units.length - 1; to > lowest; index--) {
      for (let word = to - 1; word >= Math.max(from, lowest); word--) {
        const named = namedAt.get(word);
        if (inside[word] !== 0 || !named?.whole || named.mention.type !== 'Person') continue;
        const source = personSource(named.mention);
        if (fits(source)) return source;
      }
      const unit = this.#units[index];
      if (!unit || this.#units.length - index > NAMED) return undefined;
      ({ from, to } = unit);
    }
    return undefined;
  }
}
