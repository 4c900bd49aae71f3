import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/archive/verify.ts';
import { listBatches, openArchive, readCapture, readCaptures } from '../../src/store/index.ts';

// What an earlier release wrote must verify and read for ever, whatever the code has become since.
const ARCHIVE = 'archive/store';
const INBOX = 'archive/inbox';

describe('the example archive, as a release wrote it', () => {
  it('is whole', async () => {
    const { findings, totals } = await verify(ARCHIVE);
    expect(findings).toEqual([]);
    expect(totals.captures).toBe(readdirSync(INBOX).length);
  });

  it('gives every raw capture back, and a record that points into it', async () => {
    const archive = await openArchive(ARCHIVE);
    const names: string[] = [];
    for (const { batch } of await listBatches(archive)) {
      for await (const entry of readCaptures(archive, batch)) {
        names.push(entry.name);
        const { raw, record } = await readCapture(archive, entry);
        expect(Buffer.compare(raw, readFileSync(join(INBOX, entry.name)))).toBe(0);
        expect(JSON.parse(Buffer.from(record).toString('utf8')).id).toBe(entry.id);
      }
    }
    expect(names.sort()).toEqual(readdirSync(INBOX).sort());
  });
});
