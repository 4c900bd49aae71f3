/** Makes as many articles as are wanted out of real ones: deterministic, each other than all others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** An article that others are made of. */
interface Base {
  readonly text: string;
  readonly language: string;
}

const PLACES = ['example', 'test', 'contoh', 'berita'];

/**
 * Makes article number `number`: the paragraphs of one article, some of them in place of others from a second
 * one of the same language, and a sentence of its own. One in fifty is a copy of the one fifty before, at
 * another address, as wire copies are.
 */
function recombine(bases: readonly Base[], number: number): string {
  if (number % 50 === 49) {
    return line(textOf(bases, number - 49), number);
  }
  return line(textOf(bases, number), number);
}

function line(text: string, number: number): string {
  const day = String(1 + (number % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(number / 28) % 12)).padStart(2, '0');
  const source = `${PLACES[number % PLACES.length]}-${number % 37}.example`;
  return JSON.stringify({
    text,
    uri: `https://${source}/${number}`,
    datePublished: `${2000 + (number % 25)}-${month}-${day}`,
  });
}

function textOf(bases: readonly Base[], number: number): string {
  const base = bases[number % bases.length]!;
  const round = Math.floor(number / bases.length);
  // A step that is prime to the count meets every other article in turn.
  const other = bases[(number + 7919 * (round + 1)) % bases.length]!;
  const own = base.text.split(/\n+/).filter(Boolean);
  const lent = other.language === base.language ? other.text.split(/\n+/).filter(Boolean) : [];
  const paragraphs = own.map((paragraph, at) =>
    round > 0 && at > 0 && (at + round) % 3 === 0 ? (lent[at] ?? paragraph) : paragraph,
  );
  const mark = `${number.toString(36)}${(number * 7919).toString(36)}`;
  return [...paragraphs, `(${mark}) ${number}.`].join('\n\n');
}

/**
 * Reads the articles in a folder of `*.jsonl.gz` with `{text, language}` lines, to make others of them.
 *
 * @returns what gives articles by their numbers, each as a line of JSON with its line end
 */
export function recombined(folder: string): {
  lines(from: number, to: number): Generator<string, void, void>;
} {
  const bases = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Base),
    );
  return {
    *lines(from, to) {
      for (let number = from; number < to; number++) yield `${recombine(bases, number)}\n`;
    },
  };
}
