/** Indexes WARC records by address and time: CDXJ, in gzipped blocks that a second index leads to. */
import { createHash } from 'node:crypto';
import { getSurt } from 'warcio';
import { compareText, compressMember, header, type WarcRecord } from '../store/index.ts';

/** How many lines are gzipped together: one block is read to find one address. */
const BLOCK = 300;
/** The types of records that give back what an address led to. */
const INDEXED = ['resource', 'response', 'revisit'];

/** A line of the index, for one record. */
export interface IndexLine {
  /** The address turned round, host first (SURT), and the time: what lines are sorted by. */
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
}

function responseFields(block: Uint8Array): { mime?: string; status?: string } {
  const head = Buffer.from(block.buffer, block.byteOffset, Math.min(block.byteLength, 1 << 16));
  const lines = head.toString('latin1').split('\r\n\r\n', 1)[0]!.split('\r\n');
  const status = /^HTTP\/\S+ (\d{3})/.exec(lines[0]!)?.[1];
  const type = lines.map((line) => /^content-type:\s*([^;\s]+)/i.exec(line)?.[1]).find(Boolean);
  return { ...(type && { mime: type }), ...(status && { status }) };
}

/**
 * Makes the line of a record.
 *
 * @param filename the name of its volume
 * @returns the line; `null` for a record that answers no address
 */
export function indexLine(record: WarcRecord, filename: string): IndexLine | null {
  const type = header(record, 'WARC-Type') ?? '';
  const url = header(record, 'WARC-Target-URI')?.replace(/^<(.*)>$/, '$1');
  if (!INDEXED.includes(type) || url === undefined) return null;
  const time = (header(record, 'WARC-Date') ?? '').replace(/\D/g, '').slice(0, 14).padEnd(14, '0');
  const digest = header(record, 'WARC-Payload-Digest') ?? header(record, 'WARC-Block-Digest');
  const described =
    type === 'response'
      ? responseFields(record.block)
      : { mime: type === 'revisit' ? 'warc/revisit' : (header(record, 'Content-Type') ?? '') };
  return {
    key: `${getSurt(url)} ${time}`,
    fields: {
      url,
      ...described,
      ...(digest !== undefined && { digest }),
      length: String(record.length),
      offset: String(record.offset),
      filename,
    },
  };
}

/** An index: gzipped blocks of sorted lines, and the list of blocks. */
export interface CdxIndex {
  /** `index.cdx.gz` */
  readonly blocks: Uint8Array;
  /** `index.idx` */
  readonly list: Uint8Array;
}

/** Sorts and packs lines, in the form called `cdxj-gzip-1.0`. */
export function packIndex(lines: readonly IndexLine[]): CdxIndex {
  const texts = lines.map(({ key, fields }) => `${key} ${JSON.stringify(fields)}\n`);
  texts.sort(compareText);
  const blocks: Uint8Array[] = [];
  const meta = { format: 'cdxj-gzip-1.0', filename: 'index.cdx.gz' };
  const list = [`!meta 0 ${JSON.stringify(meta)}\n`];
  let offset = 0;
  for (let start = 0; start < texts.length; start += BLOCK) {
    const block = compressMember(Buffer.from(texts.slice(start, start + BLOCK).join('')));
    const [urlKey, time] = texts[start]!.split(' ', 2);
    const digest = `sha256:${createHash('sha256').update(block).digest('hex')}`;
    list.push(`${urlKey} ${time} ${JSON.stringify({ offset, length: block.length, digest })}\n`);
    blocks.push(block);
    offset += block.length;
  }
  if (blocks.length === 0) blocks.push(compressMember(new Uint8Array(0)));
  return { blocks: Buffer.concat(blocks), list: Buffer.from(list.join('')) };
}
