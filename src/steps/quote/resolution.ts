/** Remembers whom an article speaks of, to resolve `she`, `the spokesman`, `ujarnya`. */
import type { Speaker } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { Genders } from './gender.ts';
import { HEAD, Part, PRONOUN } from './lexicon.ts';
import { namedPhraseAt, type Phrase, phraseAt, settled } from './noun-phrase.ts';
import { People } from './people.ts';
import {
  Gap,
  isCapital,
  nameEndingAt,
  occurrence,
  type Reading,
  spanOf,
  wordAt,
} from './reading.ts';
import { personSource, type Source, sourceOf, speakerSpan } from './speakers.ts';
import type { Unit } from './units.ts';

/** How many earlier nouns of the same sort are looked at for a phrase that points back. */
const LOOK_BACK = 400;
/** How many words of a sentence may hold its subject. */
const SUBJECT_REACH = 8;

/** Whom the article has spoken of so far; the text is read once, forward. */
export class Memory {
  readonly #reading: Reading;
  #person: Source | undefined;
  /** Everybody so far, where pronouns have a gender. */
  readonly #people: People | undefined;
  #group: Source | undefined;
  #organization: Source | undefined;
  /** The last speaker, where the words for it stand. */
  #latest: Speaker | undefined;
  /** The last speaker that is one person. */
  #latestPerson: Speaker | undefined;
  /** The person that the sentence before is about, when nobody speaks in it. */
  #subject: Speaker | undefined;
  #spoken = false;
  /** Words that tell what sort of source is meant, so far. */
  #heads: number[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
    const { rules } = reading;
    if (rules?.genders) this.#people = new People(reading, new Genders(reading, rules));
  }

  /** Takes note of a speaker. */
  heard(speaker: Speaker): void {
    const { name, kind, mention } = speaker;
    const source: Source = mention ? { name, kind, mention } : { name, kind };
    if (kind === 'document') return;
    this.#latest = speaker;
    this.#spoken = true;
    if (source.kind === 'organization') this.#organization = source;
    else if (source.kind === 'group') this.#group = source;
    else {
      this.#note(source);
      this.#latestPerson = speaker;
    }
  }

  /**
   * Takes note of a sentence that has been dealt with: its subject and the sources it describes.
   *
   * @returns Whether somebody spoke in it.
   */
  passed(unit: Unit): boolean {
    const { from, to } = unit;
    const { part, inside, namedAt } = this.#reading;
    const spoken = this.#spoken;
    let subject = !spoken;
    this.#spoken = false;
    this.#subject = undefined;
    for (let at = from; at < to; at++) {
      if (inside[at] !== 0) {
        subject = false;
        continue;
      }
      if ((part[at]! & HEAD) !== 0) this.#heads.push(at);
      if (!subject || at >= from + SUBJECT_REACH) continue;
      if ((part[at]! & Part.Person) !== 0 && this.#people?.genders.isPersonal(at)) {
        this.#goOn(at);
        subject = false;
        continue;
      }
      const named = namedAt.get(at);
      if (!named?.whole) continue;
      if (named.mention.type === 'Person') {
        const source = personSource(named.mention);
        this.#note(source);
        this.#subject = { ...named.occurrence, ...source };
        subject = false;
      } else if (named.mention.type === 'Organization' && at === from) {
        const { name, id: mention } = named.mention;
        this.#organization = { name, kind: 'organization', mention };
        subject = false;
      }
    }
    this.#people?.passed(unit);
    return spoken;
  }

  #note(source: Source): void {
    this.#person = source;
    this.#people?.note(source);
  }

  /** Takes note of a sentence whose subject is a pronoun. */
  #goOn(at: number): void {
    const source = this.#antecedent(at);
    if (!source) return;
    this.#note(source);
    this.#subject = {
      ...occurrence(this.#reading.text, spanOf(this.#reading, at, at + 1)),
      ...source,
    };
  }

  /** The speaker that a phrase means here. */
  speaker(phrase: Phrase): Speaker {
    const reading = this.#reading;
    const word = reading.part[phrase.from]!;
    const { start, end } = speakerSpan(reading, phrase);
    const text = reading.text.slice(start, end);
    if (!phrase.person && phrase.to - phrase.from === 1 && (word & PRONOUN) !== 0) {
      // Without an antecedent it stays a pronoun, and is marked as one so that nobody takes it for a name.
      const source = this.#antecedent(phrase.from) ?? sourceOf(reading, phrase);
      return { text, start, end, ...source, resolvedFrom: 'pronoun' };
    } else if (this.#pointsBack(phrase)) {
      const source = this.#described(phrase);
      if (source) return { text, start, end, ...source, resolvedFrom: 'description' };
    }
    const source = sourceOf(reading, phrase);
    const said = phrase.person?.occurrence.text ?? text;
    const short = source.mention !== undefined && said !== source.name;
    return short
      ? { text, start, end, ...source, resolvedFrom: 'name' }
      : { text, start, end, ...source };
  }

  /** The speaker that an ending such as `-nya` means; `start` and `end` are the ending's. */
  implied(start: number, end: number): Speaker | undefined {
    const text = this.#reading.text.slice(start, end);
    const gender = this.#people?.genders.ofPronoun(text);
    if (gender) {
      // `a-t-elle ajouté` may be said of an organisation that spoke last.
      const organization = this.#latest?.kind === 'organization' ? this.#organization : undefined;
      const source =
        this.#people!.antecedent(gender, wordAt(this.#reading.words, start)) ?? organization;
      return source && { text, start, end, ...source, resolvedFrom: 'pronoun' };
    }
    const known = this.#subject ? this.current(true) : (this.#latestPerson ?? this.#latest);
    if (!known) return undefined;
    return { ...known, text, start, end, resolvedFrom: 'pronoun' };
  }

  /**
   * The speaker of words beside which nobody is named, where the last words for them stand.
   *
   * @param near Whether the last speaker spoke so near that the words may still be theirs.
   */
  current(near: boolean): Speaker | undefined {
    if (this.#subject) return { ...this.#subject, resolvedFrom: 'pronoun' };
    if (!near || !this.#latest) return undefined;
    return { ...this.#latest, resolvedFrom: 'pronoun' };
  }

  /** The last speaker, for words that go on with what they said; none when nobody spoke. */
  latest(): Speaker | undefined {
    return this.#latest && { ...this.#latest, resolvedFrom: 'pronoun' };
  }

  #antecedent(at: number): Source | undefined {
    const { part, text } = this.#reading;
    const word = part[at]!;
    if (this.#people) {
      const { genders } = this.#people;
      if (genders.isPlural(at)) return this.#group ?? this.#organization;
      const { start, end } = spanOf(this.#reading, at, at + 1);
      const gender = genders.ofPronoun(text.slice(start, end));
      if (gender) return this.#people.antecedent(gender, at);
    }
    if ((word & Part.Thing) !== 0) return this.#organization;
    if ((word & Part.Group) !== 0) return this.#group ?? this.#organization;
    return this.#person;
  }

  /** Whether a phrase names nobody and points back: `juru bicara itu`, `the spokesman`. */
  #pointsBack({ from, to, person }: Phrase): boolean {
    const { part } = this.#reading;
    if (person) return false;
    return (part[from]! & Part.DefiniteBefore) !== 0 || (part[to - 1]! & Part.DefiniteAfter) !== 0;
  }

  /** Finds the last phrase with the same noun. */
  #described({ from, to }: Phrase): Source | undefined {
    const { part, size, gap, text } = this.#reading;
    let head = -1;
    for (let at = from; at < to; at++) {
      if ((part[at]! & HEAD) === 0) continue;
      head = at;
      if ((part[at + 1]! & Part.Link) !== 0) break;
    }
    // A noun nobody listed (`the billionaire`) most likely means whom the article speaks of.
    if (head < 0) return this.#names(from, to) ? undefined : this.#last(from, to);
    const lastly = (part[head]! & Part.People) !== 0 ? this.#last(from, to) : undefined;
    // With words of its own that say which one, it does not need an antecedent.
    if (head + size[head]! < to - 1) return lastly;
    const words = text.slice(this.#reading.words.starts[head]!, this.#end(head));
    const lowest = Math.max(0, this.#heads.length - LOOK_BACK);
    for (let index = this.#heads.length - 1; index >= lowest; index--) {
      const at = this.#heads[index]!;
      if (at >= from || size[at] !== size[head]) continue;
      const other = text.slice(this.#reading.words.starts[at]!, this.#end(at));
      if (toLower(other) !== toLower(words)) continue;
      if (gap[at + size[at]!] === 0 && (part[at + size[at]!]! & Part.DefiniteAfter) !== 0) continue;
      const source = this.#fullPhrase(at);
      if (source) return source;
    }
    return lastly;
  }

  /** The last person that a description of one may mean. */
  #last(from: number, to: number): Source | undefined {
    const gender = this.#people?.genders.ofPhrase(from, to);
    return gender ? this.#people!.antecedent(gender, from) : this.#person;
  }

  /** Whether a phrase holds a name, known or not. */
  #names(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      if (this.#reading.namedAt.has(at) || (at > from && isCapital(this.#reading, at))) return true;
    }
    return false;
  }

  #end(at: number): number {
    return this.#reading.words.ends[at + this.#reading.size[at]! - 1]!;
  }

  /** The source that the phrase around an earlier noun means; undefined when that one points back too. */
  #fullPhrase(head: number): Source | undefined {
    const { part, gap } = this.#reading;
    let from = head;
    while (from > 0 && gap[from] === 0 && head - from < 4) {
      const before = part[from - 1]!;
      if (
        (before & (Part.Stop | Part.Link | Part.Opener | Part.Coordinator | Part.Auxiliary)) !==
        0
      ) {
        if ((before & (Part.Indefinite | Part.DefiniteBefore)) === 0) break;
      }
      if (this.#reading.cue[from - 1] !== 0) break;
      from--;
      if ((before & (Part.Indefinite | Part.DefiniteBefore)) !== 0) break;
    }
    const limit = this.#reading.words.length;
    const before =
      gap[from]! === Gap.Comma ? nameEndingAt(this.#reading, 0, from, 'Person') : undefined;
    if (before) return personSource(before.mention);
    const phrase =
      namedPhraseAt(this.#reading, from, limit) ?? phraseAt(this.#reading, head, limit);
    if (!phrase) return undefined;
    if (
      (part[phrase.from]! & Part.DefiniteBefore) !== 0 &&
      phrase.to - phrase.from <= 2 &&
      !phrase.person
    ) {
      return undefined;
    }
    return sourceOf(this.#reading, settled(this.#reading, phrase) ?? phrase);
  }
}
