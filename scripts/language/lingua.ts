// Reads the n-gram counts of lingua's language models, which are fetched from crates.io.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const VERSION = '1.2.0';
const CACHE = 'out/lingua';
const FILES = ['', 'unigrams', 'bigrams', 'trigrams', 'quadrigrams', 'fivegrams'];
/** What a letter costs, in nats, for every letter of its context that was never seen with it. */
const BACK_OFF = 1.5;
const NEVER_SEEN = -12;

/** Fetches a language's crate unless it is there, and gives its folder. */
export async function crate(name: string): Promise<string> {
  const folder = join(CACHE, `lingua-${name}-language-model-${VERSION}`);
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    const address = `https://static.crates.io/crates/lingua-${name}-language-model/${VERSION}/download`;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const file = `${folder}.crate`;
    writeFileSync(file, Buffer.from(await response.arrayBuffer()));
    execFileSync('tar', ['xzf', file, '-C', CACHE]);
  }
  return folder;
}

/** The probability of each n-gram's last letter behind the others. */
function conditional(folder: string, length: number): Map<string, number> {
  const json = brotliDecompressSync(
    readFileSync(join(folder, 'models', `${FILES[length]}.json.br`)),
  );
  const { ngrams } = JSON.parse(json.toString()) as { ngrams: Record<string, string> };
  const found = new Map<string, number>();
  for (const [fraction, grams] of Object.entries(ngrams)) {
    const [numerator, denominator] = fraction.split('/').map(Number);
    for (const gram of grams.split(' ')) found.set(gram, numerator! / (denominator ?? 1));
  }
  return found;
}

/** The logarithm of the probability of each n-gram among those of its length, up to four letters. */
export function joint(folder: string): Map<string, number>[] {
  const tables: Map<string, number>[] = [new Map([['', 0]])];
  for (let length = 1; length <= 4; length++) {
    const table = new Map<string, number>();
    for (const [gram, share] of conditional(folder, length)) {
      const units = [...gram];
      if (units.length !== length || gram.length !== length) continue;
      const before = tables[length - 1]!.get(units.slice(0, -1).join(''));
      if (before !== undefined) table.set(gram, before + Math.log(share));
    }
    tables.push(table);
  }
  return tables;
}

/** The logarithm of the probability of a word's letters, each behind the four in front of it. */
export function wordModel(folder: string): (word: string) => number {
  const tables = FILES.map((_file, length) =>
    length === 0 ? new Map<string, number>() : conditional(folder, length),
  );
  return (word) => {
    let sum = 0;
    for (let at = 0; at < word.length; at++) {
      let log = NEVER_SEEN;
      for (let length = Math.min(5, at + 1), lost = 0; length > 0; length--, lost += BACK_OFF) {
        const share = tables[length]!.get(word.slice(at + 1 - length, at + 1));
        if (share === undefined) continue;
        log = Math.log(share) - lost;
        break;
      }
      sum += log;
    }
    return sum;
  };
}
