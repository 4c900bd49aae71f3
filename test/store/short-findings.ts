/** Findings as lines that a test can list. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Finding } from '../../src/store/verify/codes.ts';
import { readRecords } from '../../src/store/warc/read.ts';
import { collect } from './helpers.ts';

/**
 * Findings as short lines: code, file and place. Records are counted as they were before the damage,
 * from 0 (the `warcinfo`), with `end` where the file ended; lines as they are after it, from 1.
 *
 * @param folder the archive's
 * @param volumes volumes by what they are called here
 * @param lookup the look-up file
 */
export async function findingShortener(
  folder: string,
  volumes: Readonly<Record<string, string>>,
  lookup: string,
): Promise<(findings: readonly Finding[]) => string[]> {
  const places = new Map<string, string>();
  for (const path of Object.values(volumes)) {
    let end = 0;
    for (const [index, { offset, length }] of (await collect(readRecords(path))).entries()) {
      places.set(`${path} ${offset}`, `record ${index}`);
      end = offset + length;
    }
    places.set(`${path} ${end}`, 'end');
  }
  const line = (offset: number) => {
    const before = readFileSync(lookup).subarray(0, offset);
    return `line ${before.toString('latin1').split('\n').length}`;
  };
  const names = new Map(Object.entries({ ...volumes, lookup }).map(([name, path]) => [path, name]));
  return (findings) =>
    findings.map(({ code, path, offset }) => {
      const full = join(folder, path);
      const file = names.get(full) ?? basename(path);
      if (offset === undefined) return `${code} ${file}`;
      const place = full === lookup ? line(offset) : places.get(`${full} ${offset}`);
      return `${code} ${file} ${place ?? offset}`;
    });
}
