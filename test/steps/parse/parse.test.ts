import { describe, expect, it } from 'vitest';
import { RefusalError } from '../../../src/document/refusal.ts';
import { readableType } from '../../../src/steps/parse/media-type.ts';
import { parsePlain } from '../../../src/steps/parse/plain.ts';

const values = (text: string): string[] =>
  parsePlain(text).children.map((node) => {
    if (node.type !== 'paragraph' || node.children[0]?.type !== 'text') throw new Error(node.type);
    return node.children[0].value;
  });

describe('parsePlain', () => {
  it('makes every physical line a paragraph', () => {
    expect(values('Satu\nDua\r\n\r\n  Tiga \rEmpat')).toEqual(['Satu', 'Dua', '  Tiga ', 'Empat']);
  });

  it('gives positions from 1 for lines and columns and offsets from 0', () => {
    expect(parsePlain('Satu\r\nDua').children[1]!.position).toEqual({
      start: { line: 2, column: 1, offset: 6 },
      end: { line: 2, column: 4, offset: 9 },
    });
  });

  it('does not take signs for markup', () => {
    expect(values('* not a list\n<b>not bold</b> &amp;')).toEqual([
      '* not a list',
      '<b>not bold</b> &amp;',
    ]);
  });

  it('joins the lines of hard-wrapped text', () => {
    const wrapped = [
      'The council of the harbour town agreed on Monday to let the old',
      'ferry run for one more winter, after a petition that nearly the',
      'whole island had signed in the course of only three short days',
      'was handed over to the mayor by two pupils of the local school.',
      '',
      'The ferry, which was built in the shipyard of the same town and',
      'has carried everybody here at least once, needs repairs that the',
      'council puts at a sum that it does not have, but a collection by',
      'the fishing cooperative may well bring in what is still missing.',
    ].join('\n');
    expect(values(wrapped)).toHaveLength(2);
  });

  it('leaves a poem in lines', () => {
    expect(values('The sea\ndid not\ncome back.\n\nThe sea\ndid not\ncome back.')).toHaveLength(6);
  });
});

describe('readableType', () => {
  it.each([
    ['a.txt', 'plain words', 'text/plain'],
    ['a.md', 'plain words', 'text/markdown'],
    ['A.HTML', '<p>words', 'text/html'],
    ['noname', 'words', 'text/plain'],
    ['', '<!DOCTYPE html><p>words', 'text/html'],
    ['-', '\ufeff \n<?xml version="1.0"?>\n<!-- a > b -->\n<!doctype HTML>', 'text/html'],
    ['noname', '<html lang="id">', 'text/html'],
    ['noname', '<head><title>', 'text/html'],
    ['a.page', '<BODY>', 'text/html'],
    ['noname', '<header> is an element', 'text/plain'],
    ['noname', 'The tag <html> opens a page', 'text/plain'],
    ['a.txt', '<html> is how a page opens', 'text/plain'],
    ['a.txt', '\n# Headline\n\nwords', 'text/markdown'],
    ['a.txt', 'Headline\n\n#5 in the list', 'text/plain'],
  ])('reads %s with %j as %3$s', (name, text, type) => {
    expect(readableType(text, name)).toBe(type);
  });

  it('lets the given type win, parameters aside', () => {
    expect(readableType('x', 'a.txt', 'Text/HTML; charset=utf-8')).toBe('text/html');
  });

  it('refuses a type it cannot read and names those it can', () => {
    expect(() => readableType('x', 'a.txt', 'application/pdf')).toThrow(RefusalError);
    expect(() => readableType('x', 'a.txt', 'application/pdf')).toThrow(
      /application\/pdf.*text\/html/,
    );
  });
});
