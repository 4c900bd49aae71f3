/** Finds the persons, organisations and places that an article names. */

import type { Span } from '../../document/data.ts';
import { compiled } from '../../languages/compiled.ts';
import type { Language } from '../../languages/language.ts';
import { roundScore } from '../../record/score.ts';
import type { Mention } from '../../record/types.generated.ts';
import { type Entity, groupEntities } from './entities.ts';
import { type AuthorityNames, findGiven } from './given.ts';
import { findKnown } from './known.ts';
import { linksIn } from './links.ts';
import { nameIndex } from './lookup.ts';
import { chooseNames } from './names.ts';
import { type MentionInput, readWords } from './reading.ts';
import { mentionModel } from './tag/model.ts';
import { Tagger } from './tag/tagger.ts';

const SALIENCE = { headline: 0.35, lead: 0.2, each: 0.08, most: 5 };

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

/** The places whose names weigh more. */
interface Places {
  headline: Span | undefined;
  /** Where the first paragraph of prose ends. */
  lead: number;
}

/** How central an entity is: named in the headline, named early, named often. */
function salienceOf(entity: Entity, { words }: MentionInput, { headline, lead }: Places): number {
  const starts = entity.at.map(({ first }) => words.starts[first]!);
  const inHeadline =
    headline && starts.some((start) => start >= headline.start && start < headline.end);
  const inLead = starts.some((start) => start < lead);
  const often = Math.min(entity.at.length, SALIENCE.most) * SALIENCE.each;
  return (inHeadline ? SALIENCE.headline : 0) + (inLead ? SALIENCE.lead : 0) + often;
}

function placesOf({ paragraphs }: MentionInput): Places {
  const headline = paragraphs.find(({ kind }) => kind === 'headline');
  return { headline, lead: paragraphs.find(({ kind }) => kind === 'paragraph')?.end ?? 0 };
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
  const reading = readWords(input);
  const { text, words, language } = input;
  const index = nameIndex(language);
  const given = authority ? findGiven(reading, authority) : [];
  const tagged = isTagged(language) ? taggerOf(language).tag(text, words, input.sentences) : [];
  const { known, found } = chooseNames(
    reading,
    withoutOverlaps(tagged, given),
    findKnown(reading, index, given),
  );
  const entities = groupEntities(reading, known, found);
  const linksOf = linksIn(entities, index);
  const places = placesOf(input);
  return entities
    .sort((a, b) => a.at[0]!.first - b.at[0]!.first)
    .map((entity, index): Mention => {
      const occurrences = entity.at.map(({ first, end }) => {
        const start = reading.start[first]!;
        const stop = reading.end[end - 1]!;
        return { start, end: stop, text: text.slice(start, stop) };
      });
      const fullest = occurrences.reduce((best, each) =>
        each.text.length > best.text.length ? each : best,
      );
      return {
        id: `m${index + 1}`,
        type: entity.type,
        name: entity.known?.name ?? fullest.text,
        sameAs: linksOf(entity),
        confidence: roundScore(entity.confidence),
        salience: roundScore(Math.min(1, salienceOf(entity, input, places))),
        occurrences,
      };
    });
}
