/** How central each entity is to an article. */
import type { Span } from '../../document/data.ts';
import { forEachWord } from '../../document/words.ts';
import { isOrganization } from '../../languages/common/agencies.ts';
import { roundScore } from '../../record/score.ts';
import { toLower } from '../../unicode/case.ts';
import type { Entity } from './entities.ts';
import type { MentionInput } from './reading.ts';

/**
 * What counts, and how much. Named in the headline and in the first paragraph, often and to the end, an
 * entity has 1. The line between what an article is about and what it only names was drawn by reading
 * (see `docs/models.md`); half of the weight is the headline's and the lead's, since that is where the
 * press puts what a story is about.
 */
const WEIGHT = { headline: 0.4, lead: 0.2, often: 0.2, spread: 0.2 };
/** Named more often than this counts no more. */
const OFTEN = 5;
/** The story is looked at in so many parts. */
const PARTS = 4;
/** Who only reports the story, and where it only happens, are seldom what it is about. */
const DISCOUNT = { medium: 0.3, place: 0.8 };
/** A shorter word of a person's name is too often another word of the headline. */
const SHORTEST = 4;

/** Where an article says what it is about. */
interface Layout {
  headline: Span | undefined;
  /** The words of the headline in lower case: in a line of capitals no name can be told. */
  headlineWords: ReadonlySet<string>;
  /** Where the first paragraph of prose ends. */
  leadEnd: number;
  /** Where prose begins and ends. */
  body: Span;
}

function layoutOf({ text, paragraphs }: MentionInput): Layout {
  const headline = paragraphs.find(({ kind }) => kind === 'headline');
  const prose = paragraphs.filter(({ kind }) => kind === 'paragraph' || kind === 'listItem');
  const [lead] = prose;
  const words = new Set<string>();
  if (headline) {
    forEachWord(text, headline.start, headline.end, (start, end) => {
      words.add(toLower(text.slice(start, end)).replace(/['’]s$/, ''));
    });
  }
  return {
    headline,
    headlineWords: words,
    leadEnd: lead?.end ?? 0,
    body: { start: lead?.start ?? 0, end: prose.at(-1)?.end ?? text.length },
  };
}

function isInHeadline({ type, words }: Entity, starts: readonly number[], layout: Layout): boolean {
  const { headline, headlineWords } = layout;
  if (headline && starts.some((start) => start >= headline.start && start < headline.end)) {
    return true;
  }
  const isThere = (word: string): boolean => headlineWords.has(toLower(word));
  if (words.every(isThere)) return true;
  const last = words.at(-1) ?? '';
  return type === 'Person' && words.length > 1 && last.length >= SHORTEST && isThere(last);
}

/** In how many parts of the prose something stands, from 0 (one or none) to 1 (all). */
function spreadOf(starts: readonly number[], { start, end }: Span): number {
  const length = Math.max(1, end - start);
  const parts = new Set(
    starts
      .filter((at) => at >= start && at < end)
      .map((at) => Math.floor(((at - start) * PARTS) / length)),
  );
  return Math.max(0, parts.size - 1) / (PARTS - 1);
}

/**
 * Tells how central each entity is, from 0 to 1: whether the headline and the first paragraph name it, how
 * often it is named, and whether to the end. News agencies and other media, and places, count less.
 *
 * @param entities Entities with all their occurrences.
 */
export function saliences(entities: readonly Entity[], input: MentionInput): number[] {
  const layout = layoutOf(input);
  // Without a headline the first paragraph speaks for it.
  const leadWeight = WEIGHT.lead + (layout.headline ? 0 : WEIGHT.headline);
  return entities.map((entity) => {
    const starts = entity.at.map(({ first }) => input.words.starts[first]!);
    const inHeadline = isInHeadline(entity, starts, layout);
    const inLead = starts.some((start) => start >= layout.body.start && start < layout.leadEnd);
    const often = Math.min(entity.at.length - 1, OFTEN - 1) / (OFTEN - 1);
    const score =
      (inHeadline ? WEIGHT.headline : 0) +
      (inLead ? leadWeight : 0) +
      often * WEIGHT.often +
      spreadOf(starts, layout.body) * WEIGHT.spread;
    const isMedium =
      entity.type === 'Organization' && !inHeadline && isOrganization(entity.words.join(' '));
    const discount = isMedium ? DISCOUNT.medium : entity.type === 'Place' ? DISCOUNT.place : 1;
    return roundScore(score * discount);
  });
}
