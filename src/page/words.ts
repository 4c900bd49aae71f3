/** The words of a page around the article: its sections, its foot, its labels. */
import type { Coverage, Mention } from '../record/types.generated.ts';
import { LANGUAGES_IN_ENGLISH } from './languages.ts';

/** A number with the word for what is counted. */
type Counted = (count: number) => string;

/** What a page says in the language of its readers; the article itself stays as it is. */
export interface PageWords {
  /** The language of these words: BCP 47. */
  readonly language: string;
  /** The names of months, January first. */
  readonly months: readonly string[];
  /** A time of day, of two digits each. */
  readonly clock: (hours: string, minutes: string) => string;
  /** The names of languages by their tags, without regions; of others the tag is shown. */
  readonly languages: Readonly<Record<string, string>>;
  /** The sign before decimals. */
  readonly decimal: string;
  /** A number of bytes that is less than 1,000. */
  readonly bytes: Counted;
  /** Stands for a headline that is not there. */
  readonly untitled: string;
  /** Before the date of the last change. */
  readonly updated: string;
  /** Above the entities. */
  readonly named: string;
  /** Above the entities of each type. */
  readonly types: Readonly<Record<Mention['type'], string>>;
  /** Above the claims. */
  readonly claims: string;
  /** Says of the claims that software found them, and what that means. */
  readonly claimsNote: (anyChecked: boolean) => string;
  /** The text of a link to where a claim stands. */
  readonly inText: string;
  /** Before a verdict. */
  readonly checked: string;
  /** A rating as a number, with the numbers of the worst and the best. */
  readonly rating: (value: string, worst: string, best: string) => string;
  /** Before the claim as the checker put it. */
  readonly claimReviewed: string;
  /** Before who claims it. */
  readonly claimedBy: string;
  /** Before what a review rests on. */
  readonly reviewSources: string;
  /** Says what made the page. */
  readonly archivedBy: (version: string) => string;
  /** The labels of the foot. */
  readonly foot: Readonly<
    Record<
      'source' | 'picture' | 'capture' | 'raw' | 'language' | 'length' | 'left' | 'marked',
      string
    >
  >;
  /** How large the raw text is, and of what kind. */
  readonly raw: (size: string, mediaType: string, encoding: string) => string;
  readonly words: Counted;
  /** The language of the article, where it could not be told. */
  readonly unknownLanguage: string;
  /** A language and how sure that is, in per cent. */
  readonly surely: (name: string, percent: number) => string;
  /** What was left out, in numbers. */
  readonly leftOut: (passages: number, size: string, kinds: string) => string;
  readonly leftNothing: string;
  /** Kinds of what was left out, where they are called other than in the record. */
  readonly leftKinds: Readonly<Record<string, string>>;
  /** What software looked for. */
  readonly lookedFor: Readonly<Record<Exclude<keyof Coverage, 'noise'>, string>>;
  readonly marked: (parts: string) => string;
  readonly markedNothing: string;
}

/** The words in English. */
export const ENGLISH: PageWords = {
  language: 'en',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  clock: (hours, minutes) => `${hours}:${minutes}`,
  languages: LANGUAGES_IN_ENGLISH,
  decimal: '.',
  bytes: (count) => `${count} ${count === 1 ? 'byte' : 'bytes'}`,
  untitled: 'Article without a headline',
  updated: 'updated',
  named: 'Named in this article',
  types: { Person: 'People', Organization: 'Organisations', Place: 'Places' },
  claims: 'Claims to check',
  claimsNote: (anyChecked) =>
    `Picked out by software. ${
      anyChecked
        ? 'Where there is no verdict, nobody has checked them yet: being listed is none.'
        : 'Nobody has checked them yet: being listed is no verdict.'
    }`,
  inText: 'in the text',
  checked: 'Checked:',
  rating: (value, worst, best) => `${value} on a scale from ${worst} (worst) to ${best} (best)`,
  claimReviewed: 'The claim in short:',
  claimedBy: 'Claimed by:',
  reviewSources: 'Sources:',
  archivedBy: (version) => `Archived by kliping ${version}`,
  foot: {
    source: 'Source',
    picture: 'Picture',
    capture: 'Capture',
    raw: 'Raw text',
    language: 'Language',
    length: 'Length',
    left: 'Left out',
    marked: 'Marked',
  },
  raw: (size, mediaType, encoding) => `${size} of ${mediaType} in ${encoding}`,
  words: (count) => `${count} words`,
  unknownLanguage: 'could not be told',
  surely: (name, percent) => `${name} (${percent} % sure)`,
  leftOut: (passages, size, kinds) =>
    `${passages} ${passages === 1 ? 'passage' : 'passages'}, ${size}: ${kinds}`,
  leftNothing: 'nothing',
  leftKinds: {},
  lookedFor: { mentions: 'names', quotations: 'quotations', claims: 'claims' },
  marked: (parts) => `${parts} (by software, which may be wrong)`,
  markedNothing: 'nothing: neither names nor quotations nor claims were looked for',
};
