/** What changed in the text of a story from one capture to the next, as far as a page has room for it. */
import { diffParagraphs, type ParagraphChange, type WordChange } from '../../archive/text-diff.ts';
import { shorten } from '../../unicode/shorten.ts';

/** A paragraph that changed, as it is shown. */
export interface ShownChange {
  readonly change: ParagraphChange['change'];
  /** Its number from 1: in the later capture, or of one that is gone in the earlier. */
  readonly paragraph: number;
  readonly words: readonly WordChange[];
}

/** What changed from one capture to the next. */
export interface TextChanges {
  /** How many paragraphs there are of each kind of change. */
  readonly counts: Readonly<Record<ParagraphChange['change'], number>>;
  /** The first of them; long stretches that stayed the same are left out. */
  readonly shown: readonly ShownChange[];
}

/** Texts with more paragraphs or characters are not compared: it would take too long. */
const LIMITS = { paragraphs: 1000, characters: 50_000 } as const;
/** So much of the changes is shown, in code points, and of what stayed the same around them. */
const SHOWN = 4000;
const AROUND = 80;

/** The end of a text, from a space on where there is one. */
function ending(text: string, longest: number): string {
  const points = [...text];
  if (points.length <= longest) return text;
  const end = points.slice(-longest).join('');
  const space = end.search(/\s/);
  return `…${space === -1 || space > longest / 2 ? end : end.slice(space)}`;
}

/** A stretch that stayed the same, without what is far from any change. */
function around(text: string, isFirst: boolean, isLast: boolean): string {
  const last = isLast ? '' : ending(text, AROUND);
  if (isFirst) return last;
  const first = shorten(text, AROUND);
  if (isLast || first === text) return first;
  return [...text].length <= 2 * AROUND ? text : `${first} ${last}`;
}

/** Words that changed one after another, as one stretch that went and one that came. */
function joined(words: readonly WordChange[]): WordChange[] {
  const all: WordChange[] = [];
  let run = { gone: '', added: '' };
  const end = (): void => {
    const { gone, added } = run;
    run = { gone: '', added: '' };
    // A space beside words that went or came is just the space that stays.
    if (added.trim() === '' && gone.trim() !== '') {
      all.push({ text: gone, change: 'gone' }, { text: added });
    } else if (gone.trim() === '' && added.trim() !== '')
      all.push({ text: added, change: 'added' });
    else all.push({ text: gone, change: 'gone' }, { text: added, change: 'added' });
  };
  for (const [index, word] of words.entries()) {
    const isOpen = run.gone !== '' || run.added !== '';
    const isBetween = isOpen && word.text.trim() === '' && words[index + 1]?.change !== undefined;
    if (word.change) run[word.change] += word.text;
    else if (isBetween) run = { gone: run.gone + word.text, added: run.added + word.text };
    else {
      end();
      all.push(word);
    }
  }
  end();
  return all.filter(({ text }) => text !== '');
}

function wordsOf(change: ParagraphChange): WordChange[] {
  if (change.change !== 'changed') return [{ text: change.text, change: change.change }];
  const words = joined(change.words);
  return words.map((word, index) =>
    word.change ? word : { text: around(word.text, index === 0, index === words.length - 1) },
  );
}

/** The first words, as far as there is room. */
function fitting(words: readonly WordChange[], room: number): WordChange[] {
  const fit: WordChange[] = [];
  let left = room;
  for (const word of words) {
    const text = shorten(word.text, left);
    fit.push({ ...word, text });
    left -= [...text].length;
    if (text !== word.text || left < 2) break;
  }
  return fit;
}

function isTooLong(paragraphs: readonly string[]): boolean {
  const characters = paragraphs.reduce((sum, { length }) => sum + length, 0);
  return paragraphs.length > LIMITS.paragraphs || characters > LIMITS.characters;
}

/**
 * Compares two versions of a text.
 *
 * @param before The paragraphs of the earlier one.
 * @param after Those of the later one.
 * @returns undefined when they are too long to be compared.
 */
export function changesOf(
  before: readonly string[],
  after: readonly string[],
): TextChanges | undefined {
  if (isTooLong(before) || isTooLong(after)) return undefined;
  const counts = { changed: 0, added: 0, gone: 0 };
  const shown: ShownChange[] = [];
  let room = SHOWN;
  for (const change of diffParagraphs(before, after)) {
    counts[change.change]++;
    if (room < 2) continue;
    const words = fitting(wordsOf(change), room);
    for (const { text } of words) room -= [...text].length;
    const paragraph = change.change === 'gone' ? change.from : change.to;
    shown.push({ change: change.change, paragraph, words });
  }
  return { counts, shown };
}
