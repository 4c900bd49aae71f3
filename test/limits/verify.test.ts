import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/store/archive.ts';
import { INGEST } from '../../src/store/kinds.ts';
import { type BatchRules, verifyBatch } from '../../src/store/verify/batch.ts';
import { verifyCheckpoints } from '../../src/store/verify/checkpoints.ts';
import type { Finding, VerifyTotals } from '../../src/store/verify/codes.ts';
import { DERIVED_RULES } from '../../src/store/verify/derived.ts';
import { RawLinks } from '../../src/store/verify/links.ts';
import { startVerification } from '../../src/store/verify/report.ts';
import { makeReceivedSample } from '../store/damages.ts';
import { makeArchive } from '../store/helpers.ts';
import { MANY } from './many.ts';

const codes = ({ findings }: { findings: readonly Finding[] }) => findings.map(({ code }) => code);

function verificationOf(archive: Archive) {
  const findings: Finding[] = [];
  const totals: Partial<VerifyTotals> = {};
  const parts = {
    archive,
    totals: totals as VerifyTotals,
    rawLinks: new RawLinks(),
    checkRecord: undefined,
    statedSizes: undefined,
    readElsewhere: undefined,
  };
  const verification = startVerification(parts, (finding) => findings.push(finding));
  return { verification, findings };
}

describe('verifying', () => {
  it('takes any number of lines of what was taken out of something else', async () => {
    const { archive, object, lookup, entries, raw } = await makeReceivedSample();
    await writeFile(lookup, '{}\n'.repeat(MANY));
    const rules: BatchRules<object> = {
      kind: INGEST,
      codes: DERIVED_RULES.codes,
      parse: () => ({}),
      keyOf: () => 'all the same',
      locations: () => [],
      received: () => entries[0].received,
      startRecords: () => {},
      verifyLine: () => [],
    };
    const { verification, findings } = verificationOf(archive);
    const present = ['v1/content/captures.jsonl', `v1/content/${basename(raw)}`];
    await verifyBatch(verification, rules, object, 'urn:kliping:batch:b1', present);
    const found = codes({ findings });
    expect(found.filter((code) => code === 'derived-repeated')).toHaveLength(MANY - 1);
    expect(found).toContain('record-unlisted');
  });

  it('takes any number of checkpoints', async () => {
    const { verification, findings } = verificationOf(await makeArchive());
    const numbers = Array.from({ length: MANY }, (_, index) => index + 1);
    await verifyCheckpoints(verification, {
      present: new Map(),
      numbers,
      checkSignature: undefined,
    });
    expect(codes({ findings })).toEqual(['checkpoint-missing']);
  });
});
