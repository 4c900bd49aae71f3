/** What a person judges of an article: the things found in it, each with the words around it. */
import type { ArchiveRecord } from '../../record/types.generated.ts';
import { utf16Offsets } from '../../unicode/code-points.ts';
import type { Kind } from './names.ts';

/** Something found, to be judged. */
export interface Item {
  /** What it is called in the record: `m1`, `q2`; removals are counted. */
  readonly item: string;
  /** What was found. */
  readonly found: string;
  /** What kind of thing it is said to be. */
  readonly type: string;
  /** What else is said of it and judged apart: whom it quotes, what it is linked to. */
  readonly attribute: string;
  /** The words around it, with `[[…]]` around its own; of a removal, why it was removed. */
  readonly context: string;
  /** Where it is: code points of the text, of a removal bytes of the capture. */
  readonly start: number;
  readonly end: number;
}

const AROUND = 100;

/** Cuts contexts out of a text. */
function contexts(text: string): (start: number, end: number) => string {
  const toUtf16 = utf16Offsets(text);
  return (start, end) => {
    const from = toUtf16(Math.max(0, start - AROUND));
    const [first, last] = [toUtf16(start), toUtf16(end)];
    const after = [...text.slice(last, last + 2 * AROUND)].slice(0, AROUND).join('');
    return `${text.slice(from, first)}[[${text.slice(first, last)}]]${after}`.replace(/\s+/g, ' ');
  };
}

/** The items of a kind in an article. */
export function itemsOf(
  { article, mentions, quotations, removed }: ArchiveRecord,
  kind: Kind,
): Item[] {
  const contextOf = contexts(article.text);
  switch (kind) {
    case 'removals':
      return removed.map((each, index) => ({
        item: `r${index + 1}`,
        found: each.text ?? '',
        type: each.kind,
        attribute: '',
        context: each.reason,
        start: each.byteStart,
        end: each.byteEnd,
      }));
    case 'mentions':
      return mentions.flatMap(({ id, name, type, sameAs, occurrences: [first] }) =>
        first === undefined
          ? []
          : [
              {
                item: id,
                found: name,
                type,
                attribute: sameAs[0] ?? '',
                context: contextOf(first.start, first.end),
                start: first.start,
                end: first.end,
              },
            ],
      );
    case 'quotations':
      return quotations.flatMap(({ id, kind: type, content, speaker }) => {
        const [first] = content;
        const last = content.at(-1);
        if (first === undefined || last === undefined) return [];
        return [
          {
            item: id,
            found: content.map(({ text }) => text).join(' … '),
            type,
            attribute: speaker?.name ?? '',
            context: contextOf(first.start, last.end),
            start: first.start,
            end: last.end,
          },
        ];
      });
  }
}
