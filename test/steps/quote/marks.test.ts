import { describe, expect, it } from 'vitest';
import { findMarks } from '../../../src/steps/quote/marks.ts';

function stretches(text: string): string[] {
  return findMarks(text, 0, text.length).stretches.map(({ start, end }) => text.slice(start, end));
}

describe('findMarks', () => {
  it.each([
    ['curly', 'She said “go home” twice.', ['go home']],
    ['straight', 'She said "go home" twice.', ['go home']],
    ['low and high', 'Er sagte: „Geh heim“ und ging.', ['Geh heim']],
    ['French with spaces', 'Il a dit « rentre » hier.', ['rentre']],
    ['French after an elision', 'Il dit qu’« il rentre » hier.', ['il rentre']],
    ['guillemets turned inwards', 'Er sagte »Geh heim« gestern.', ['Geh heim']],
    ['single guillemets', 'Il a dit ‹rentre› hier.', ['rentre']],
    ['corners', '他说「回家」。', ['回家']],
    ['white corners', '他说『回家』。', ['回家']],
    ['single curly', 'She said ‘go home’ twice.', ['go home']],
    ['single straight', "She said 'go home' twice.", ['go home']],
    ['two single marks as one', "She said ''go home'' twice.", ['go home']],
    ['closing marks on both sides', 'Katanya, ”Pulanglah,” tadi.', ['Pulanglah,']],
    ['closing marks set apart', 'Selesai. ” Pulanglah, ”katanya.', ['Pulanglah,']],
    ['a curly opening and a straight closing', 'She said “go home" twice.', ['go home']],
  ])('finds a stretch between %s marks', (_name, text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });

  it('keeps the outermost of nested stretches', () => {
    expect(stretches('“He told me ‘go home’ twice,” she said.')).toEqual([
      'He told me ‘go home’ twice,',
    ]);
  });

  it('takes an apostrophe between letters for a letter', () => {
    expect(stretches("It's the workers' day, isn’t it")).toEqual([]);
  });

  it('takes feet and inches for no marks', () => {
    expect(stretches('He is 5\'10" tall.')).toEqual([]);
  });

  it('lets a double mark without a closing one run to the end', () => {
    const text = 'She said “go home and stay.';
    expect(findMarks(text, 0, text.length).stretches).toEqual([
      expect.objectContaining({ start: 10, end: text.length, closed: false, runsOut: true }),
    ]);
  });

  it('ends a stretch without a closing mark where the next opens', () => {
    const text = '"Go home, she said. "Stay there," he said.';
    const { stretches: found } = findMarks(text, 0, text.length);
    expect(found.map(({ start, end, closed }) => [text.slice(start, end), closed])).toEqual([
      ['Go home, she said.', false],
      ['Stay there,', true],
    ]);
  });

  it.each([
    ['a full stop', 'He asked."Go home now," she said.', ['Go home now,']],
    ['a question mark', 'Who asked?"Go home," she said.', ['Go home,']],
    ['a word', 'The case of Ana Belo"Go home," she said.', ['Go home,']],
    ['a curly mark', 'He asked.“Go home,” she said.', ['Go home,']],
    ['another quotation', '"Why?" he asked."No," she said. "No."', ['Why?', 'No,', 'No.']],
  ])('lets a mark without a space before it open behind %s', (_name, text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });

  it.each([
    ['what is open', 'She said "go home."He went.', ['go home.']],
    ['what the paragraph before left open', 'and stay there."He went.', []],
  ])('lets it close %s', (_name, text, expected) => {
    const { stretches: found } = findMarks(text, 0, text.length, true);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it.each([
    ['a name', 'Ana O"Belo said it was good. She left.'],
    ['a mark that closes in German', 'Wir gehen.“Der Rest blieb da und arbeitete.'],
    ['a mark with nothing that closes it', 'He asked."Go home now, she said.'],
    ['one before words that open', 'The case of Ana Belo"Go home, he said, and "stay there" too.'],
  ])('opens nothing at %s', (_name, text) => {
    expect(stretches(text).filter((found) => found.startsWith('Go') || found.length > 12)).toEqual(
      [],
    );
  });

  it('reports a closing mark that nothing opens', () => {
    const text = 'and stay there,” she said.';
    expect(findMarks(text, 0, text.length).stray).toEqual({ start: 15, end: 16 });
  });

  it('finds nothing between marks without words', () => {
    expect(stretches('“” "" «»')).toEqual([]);
  });
});
