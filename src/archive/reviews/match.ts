/** Finds fact checks that answer claims of the archive already. */
import { RefusalError } from '../../document/refusal.ts';
import { webAddress } from '../../jsonld/web-address.ts';
import { type Match, matcherOf } from '../../review/match.ts';
import { readWording } from '../../review/wording.ts';
import type { WorkEntry } from './worklist.ts';

/** A fact check out of a feed. */
export interface FactCheck {
  /** What was checked. */
  claim: string;
  /** The verdict in words; absent when the feed has none. */
  verdict?: string;
  checker?: string;
  url?: string;
  date?: string;
  language?: string;
}

/** A claim with the fact checks that may answer it. */
export interface MatchedClaim {
  entry: WorkEntry;
  matches: Match<FactCheck>[];
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  if (isObject(text)) return textOf(text.name);
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function factCheckOf(node: Fields): FactCheck | undefined {
  const item = isObject(node.itemReviewed) ? node.itemReviewed : {};
  const claim = textOf(node.claimReviewed) ?? textOf(item.text) ?? textOf(item.name);
  if (claim === undefined) return undefined;
  const rating = [node.reviewRating].flat().find(isObject);
  const verdict = textOf(rating?.alternateName);
  const checker = textOf(node.author);
  const url = webAddress(textOf(node.url));
  const date = textOf(node.datePublished);
  const language = textOf(node.inLanguage);
  return {
    claim,
    ...(verdict !== undefined && { verdict }),
    ...(checker !== undefined && { checker }),
    ...(url !== undefined && { url }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}

/** Every ClaimReview in a JSON value; drafts are none. Nested ones are found without recursion. */
function factChecksIn(value: unknown): FactCheck[] {
  const found: FactCheck[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const each = open.pop();
    if (typeof each !== 'object' || each === null) continue;
    if (isObject(each) && [each['@type']].flat().includes('ClaimReview')) {
      const check = each.creativeWorkStatus === 'Draft' ? undefined : factCheckOf(each);
      if (check) found.push(check);
    } else for (const inner of Object.values(each).toReversed()) open.push(inner);
  }
  return found;
}

/**
 * Reads a feed: a `DataFeed` or any other JSON with ClaimReviews in it, or JSON Lines of such.
 *
 * @throws RefusalError `line` when it is no JSON, or has no ClaimReview with a claim.
 */
export function readFeed(text: string): FactCheck[] {
  const plain = text.replace(/^\ufeff/, '');
  let found: FactCheck[];
  try {
    found = factChecksIn(JSON.parse(plain));
  } catch {
    found = plain.split('\n').flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return factChecksIn(JSON.parse(line));
      } catch (error) {
        throw new RefusalError(
          'line',
          `The feed is neither JSON nor JSON Lines: line ${index + 1}: ${(error as Error).message}.`,
        );
      }
    });
  }
  if (found.length === 0) throw new RefusalError('line', 'The feed has no ClaimReview in it.');
  return found;
}

/**
 * Finds for each claim the fact checks that are like it.
 *
 * @param least The least score that counts, from 0 to 1.
 * @param most The most fact checks of one claim.
 * @returns Only the claims of which there are some.
 */
export function matchClaims(
  entries: readonly WorkEntry[],
  checks: readonly FactCheck[],
  { least, most }: { least: number; most: number },
): MatchedClaim[] {
  const look = matcherOf(
    checks.map((found) => ({ found, wording: readWording(found.claim, found.language ?? 'und') })),
  );
  return entries.flatMap((entry) => {
    const { language } = entry.appearances[0]!;
    const matches = look(readWording(entry.text, language), { least, most });
    return matches.length > 0 ? [{ entry, matches }] : [];
  });
}
