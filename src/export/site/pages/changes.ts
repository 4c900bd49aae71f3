/** What changed between two captures of a story, opened and closed without a script. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { WordChange } from '../../../archive/text-diff.ts';
import { directionOf } from '../../../page/direction.ts';
import { closeTurns } from '../../../unicode/turns.ts';
import type { ShownChange, TextChanges } from '../changes.ts';
import type { SiteWords } from '../interface/index.ts';

/** What is known of the change from the capture below: its text, or that it is too long to be compared. */
export type Comparison = TextChanges | 'too long';

const TAGS = { added: 'ins', gone: 'del' } as const;

function stretch({ text, change }: WordChange): Element | string {
  const shown = closeTurns(text);
  return change === undefined ? shown : h(TAGS[change], shown);
}

function changed(
  { change, paragraph, words }: ShownChange,
  lang: string,
  { changes }: SiteWords,
): Element[] {
  return [
    h('p', { className: ['facts'] }, changes.paragraph[change](paragraph)),
    h('p', { className: ['change'], lang, dir: directionOf(lang) }, words.map(stretch)),
  ];
}

/** Says how changes are marked, above those of a page. */
export function changesLegend({ changes }: SiteWords): Element {
  return h('p', { className: ['legend'] }, [
    `${changes.legend}: `,
    h('ins', changes.inserted),
    ', ',
    h('del', changes.deleted),
    '.',
  ]);
}

/**
 * Shows what changed from the capture below.
 *
 * @param language That of the capture that is shown.
 */
export function changesFrom(comparison: Comparison, language: string, words: SiteWords): Element {
  const { changes } = words;
  const note = (text: string): Element => h('p', { className: ['facts'] }, text);
  if (comparison === 'too long') return note(changes.tooLong);
  const { counts, shown } = comparison;
  const all = counts.changed + counts.added + counts.gone;
  if (all === 0) return note(changes.none);
  const more = all - shown.length;
  return h('details', { className: ['changes'] }, [
    h('summary', changes.summary(counts)),
    ...shown.flatMap((each) => changed(each, language, words)),
    ...(more > 0 ? [note(changes.more(more))] : []),
  ]);
}
