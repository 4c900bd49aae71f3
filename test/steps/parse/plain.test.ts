import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlain } from '../../../src/steps/parse/plain.ts';
import { hostileText } from '../../support/hostile.ts';

const FIRST =
  'The council of the harbour town agreed on Monday to let the old ferry run for one more winter after a petition by people who cross the bay every day to work in the shipyard on the other side.';
const SECOND =
  'It was built in that very shipyard and has carried everybody here at least once, which is why so many of them signed, the mayor told a crowded meeting in the town hall before the vote was taken.';

function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && `${line} ${word}`.length > width) {
      lines.push(line);
      line = '';
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

function paragraphs(text: string): string[] {
  return parsePlain(text).children.map((node) =>
    'children' in node && node.children[0] && 'value' in node.children[0]
      ? node.children[0].value.trim().replace(/\s+/g, ' ')
      : '',
  );
}

describe('hard-wrapped text', () => {
  it.each([60, 65, 72, 80, 100])('is joined at width %i, with blank lines between', (width) => {
    const text = `${wrap(FIRST, width)}\n\n${wrap(SECOND, width)}\n\n${wrap(FIRST, width)}`;
    expect(paragraphs(text)).toEqual([FIRST, SECOND, FIRST]);
  });

  it('keeps headline, byline and date as lines of their own, blank lines or not', () => {
    const head = ['Ferry saved for now', 'By Jane Doe', 'May 3, 2021'];
    const body = [wrap(FIRST, 72), wrap(SECOND, 72)];
    expect(paragraphs([...head, ...body].join('\n\n'))).toEqual([...head, FIRST, SECOND]);
    expect(paragraphs([...head, body.join('\n\n')].join('\n'))).toEqual([...head, FIRST, SECOND]);
  });

  it('parts paragraphs at indents and after short lines where no blank line does', () => {
    const indented = [FIRST, SECOND, FIRST].map((text) => wrap(text, 72, '    ')).join('\n');
    expect(paragraphs(indented)).toEqual([FIRST, SECOND, FIRST]);
    const bare = [FIRST, SECOND, FIRST].map((text) => wrap(text, 72)).join('\n');
    expect(paragraphs(bare)).toEqual([FIRST, SECOND, FIRST]);
  });

  it('keeps the items of a list apart', () => {
    const text = `${wrap(FIRST, 72)}\n\n* new ropes for the landing stage on both sides of the bay\n* fuel\n* paint\n\n${wrap(SECOND, 72)}`;
    expect(paragraphs(text)).toEqual([
      FIRST,
      '* new ropes for the landing stage on both sides of the bay',
      '* fuel',
      '* paint',
      SECOND,
    ]);
  });

  it('may have line ends of any kind and spaces at the ends of lines', () => {
    const text = `${wrap(FIRST, 72)}\n\n${wrap(SECOND, 72)}`;
    expect(paragraphs(text.replaceAll('\n', '\r\n'))).toEqual([FIRST, SECOND]);
    expect(paragraphs(text.replaceAll('\n', '  \n'))).toEqual([FIRST, SECOND]);
  });
});

describe('physical lines', () => {
  it.each([
    ['long paragraphs', [FIRST, SECOND, FIRST]],
    [
      'short sentences',
      Array.from(
        { length: 12 },
        (_none, at) => `The old ferry made its crossing number ${at} today.`,
      ),
    ],
    [
      'a list without full stops',
      [
        'New ropes for both landing stages',
        'Fuel for the winter',
        'Paint',
        'A bell',
        'Two lamps for the captain',
        'Life jackets for everybody on board',
        'Tea',
      ],
    ],
    [
      'verses',
      [
        'O ferry old',
        'across the cold and windy bay you go',
        'and nobody will know',
        'how many times',
        'you came',
        'and went',
        'and came again',
      ],
    ],
    [
      'speech',
      [
        '“Is it safe?” she asked.',
        '“Of course it is, it has been safe for forty years,” said the captain.',
        '“And in a storm?”',
        '“We do not sail then.”',
        '“Good.”',
        '“Good.”',
      ],
    ],
  ])('%s stay paragraphs', (_what, lines) => {
    expect(paragraphs(lines.join('\n'))).toEqual(lines);
  });

  it('covers every line once, in order, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        let at = 0;
        for (const { position } of parsePlain(text).children) {
          const start = position!.start.offset!;
          const end = position!.end.offset!;
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
