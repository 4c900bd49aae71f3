/** What of a record may leave the archive, after what people decided of it. */
import type {
  ArchiveRecord,
  Claim,
  Quotation,
  ReviewItem,
  ReviewLayer,
} from '../record/types.generated.ts';
import { attach } from '../review/attach.ts';

/** A claim or quotation with what was decided of it. */
export interface Decided<Subject> {
  readonly subject: Subject;
  readonly item?: ReviewItem;
}

/** The quotations and claims of a record that nobody rejected, each with what was decided of it. */
export function withoutRejected(
  record: ArchiveRecord,
  reviews: ReviewLayer | undefined,
): { quotations: Decided<Quotation>[]; claims: Decided<Claim>[] } {
  const decided = attach(record, reviews?.items ?? []);
  const left = <Subject extends { id: string }>(
    subjects: readonly Subject[],
    items: ReadonlyMap<string, ReviewItem>,
  ): Decided<Subject>[] =>
    subjects.flatMap((subject) => {
      const item = items.get(subject.id);
      return item?.decision?.value === 'rejected' ? [] : [{ subject, ...(item && { item }) }];
    });
  return {
    quotations: left(record.quotations, decided.quotations),
    claims: left(record.claims, decided.claims),
  };
}
