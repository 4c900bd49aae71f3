/** How sure the finder is of content and speaker together. */
import type { Speaker } from '../../record/types.generated.ts';

/** What is left of the confidence in a rule: nobody is credited, or by way of resolution, or a name that no mention knows. */
const LEFT = { nobody: 0.7, pronoun: 0.9, description: 0.93, unknown: 0.9 };

/**
 * Weighs how sure a rule is with how the speaker was found.
 *
 * @param sure How sure the rule is, from 0 to 1.
 * @param speaker The speaker, if there is one.
 */
export function weighed(sure: number, speaker: Speaker | undefined): number {
  if (!speaker) return sure * LEFT.nobody;
  if (speaker.resolvedFrom === 'pronoun') return sure * LEFT.pronoun;
  if (speaker.resolvedFrom === 'description') return sure * LEFT.description;
  if (speaker.kind === 'person' && !speaker.mention) return sure * LEFT.unknown;
  return sure;
}
