/** Checks the digests a WARC record carries of itself. */
import { hashHex } from '../digests.ts';
import { header, type ParsedRecord } from './record.ts';

const LENGTHS = new Map([
  ['md5', 16],
  ['sha1', 20],
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
]);
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Where the payload is the whole block (WARC 1.1, section 6); elsewhere it is cut out of HTTP. */
const PAYLOAD_IS_BLOCK = new Set(['resource', 'conversion', 'metadata']);

/** A digest that does not fit. */
export interface DigestProblem {
  /** The header that carries it. */
  readonly field: string;
  /** The digest the record says it has, or why that cannot be checked. */
  readonly stated: string;
  /** The digest its bytes have. */
  readonly computed: string;
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(value >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}

/**
 * Compares the block and payload digests in a record's header with its block. Digests in hexadecimal
 * and in base32 (which most crawlers write) both count. A digest whose algorithm is unknown is a
 * problem, for nothing vouches for the bytes then; a record without digests has no problem.
 *
 * @param computed digests of the block in hexadecimal by algorithm (`sha256`), taken from here and put
 *   here
 * @see WARC 1.1, sections 5.8 and 5.9
 */
export function digestProblems(
  record: Pick<ParsedRecord, 'headers' | 'block'>,
  computed = new Map<string, string>(),
): DigestProblem[] {
  const problems: DigestProblem[] = [];
  const type = header(record, 'WARC-Type') ?? '';
  for (const field of ['WARC-Block-Digest', 'WARC-Payload-Digest']) {
    if (field === 'WARC-Payload-Digest' && !PAYLOAD_IS_BLOCK.has(type)) continue;
    const stated = header(record, field);
    if (stated === undefined) continue;
    const colon = stated.indexOf(':');
    const algorithm = stated.slice(0, Math.max(colon, 0)).toLowerCase().replace('sha-', 'sha');
    const size = LENGTHS.get(algorithm);
    if (size === undefined) {
      problems.push({ field, stated, computed: 'a digest of an unknown algorithm' });
      continue;
    }
    const digest = computed.get(algorithm) ?? hashHex(algorithm, record.block);
    computed.set(algorithm, digest);
    const value = stated.slice(colon + 1);
    const fits =
      value.length === size * 2
        ? value === digest || value.toLowerCase() === digest
        : value.toUpperCase().replace(/=+$/, '') === base32(Buffer.from(digest, 'hex'));
    if (!fits) problems.push({ field, stated, computed: `${algorithm}:${digest}` });
  }
  return problems;
}
