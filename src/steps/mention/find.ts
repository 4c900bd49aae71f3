/** Finds the persons, organisations and places that an article names. */

import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import { roundScore } from '../../record/score.ts';
import type { Mention } from '../../record/types.generated.ts';
import { groupEntities } from './entities.ts';
import { type AuthorityNames, findGiven } from './given.ts';
import { findKnown } from './known.ts';
import { linksIn } from './links.ts';
import { nameIndex } from './lookup.ts';
import { chooseNames } from './names.ts';
import { type MentionInput, Reading } from './reading.ts';
import { saliences } from './salience.ts';
import { mentionModel } from './tag/model.ts';
import { Tagger } from './tag/tagger.ts';

/** Leaves out names that overlap some that stay as they are; both sorted. */
function withoutOverlaps<Name extends { first: number; end: number }>(
  names: readonly Name[],
  fixed: readonly { first: number; end: number }[],
): Name[] {
  let next = 0;
  return names.filter(({ first, end }) => {
    while (fixed[next] && fixed[next]!.end <= first) next++;
    return !fixed[next] || fixed[next]!.first >= end;
  });
}

/** Languages whose script has no capitals, and of which the model has seen no text. */
const UNTAGGED = new Set(['ar', 'ja', 'ko', 'th']);

const taggerOf = compiled((language: Language) => new Tagger(mentionModel(), language));

/** Whether the tagger is used for a language; in others, only tables are looked up. */
export function isTagged({ tag }: Language): boolean {
  return !UNTAGGED.has(tag);
}

/**
 * Finds names and groups them into entities, one mention each.
 *
 * The tagger finds the names; tables tell which countries, cities and organisations are among them,
 * and add those it missed; then short forms, acronyms and repetitions are joined.
 *
 * @param authority Names that the user vouches for; they win. Default: none.
 * @returns Mentions in order of first occurrence, with UTF-16 offsets; no two occurrences overlap.
 */
export function findMentions(input: MentionInput, authority?: AuthorityNames): Mention[] {
  const reading = new Reading(input);
  const { text, words, language } = input;
  const index = nameIndex(language);
  const given = authority ? findGiven(reading, authority) : [];
  const tagged = isTagged(language) ? taggerOf(language).tag(text, words, input.sentences) : [];
  const { known, found } = chooseNames(
    reading,
    withoutOverlaps(tagged, given),
    findKnown(reading, given),
  );
  const entities = groupEntities(reading, known, found);
  const linksOf = linksIn(entities, index);
  entities.sort((a, b) => a.at[0]!.first - b.at[0]!.first);
  const salience = saliences(entities, input);
  return entities.map((entity, number): Mention => {
    const occurrences = entity.at.map(({ first, end }) => {
      const start = reading.start(first);
      const stop = reading.end(end - 1);
      return { start, end: stop, text: text.slice(start, stop) };
    });
    const fullest = occurrences.reduce((best, each) =>
      each.text.length > best.text.length ? each : best,
    );
    return {
      id: `m${number + 1}`,
      type: entity.type,
      name: entity.known?.name ?? fullest.text,
      sameAs: linksOf(entity),
      confidence: roundScore(entity.confidence),
      salience: salience[number]!,
      occurrences,
    };
  });
}
