// Finds names in English text with kliping's tagger and with other libraries, for comparison.
import { readFileSync } from 'node:fs';
import nlp from 'compromise';
import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Span } from '../../src/document/data.ts';
import { bareWord, languageOf, layOut, Model, segmentText, Tagger } from '../built.ts';
import { linesOf } from '../lines.ts';

/** A name in a text, in UTF-16 units; without a type where the library tells none. */
export interface FoundName extends Span {
  type?: 'PER' | 'ORG' | 'LOC';
}

/** Finds the names of a text. */
export type Reader = (text: string) => FoundName[];

const TYPES = { Person: 'PER', Organization: 'ORG', Place: 'LOC' } as const;

function kliping(model: string): Reader {
  const english = languageOf('en')!;
  const tagger = new Tagger(new Model(layOut(readFileSync(model))), english);
  return (text) => {
    const { words, sentences } = segmentText(text, linesOf(text), english);
    return tagger.tag(text, words, sentences).map(({ first, end, type }) => {
      const last = text.slice(words.starts[end - 1], words.ends[end - 1]);
      return {
        start: words.starts[first]!,
        end: words.ends[end - 1]! - bareWord(last, english).behind,
        type: TYPES[type],
      };
    });
  };
}

/** Runs of proper nouns: the model of wink-nlp names no persons, organisations or places. */
function wink(): Reader {
  const reader = winkNLP(winkModel, ['sbd', 'pos']);
  const { its } = reader;
  return (text) => {
    const tokens = reader.readDoc(text).tokens();
    const values = tokens.out(its.value) as unknown as string[];
    const spaces = tokens.out(its.precedingSpaces) as unknown as string[];
    const tags = tokens.out(its.pos) as unknown as string[];
    const names: FoundName[] = [];
    let open: FoundName | undefined;
    let at = 0;
    values.forEach((value, index) => {
      const space = spaces[index]!;
      at += space.length;
      const proper = tags[index] === 'PROPN';
      if (!proper || space.includes('\n')) open = undefined;
      if (proper) {
        if (!open) {
          open = { start: at, end: at };
          names.push(open);
        }
        open.end = at + value.length;
      }
      at += value.length;
    });
    return names;
  };
}

interface CompromiseSpan {
  offset: { start: number; length: number };
}

function compromise(): Reader {
  return (text) => {
    const document = nlp(text);
    const names = (['PER', 'ORG', 'LOC'] as const).flatMap((type) => {
      const found = { PER: 'people', ORG: 'organizations', LOC: 'places' } as const;
      const spans = document[found[type]]().json({ offset: true }) as CompromiseSpan[];
      return spans.map(({ offset: { start, length } }): FoundName => {
        // The stretch that it gives has the white space and marks around the name in it.
        const stretch = text.slice(start, start + length);
        const bare = stretch.replace(/(?:['’]s)?[^\p{L}\p{N}]*$/u, '');
        const lead = /^[^\p{L}\p{N}]*/u.exec(bare)![0].length;
        return { start: start + lead, end: start + bare.length, type };
      });
    });
    return names.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  };
}

/**
 * Gives a reader by its name.
 *
 * @param model The model file that kliping reads with.
 */
export function readerOf(name: string, model: string): Reader {
  if (name === 'wink-nlp') return wink();
  if (name === 'compromise') return compromise();
  return kliping(model);
}
