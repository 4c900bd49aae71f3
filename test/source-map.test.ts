import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeRecord } from '../src/pipeline.ts';

const INBOX = 'archive/inbox';

/** Cuts bytes out of a file as the documentation says. */
function cut(path: string, start: number, length: number): string {
  return execFileSync('sh', ['-c', `tail -c +${start + 1} "$0" | head -c ${length}`, path], {
    encoding: 'utf8',
  });
}

it.each(readdirSync(INBOX).filter((name) => name.endsWith('.txt')))(
  'cuts every paragraph of %s out of the raw capture with tail and head',
  (name) => {
    const path = join(INBOX, name);
    const { article } = makeRecord(readFileSync(path), { name, metadata: {} });
    const characters = [...article.text];
    let whole = 0;
    for (const { start, end } of article.paragraphs) {
      const words = characters.slice(start, end).join('');
      const run = article.sourceMap.find(([at, length]) => at <= start && at + length >= end);
      if (!run) continue;
      const before = Buffer.byteLength(characters.slice(run[0], start).join(''));
      expect(cut(path, run[2] + before, Buffer.byteLength(words))).toBe(words);
      whole++;
    }
    expect(whole).toBe(article.paragraphs.length);
  },
);
