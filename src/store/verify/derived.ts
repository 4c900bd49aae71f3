/** Verifies derived batches: their lines, their records, and whose they are. */
import { DERIVED } from '../kinds.ts';
import { madeKey, parseMadeLine } from '../made-lookup.ts';
import type { MadeLine } from '../types.ts';
import { type BatchRules, reportLink } from './batch.ts';
import type { RecordSummary } from './volumes.ts';

/** The rules for derived batches. */
export const DERIVED_RULES: BatchRules<MadeLine> = {
  kind: DERIVED,
  codes: {
    line: 'derived-line',
    repeated: 'derived-repeated',
    record: 'derived-record',
    digest: 'derived-digest',
  },
  parse: parseMadeLine,
  keyOf: madeKey,
  locations: ({ text, record }) => [text, record],
  received: () => undefined,
  startRecords: () => {},
  verifyLine({ verification, path, offset, line, look }) {
    const text = line.text ? look(line.text, 'conversion') : null;
    const record = look(line.record, 'metadata');
    const link = reportLink(verification, path, offset);
    const records = [text, record].filter((each): each is RecordSummary => each !== null);
    for (const { type, capture, with: other, layer, generation } of records) {
      if (capture !== line.capture) link(`a ${type} record of ${line.capture}`, capture);
      if (other !== line.with) link(`a ${type} record with ${line.with ?? 'no other'}`, other);
      if (layer !== line.layer) link(`a ${type} record of the layer ${line.layer}`, layer);
      if (generation !== String(line.generation)) {
        link(`a ${type} record of generation ${line.generation}`, generation);
      }
    }
    if (text && record) {
      if (text.refersTo !== record.refersTo) {
        link(`a conversion record that refers to ${record.refersTo}`, text.refersTo);
      }
      if (text.targetUri !== record.targetUri) {
        link(`a conversion record of ${record.targetUri}`, text.targetUri);
      }
    }
    // What it belongs to is in another batch, which may come later.
    if (record?.capture === line.capture) verification.rawLinks.want(path, offset, record);
    return records;
  },
};
