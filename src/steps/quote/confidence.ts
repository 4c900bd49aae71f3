/** How sure the finder is of content and speaker together. */
import type { Speaker } from '../../record/types.generated.ts';

/**
 * What is left of the confidence in a rule, by how its speaker was found. These and the constants of
 * the rules are shares that were right (content at half overlap, and speaker) among the quotations
 * each made of annotated Indonesian, German and English articles, rounded; `docs/quality.md` shows
 * how far the sums are from what was right.
 */
const LEFT = { nobody: 0.4, pronoun: 0.88, description: 0.93, unknown: 0.9, anonymous: 0.8 };
/** What is left in a language without annotated articles, so that nothing of it is public unread. */
const UNMEASURED = 0.9;

/**
 * Weighs how sure a rule is with how the speaker was found.
 *
 * @param sure How sure the rule is, from 0 to 1.
 * @param speaker The speaker, if there is one.
 * @param measured Whether the rules of the language were measured.
 */
export function weighed(sure: number, speaker: Speaker | undefined, measured: boolean): number {
  return sure * left(speaker) * (measured ? 1 : UNMEASURED);
}

function left(speaker: Speaker | undefined): number {
  if (!speaker) return LEFT.nobody;
  if (speaker.resolvedFrom === 'pronoun') return LEFT.pronoun;
  if (speaker.resolvedFrom === 'description') return LEFT.description;
  if (speaker.kind === 'anonymous') return LEFT.anonymous;
  return speaker.kind === 'person' && !speaker.mention ? LEFT.unknown : 1;
}
