/** Messages about a page. */
import type { Element } from 'hast';
import type { VFile } from 'vfile';

/** Tells what was not done, and why; at an element where there is one with a place. */
export function tell(file: VFile, ruleId: string, reason: string, element?: Element): void {
  const place = element?.position;
  file.message(reason, { ruleId, source: 'kliping-enrich', ...(place && { place }) });
}
