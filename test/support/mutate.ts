/** Changes bytes at random, but the same way for the same seed. */

/** A random number from 0 up to, and without, `below`. */
export type Random = (below: number) => number;

/** Mulberry32: small, good enough for this, and the same everywhere. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** What trips readers: marks that open and never close, odd characters, ends of things. */
const TOKENS = [
  '\0',
  '\r',
  '\r\n',
  '\n\n',
  '\t',
  '"',
  "'",
  ',',
  '{',
  '}',
  '[',
  ']',
  '\\u0000',
  '\\ud800',
  '\\udc00\\ud800',
  '<',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  '<p>',
  '<table>',
  '<template>',
  '<svg>',
  '<script>',
  '</body>',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&amp',
  '&NotAnEntity;',
  '**',
  '_',
  '`',
  '```\n',
  '> ',
  '- ',
  '[a](',
  '](',
  '![',
  '\u2028',
  '\u0085',
  '\ufeff',
  '\u200d',
  '\u202e',
  '\u0301',
  '\u1100\u1161',
  '\ud83d\ude00',
  '\ufffd',
  '\uffff',
  '“',
  '”',
  '«',
  '»',
  '„',
  'said',
  'kata',
  '1e999',
  '-0',
  'NaN',
  '9'.repeat(30),
  '__proto__',
  'constructor',
  'WARC/1.1\r\n',
  'Content-Length: 0\r\n',
  'Content-Length: 99999999999\r\n',
  'HTTP/1.1 200 OK\r\n\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Content-Encoding: br\r\n',
  '2026-02-31',
  '<meta charset=utf-7>',
].map((token) => Buffer.from(token));
TOKENS.push(
  Buffer.of(0xed, 0xa0, 0x80), // half a surrogate pair, written as UTF-8
  Buffer.of(0xff, 0xfe),
  Buffer.of(0xc0, 0x80),
  Buffer.of(0xf4, 0x90, 0x80, 0x80),
  Buffer.of(0x1f, 0x8b, 8),
  Buffer.of(0x1b, 0x24, 0x42),
);

type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const insert = (bytes: Buffer, at: number, what: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);

function stretch(bytes: Buffer, random: Random): [start: number, end: number] {
  const start = random(bytes.length + 1);
  return [start, Math.min(bytes.length, start + random(200))];
}

const MUTATIONS: readonly Mutation[] = [
  function flipBits(bytes, random) {
    const flipped = Buffer.from(bytes);
    for (let left = 1 + random(8); left > 0 && bytes.length > 0; left--) {
      flipped[random(bytes.length)]! ^= 1 << random(8);
    }
    return flipped;
  },
  function cutOff(bytes, random) {
    return bytes.subarray(0, random(bytes.length + 1));
  },
  function leaveOut(bytes, random) {
    const [start, end] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  function repeat(bytes, random) {
    const part = bytes.subarray(...stretch(bytes, random));
    return insert(bytes, random(bytes.length + 1), Buffer.concat(Array(1 + random(60)).fill(part)));
  },
  function splice(bytes, random, others) {
    const other = others[random(others.length)]!;
    return insert(bytes, random(bytes.length + 1), other.subarray(...stretch(other, random)));
  },
  function insertToken(bytes, random) {
    return insert(bytes, random(bytes.length + 1), TOKENS[random(TOKENS.length)]!);
  },
  function nest(bytes, random) {
    const token = TOKENS[random(TOKENS.length)]!;
    return insert(bytes, random(bytes.length + 1), Buffer.concat(Array(random(2000)).fill(token)));
  },
  function lengthenLine(bytes, random) {
    return insert(bytes, random(bytes.length + 1), Buffer.alloc(random(20_000), 'a '));
  },
];

/**
 * Changes bytes one to four times.
 *
 * @param others What stretches are spliced in from.
 */
export function mutate(bytes: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let mutated = bytes;
  for (let left = 1 + random(4); left > 0; left--) {
    mutated = MUTATIONS[random(MUTATIONS.length)]!(mutated, random, others);
  }
  return mutated;
}
