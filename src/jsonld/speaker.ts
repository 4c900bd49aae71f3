/** Who in a graph is said to have said something. */
import type { Mention, NodeReference, Speaker, SpeakerNode } from '../record/types.generated.ts';
import { isLower, isUpper } from '../unicode/classes.ts';

/** The mentions of an article, by id. */
export type Mentions = ReadonlyMap<string, Mention>;

/** Whether words can be a name: in scripts with two cases some letter is a capital. */
function hasCapital(words: string): boolean {
  let isCased = false;
  for (const character of words) {
    const codePoint = character.codePointAt(0)!;
    if (isUpper(codePoint)) return true;
    isCased ||= isLower(codePoint);
  }
  return !isCased;
}

/**
 * Refers to the person or organisation that a speaker is.
 *
 * @returns Nothing for a source that hides its name, a group, a document, and a name that the
 * article uses of something else, such as a place.
 */
export function referToSpeaker(
  speaker: Speaker | undefined,
  mentions: Mentions,
): NodeReference | undefined {
  if (speaker?.kind !== 'person' && speaker?.kind !== 'organization') return undefined;
  const mention = mentions.get(speaker.mention ?? '');
  return mention && mention.type !== 'Place' ? { '@id': `#${mention.id}` } : undefined;
}

/**
 * Describes a speaker: a reference when it is an entity of the graph, or else a node with just the
 * name. A person of a single word without a mention gets none, since it may be a pronoun that
 * nothing resolved (`Dia`, `She`).
 */
export function describeSpeaker(
  speaker: Speaker | undefined,
  mentions: Mentions,
): NodeReference | SpeakerNode | undefined {
  const reference = referToSpeaker(speaker, mentions);
  if (reference || !speaker || speaker.mention !== undefined) return reference;
  const { kind, name } = speaker;
  if (!hasCapital(name)) return undefined;
  if (kind === 'organization') return { '@type': 'Organization', name };
  return kind === 'person' && name.includes(' ') ? { '@type': 'Person', name } : undefined;
}
