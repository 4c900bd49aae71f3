/** Rebuilds a batch of captures from what is whole in its volumes. */
import type { Archive } from '../archive.ts';
import { REVISIT_PROFILE, targetUriOf } from '../capture-writer.ts';
import { hexFromNi, niFromHex } from '../digests.ts';
import { INGEST } from '../kinds.ts';
import { captureLineText } from '../lookup.ts';
import { COPIED_TYPES } from '../received.ts';
import type { BatchSummary } from '../types.ts';
import { type Found, reread, type ScannedBatch } from './found.ts';
import type { Whole } from './rewrite.ts';

/** What the archive record of a capture says that its WARC records do not. */
export interface CaptureFacts {
  readonly name: string;
  readonly uri?: string;
  readonly mediaType: string;
}

/** Tells from the bytes of an archive record what the look-up line says; `null` when it cannot. */
export type DescribeCapture = (record: Uint8Array) => CaptureFacts | null;

/** The records of a whole capture. */
interface WholeCapture {
  readonly capture: string;
  /** The raw bytes. */
  readonly raw: Found;
  /** The raw record of this capture: the same, or a revisit of it. */
  readonly own: Found;
  readonly received: Found | undefined;
  readonly text: Found;
  readonly record: Found;
}

/** Puts together what belongs together. */
function wholeCaptures(raw: readonly Found[], derived: readonly Found[]): WholeCapture[] {
  const byId = new Map(raw.map((each) => [each.id, each]));
  const texts = new Map<string, Found>();
  for (const each of derived) {
    if (each.type === 'conversion' && each.capture !== undefined) texts.set(each.capture, each);
  }
  const whole: WholeCapture[] = [];
  for (const record of derived) {
    const { capture, refersTo = '' } = record;
    if (record.type !== 'metadata' || capture === undefined || hexFromNi(capture) === null)
      continue;
    const own = byId.get(refersTo);
    const text = texts.get(capture);
    if (own?.capture !== capture || text?.refersTo !== refersTo) continue;
    const resource = own.type === 'revisit' ? byId.get(own.refersTo ?? '') : own;
    if (resource?.type !== 'resource') continue;
    const received = own.concurrentTo === undefined ? undefined : byId.get(own.concurrentTo);
    if (own.concurrentTo !== undefined && !COPIED_TYPES.includes(received?.type ?? '')) continue;
    if ((received?.receivedFor ?? capture) !== capture) continue;
    if (![resource, own, text, record].every(({ vouched }) => vouched)) continue;
    whole.push({ capture, raw: resource, own, received, text, record });
  }
  return whole;
}

/**
 * Says if the headers of a capture's records tell one story: no digest covers the headers of a plain
 * volume, so a changed one shows in what the others say.
 */
function agree(
  { capture, raw, own, text, record }: WholeCapture,
  { uri, mediaType }: CaptureFacts,
): boolean {
  const targetUri = targetUriOf({ id: capture, ...(uri !== undefined && { uri }) });
  const ours = [own, text, record].every((each) => each.targetUri === targetUri);
  if (own === raw) return ours && raw.mediaType === mediaType;
  const leads = own.refersToTargetUri === raw.targetUri && own.profile === REVISIT_PROFILE;
  return ours && leads && own.payload === `sha256:${raw.sha256}`;
}

/**
 * Finds every capture that is whole in a damaged batch.
 *
 * @throws StoreIoError when a disk refuses
 */
export async function capturesOf(
  from: Archive,
  { raw, derived }: ScannedBatch,
  describe: DescribeCapture,
): Promise<Whole<BatchSummary>> {
  const whole: WholeCapture[] = [];
  const facts = new Map<Found, CaptureFacts>();
  for (const each of wholeCaptures(raw, derived)) {
    const said = describe((await reread(from, each.record)).block);
    if (!said || !agree(each, said)) continue;
    facts.set(each.record, said);
    whole.push(each);
  }
  return {
    kind: INGEST,
    used: new Set(
      whole.flatMap(({ raw: bytes, own, received, text, record }) =>
        [bytes, own, received, text, record].filter((found) => found !== undefined),
      ),
    ),
    count: whole.length,
    *lines(placeOf) {
      for (const { capture, raw: bytes, received, text, record } of whole) {
        yield captureLineText({
          id: capture,
          content: niFromHex(bytes.sha256),
          ...facts.get(record)!,
          raw: placeOf(bytes),
          text: placeOf(text),
          record: placeOf(record),
          ...(received && { received: placeOf(received) }),
        });
      }
    },
    summarise: (written) => {
      const revisits = whole.filter(({ own, raw: bytes }) => own !== bytes).length;
      return { ...written, captures: whole.length, revisits };
    },
  };
}
