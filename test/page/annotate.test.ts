import fc from 'fast-check';
import type { ElementContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { type Annotation, annotate } from '../../src/page/annotate.ts';
import { elements, textOf } from './helpers.ts';

const TEXT = 'satu dua tiga empat';
const whole = { start: 0, end: TEXT.length };

function html(annotations: Annotation[], span = whole): string {
  const children = annotate(TEXT, span, annotations);
  return unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children })
    .replace(/ class="(.)\w*"/g, ' $1')
    .replaceAll('span', 's');
}

const quotation = (start: number, end: number, id = 'q1'): Annotation => ({
  kind: 'quotation',
  id,
  start,
  end,
});
const mention = (start: number, end: number, href?: string): Annotation => ({
  ...{ kind: 'mention', id: 'm1', start, end },
  ...(href !== undefined && { href }),
});

describe('annotate', () => {
  it('leaves text without annotations alone', () => {
    expect(html([])).toBe(TEXT);
    expect(annotate(TEXT, { start: 3, end: 3 }, [])).toEqual([]);
  });

  it('puts one annotation inside another', () => {
    expect(html([quotation(0, 13), mention(5, 8, '/d')])).toBe(
      '<s q id="q1">satu <a m id="m1" href="/d">dua</a> tiga</s> empat',
    );
  });

  it('cuts one that crosses another in two, the first piece with the id', () => {
    expect(html([quotation(0, 8), mention(5, 13)])).toBe(
      '<s q id="q1">satu <s m id="m1">dua</s></s><s m> tiga</s> empat',
    );
  });

  it('cuts off what reaches over the edge, and the id with the beginning', () => {
    expect(html([quotation(0, 13)], { start: 5, end: 8 })).toBe('<s q>dua</s>');
    expect(html([quotation(5, 13)], { start: 5, end: 8 })).toBe('<s q id="q1">dua</s>');
  });

  it('puts no link inside a link', () => {
    expect(html([mention(0, 8, '/a'), { ...mention(5, 8, '/b'), id: 'm2' }])).toBe(
      '<a m id="m1" href="/a">satu <s m id="m2">dua</s></a> tiga empat',
    );
  });

  it('never changes the text, loses an id, or uses one twice, whatever overlaps', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 20 }), fc.boolean()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(spans, fc.string({ minLength: 50, maxLength: 50 }), (found, text) => {
        const annotations = found
          .map(
            ([start, length, isLink], index): Annotation => ({
              ...{ kind: 'quotation', id: `q${index}`, start, end: start + length },
              ...(isLink && { href: '/' }),
            }),
          )
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const root = {
          type: 'root' as const,
          children: annotate(text, { start: 0, end: 50 }, annotations),
        };
        expect(textOf(root)).toBe(text);
        const ids = elements(root).flatMap(({ properties }) => properties.id ?? []);
        expect(ids.toSorted()).toEqual(annotations.map(({ id }) => id).sort());
        for (const { start, end, id } of annotations) {
          const first = elements(root).find(({ properties }) => properties.id === id)!;
          expect(text.slice(start, end).startsWith(textOf(first))).toBe(true);
          expect(textOf(first)).not.toBe('');
        }
        for (const link of elements(root, 'a')) {
          expect(link.children.flatMap((child: ElementContent) => elements(child, 'a'))).toEqual(
            [],
          );
        }
      }),
    );
  });
});
