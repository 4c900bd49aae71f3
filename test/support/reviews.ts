/** What people might have decided of a record made by hand. */
import type {
  ArchiveRecord,
  ReviewItem,
  ReviewLayer,
  ReviewOfClaim,
  ReviewState,
  ReviewVerdict,
} from '../../src/record/types.generated.ts';
import { contentOf } from '../../src/review/attach.ts';

export const TIME = '2026-02-01T08:00:00Z';

export const VERDICT: ReviewVerdict = {
  claimReviewed: 'Biayanya naik 40 persen',
  rating: { verdict: 'Sebagian benar', value: 3, worst: 1, best: 5, scale: 'lima-tingkat' },
  checker: { type: 'Organization', name: 'Cek Tepi', url: 'https://cektepi.example' },
  url: 'https://cektepi.example/jembatan',
  datePublished: '2026-01-31',
  sources: ['https://data.example/biaya', 'Notulen rapat 3 Mei'],
};

/** The states on the way to one. */
const WAYS: Record<ReviewState, ReviewState[]> = {
  draft: ['in review', 'draft'],
  'in review': ['in review'],
  published: ['in review', 'published'],
  corrected: ['in review', 'published', 'corrected'],
  withdrawn: ['in review', 'published', 'withdrawn'],
};

export function reviewIn(state: ReviewState, verdict = VERDICT): ReviewOfClaim {
  const history = WAYS[state].map((each) => ({ state: each, time: TIME }));
  return { state, verdict, history };
}

/** Decisions on a record: by default its first claim is reviewed, and the review published. */
export function reviewsOf(
  record: ArchiveRecord,
  items: readonly Partial<ReviewItem>[] = [{ review: reviewIn('published') }],
): ReviewLayer {
  return {
    schema: 'https://w3id.org/kliping/reviews/1',
    capture: record.id,
    layer: 'review',
    items: items.map((change) => {
      const { about = 'claim', id = about === 'claim' ? 'c1' : 'q1' } = change;
      const subjects = about === 'claim' ? record.claims : record.quotations;
      const subject = subjects.find((each) => each.id === id)!;
      const who = 'claimant' in subject ? subject.claimant : undefined;
      const speaker = 'speaker' in subject ? subject.speaker : undefined;
      const attributedTo = (who ?? speaker)?.name;
      return {
        about,
        id,
        text: { generation: 0, sha256: '0'.repeat(64) },
        content: contentOf(subject),
        ...(attributedTo !== undefined && { attributedTo }),
        ...change,
      };
    }),
  };
}
