/** What of an article is compared with others: its own words, in overlapping runs. */
import { forEachWord } from '../../document/words.ts';
import type { ArchiveRecord } from '../../record/types.generated.ts';
import { toLower } from '../../unicode/case.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';

/** How many words a shingle has. */
export const SHINGLE_WORDS = 4;

/** Paragraphs that tell the story; headlines, bylines, credits, captions and notes are changed by whoever reprints it. */
const STORY = new Set(['paragraph', 'listItem', 'subtitle', 'heading']);

/**
 * The text of an article that is compared: the paragraphs that tell the story, without the place and
 * agency in front of the first. Noise is gone from `article.text` already.
 *
 * @returns The paragraphs, each with a line end before it.
 */
export function storyOf({ article }: ArchiveRecord): string {
  const { text, paragraphs, dateline } = article;
  const toUtf16 = utf16Offsets(text);
  let story = '';
  for (const { kind, start, end } of paragraphs) {
    if (!STORY.has(kind)) continue;
    const inside = dateline && dateline.start >= start && dateline.end <= end;
    const told = text.slice(toUtf16(inside ? dateline.end : start), toUtf16(end));
    story += `\n${inside ? told.replace(/^[\s\-:\u2013\u2014]+/, '') : told}`;
  }
  return story;
}

/** FNV-1a of UTF-16 units, 32 bits, then spread by the last step of MurmurHash3. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return spread(hash);
}

/** The last step of MurmurHash3: each bit of the result depends on all bits. */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The parts of a word: `Rp7,2` and `Rp 7,2` have the same, and so have `don't` and `don’t`. */
const PARTS = /[0-9]+|[^0-9\-'&.,_\u2010\u2011\u2019\u02bc]+/g;

/** Adds a hash to a hash of those before it. */
export function joined(hash: number, next: number): number {
  return spread((hash ^ next) + 1);
}

/**
 * The shingles of a story: the hashes of all runs of `SHINGLE_WORDS` words in lower case, each made of the
 * hashes of its words, one after the other; of a shorter story the one run there is. Numbers are words of their own, and what joins a word
 * (hyphens, apostrophes, points) parts it, so that typography tells nothing apart.
 *
 * @returns Each once, in ascending order.
 */
export function shinglesOf(story: string): Uint32Array {
  const lower = toLower(story);
  const words: number[] = [];
  forEachWord(lower, 0, lower.length, (start, end) => {
    for (const [part] of lower.slice(start, end).matchAll(PARTS)) words.push(hashOf(part));
  });
  if (words.length === 0) return new Uint32Array(0);
  const hashes = new Set<number>();
  const last = Math.max(0, words.length - SHINGLE_WORDS);
  for (let index = 0; index <= last; index++) {
    let hash = 0;
    const end = Math.min(words.length, index + SHINGLE_WORDS);
    for (let at = index; at < end; at++) hash = joined(hash, words[at]!);
    hashes.add(hash);
  }
  return Uint32Array.from(hashes).sort();
}
