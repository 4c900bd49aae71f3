// Trains the language model from the n-gram counts of lingua's language models, and tests it on their
// test sentences, which it is never trained on: npm run train:language [-- --eval]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { hashGram, isLanguageLetter } from '../src/steps/language/grams.ts';
import { toLower } from '../src/unicode/case.ts';

const VERSION = '1.2.0';
const CACHE = 'out/lingua';
const MODEL = 'src/steps/language/model.generated.ts';
const LANGUAGES: Record<string, string> = {
  afrikaans: 'af',
  albanian: 'sq',
  arabic: 'ar',
  azerbaijani: 'az',
  basque: 'eu',
  belarusian: 'be',
  bengali: 'bn',
  bokmal: 'nb',
  bosnian: 'bs',
  bulgarian: 'bg',
  catalan: 'ca',
  croatian: 'hr',
  czech: 'cs',
  danish: 'da',
  dutch: 'nl',
  english: 'en',
  esperanto: 'eo',
  estonian: 'et',
  finnish: 'fi',
  french: 'fr',
  ganda: 'lg',
  german: 'de',
  hindi: 'hi',
  hungarian: 'hu',
  icelandic: 'is',
  indonesian: 'id',
  irish: 'ga',
  italian: 'it',
  kazakh: 'kk',
  latin: 'la',
  latvian: 'lv',
  lithuanian: 'lt',
  macedonian: 'mk',
  malay: 'ms',
  maori: 'mi',
  marathi: 'mr',
  mongolian: 'mn',
  nynorsk: 'nn',
  persian: 'fa',
  polish: 'pl',
  portuguese: 'pt',
  romanian: 'ro',
  russian: 'ru',
  serbian: 'sr',
  shona: 'sn',
  slovak: 'sk',
  slovene: 'sl',
  somali: 'so',
  sotho: 'st',
  spanish: 'es',
  swahili: 'sw',
  swedish: 'sv',
  tagalog: 'tl',
  tsonga: 'ts',
  tswana: 'tn',
  turkish: 'tr',
  ukrainian: 'uk',
  urdu: 'ur',
  vietnamese: 'vi',
  welsh: 'cy',
  xhosa: 'xh',
  yoruba: 'yo',
  zulu: 'zu',
};
/** How many n-grams of each length a language brings in, the most frequent first. */
const MOST = { 3: 450, 4: 500 };
/** Logarithms are kept in steps of an eighth, from 0 down; what a language never has gets the floor. */
const STEP = 8;
const FLOOR = 160;

async function crate(name: string): Promise<string> {
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

const FILES = ['', 'unigrams', 'bigrams', 'trigrams', 'quadrigrams'];

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

/** The logarithm of the probability of each n-gram among those of its length. */
function joint(folder: string): Map<string, number>[] {
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

async function train(): Promise<void> {
  const tags: string[] = [];
  const all: Map<string, number>[][] = [];
  for (const [name, tag] of Object.entries(LANGUAGES)) {
    tags.push(tag);
    all.push(joint(await crate(name)));
  }
  const vocabulary = new Set<string>();
  for (const tables of all) {
    for (const length of [3, 4] as const) {
      const grams = [...tables[length]!].filter(
        ([gram]) =>
          [...gram].every((letter) => isLanguageLetter(letter.charCodeAt(0))) &&
          gram === toLower(gram),
      );
      grams.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      for (const [gram] of grams.slice(0, MOST[length])) vocabulary.add(gram);
    }
  }
  const seen = new Map<number, string>();
  const grams = [...vocabulary].sort().filter((gram) => {
    const hash = hashGram(gram, 0, gram.length);
    if (seen.has(hash)) return false;
    seen.set(hash, gram);
    return true;
  });
  const bytes = Buffer.alloc(grams.length * (4 + tags.length));
  grams.forEach((gram, row) => {
    bytes.writeUInt32LE(hashGram(gram, 0, gram.length), row * 4);
    tags.forEach((_tag, column) => {
      const log = all[column]![gram.length]!.get(gram);
      const cost = log === undefined ? FLOOR : Math.min(FLOOR, Math.round(-log * STEP));
      bytes[grams.length * 4 + row * tags.length + column] = cost;
    });
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(
    MODEL,
    `// Generated by scripts/train-language.ts. Do not edit.\nexport const TAGS = '${tags.join(' ')}'.split(' ');\nexport const ROWS = ${grams.length};\nexport const SHA256 = '${sha256}';\nexport const DATA =\n  '${bytes.toString('base64')}';\n`,
  );
  console.log(
    `${grams.length} n-grams, ${tags.length} languages, ${bytes.length} bytes, sha256 ${sha256}`,
  );
}

async function evaluate(): Promise<void> {
  const { detectLanguage } = await import('../src/steps/language/detect.ts');
  const rows: string[] = [];
  let right = 0;
  let total = 0;
  const lengths = [5, 10, 20, 40];
  for (const [name, tag] of Object.entries(LANGUAGES)) {
    const path = join(await crate(name), 'testdata', 'sentences.txt');
    const sentences = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    const wrong = new Map<string, number>();
    let own = 0;
    for (const sentence of sentences) {
      const { tag: found } = detectLanguage(sentence);
      if (found === tag) own++;
      else wrong.set(found, (wrong.get(found) ?? 0) + 1);
    }
    right += own;
    total += sentences.length;
    const words = sentences.join(' ').split(' ');
    const snippets = lengths.map((length) => {
      let hits = 0;
      let count = 0;
      for (let at = 0; at + length <= words.length && count < 500; at += length, count++) {
        if (detectLanguage(words.slice(at, at + length).join(' ')).tag === tag) hits++;
      }
      return `${((100 * hits) / count).toFixed(1)}`;
    });
    const most = [...wrong]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 2)
      .map(([other, count]) => `${other} ${count}`)
      .join(', ');
    rows.push(
      `| ${tag} | ${((100 * own) / sentences.length).toFixed(1)} | ${snippets.join(' | ')} | ${most} |`,
    );
  }
  console.log(
    `| language | sentences | ${lengths.map((each) => `${each} words`).join(' | ')} | taken for |\n|---|--:|${lengths.map(() => '--:|').join('')}---|`,
  );
  console.log(rows.join('\n'));
  console.log(`all sentences: ${right} of ${total} (${((100 * right) / total).toFixed(2)} %)`);
}

const { values } = parseArgs({ options: { eval: { type: 'boolean', default: false } } });
if (values.eval) await evaluate();
else await train();
