/** The interface in English. */
import { ENGLISH } from '../../../page/words.ts';
import { counted, type SiteWords } from './words.ts';

const articles = (count: number): string => `${count} ${count === 1 ? 'article' : 'articles'}`;

export const en: SiteWords = {
  page: ENGLISH,

  skip: 'Skip to the content',
  navigation: 'Site',
  start: 'Start',
  dates: 'Dates',
  languagesTitle: 'Languages',
  sources: 'Sources',
  entities: 'Names',
  claims: 'Claims',
  about: 'About',

  describe: (title) => `${title}: an archive of news articles.`,
  publishedBy: 'Published by',
  madeBy: 'Made with kliping',

  newest: 'Newest articles',
  noArticles: 'There are no articles.',
  nothingKnown: {
    'dates/': 'The date of no article is known.',
    'entities/': 'No name is in so many articles.',
    'sources/': 'The source of no article is known.',
  },
  articles,
  undated: 'without a date',
  untitled: 'Article without a headline',
  unknownLanguage: 'Unknown language',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  pages: 'Pages',
  previous: 'Previous page',
  next: 'Next page',
  changedOn: 'Last changed in the archive',

  inLanguage: (language) => `Articles in ${language}`,
  fromSource: (source) => `Articles of ${source}`,
  ofTime: (time) => `Articles of ${time}`,
  mentionedIn: 'Mentioned in',
  said: 'Quoted in it',
  elsewhere: 'Elsewhere',
  type: { Person: 'Person', Organization: 'Organisation', Place: 'Place' },
  entitiesNote: (minimum) =>
    `People, organisations and places that ${articles(minimum)} or more name, as software found them; it may be wrong.`,

  claimsTitle: 'Claims',
  claimsNote:
    'Statements that somebody can check, picked out of the articles by software. Being listed is no verdict; where a checker has published one, it stands below the claim.',
  noClaims: 'There are no claims.',
  claimedIn: 'in',

  storyTitle: 'Versions of a story',
  storyNote: (count) =>
    `The archive holds ${count} captures of this address. Newest first, by the dates they state.`,
  storyLink: 'All captures of this story',
  address: 'Address',
  changes: {
    legend: 'In what changed',
    inserted: 'new words',
    deleted: 'words that went',
    none: 'The text is that of the capture below.',
    tooLong: 'The text is too long to be compared with the capture below.',
    summary: ({ changed, added, gone }) =>
      `What changed since the capture below (paragraphs: ${counted([
        [changed, 'changed'],
        [added, 'new'],
        [gone, 'gone'],
      ])})`,
    paragraph: {
      changed: (number) => `Paragraph ${number}, changed`,
      added: (number) => `Paragraph ${number}, new`,
      gone: (number) => `Paragraph ${number} of the capture below, gone`,
    },
    more: (count) => `Changes that are not shown here: ${count}`,
  },

  otherForms: 'Other forms',
  annotatedLink: 'Annotated, with the bytes of the capture',
  plainText: 'Plain text',
  recordLink: 'Record',
  extractNote:
    'Only the headline and the beginning are shown here, since the rights to this article are not known.',
  atSource: 'Read it where it was published',
  rightsLabel: 'Rights',
  rights: { owned: 'the publisher’s own', licensed: 'licensed', unknown: 'not known' },
  licence: 'Licence',
  use: 'Use',
  useLink: 'what you may do with it',
  metadataLicence: 'Licence of the metadata',
  permanent: 'Permanent address',

  annotatedTitle: 'Annotated',
  annotatedNote:
    'The archived text with all that software marked in it and may be public, what was taken out of the capture and why, and the bytes that each sentence came from.',
  toArticle: 'The article',
  legend: 'Marked here',
  kinds: { mention: 'name', quotation: 'quotation', claim: 'claim' },
  bytes: (from, to) => `bytes ${from}–${to}`,
  noBytes: 'not from bytes that stand together',
  cutNote:
    'Open the bytes of a paragraph for the command that cuts them out of the raw capture. Bytes are counted from 0, and the last number is that of the first byte behind; a sentence tells its own when it is pointed at.',
  quotationKind: { direct: 'direct', indirect: 'indirect', mixed: 'mixed' },
  removedTitle: 'Taken out',
  removedNote:
    'What is no part of the story was taken out of the text; the raw capture keeps it. The words are not ours, and nothing in them is a link.',
  removedNothing: 'Nothing was taken out.',
  removedWords: 'The words',
  kindColumn: 'What',
  ruleColumn: 'Rule',
  scoreColumn: 'Score',
  bytesColumn: 'Bytes',
  reasonColumn: 'Why',
  reason: (reason) => reason,

  search: {
    title: 'Search',
    words: 'Words',
    language: 'Language of the articles',
    allLanguages: 'All languages',
    button: 'Search',
    searching: 'Searching …',
    found: 'Articles found: %',
    nothing: 'Nothing was found.',
    failed: 'The search could not be loaded. Try again.',
    more: 'More',
    noScript:
      'Searching needs JavaScript, which is off or blocked. Without it, all articles are in the lists by language:',
  },

  charts: {
    time: 'Articles over time',
    when: 'When',
    places: 'Places that articles name',
    place: 'Place',
    entities: 'The most named',
    sources: 'Sources',
    languages: 'Languages',
    removed: 'What was cleaned away',
    passages: 'Passages',
    articles: 'Articles',
    asTable: 'As a table',
    alt: (title) => `Chart: ${title}. The table below it says the same.`,
    unplaced: (count) =>
      count === 1
        ? '1 place with a page of its own is not on the map, since nothing here tells where it is.'
        : `${count} places with pages of their own are not on the map, since nothing here tells where they are.`,
  },

  datasets: {
    title: 'Datasets',
    version: 'Version',
    date: 'Published',
    size: 'Size',
    years: 'Years',
    creators: 'Creators',
    keywords: 'Keywords',
    cite: 'Cite as',
    tables: 'Tables',
    table: 'Table',
    rows: 'Rows',
    columns: 'Columns of the tables',
    column: 'Column',
    meaning: 'Meaning',
    files: 'Files',
    file: 'File',
    bytes: 'Bytes',
  },

  aboutRights: 'Rights',
  aboutRightsText: [
    'Each article says whether it is the publisher’s own, licensed, or of unknown rights.',
    'Articles of unknown rights are kept as evidence of what was published. They are not ours to license: ask whoever published them first before you use more than the law lets you quote. Search engines are asked not to list them.',
  ],
  aboutSoftware: 'What software did',
  aboutSoftwareText: [
    'The text of each article is that of the capture, cleaned of what is no part of the story. What was taken out, and why, is on its annotated page.',
    'Names, quotations and claims were found by software, which may be wrong. A quotation stands here only where its speaker is named beside it or a person vouched for it, unless the publisher of this site decided otherwise. A claim is no accusation, and being listed no verdict.',
  ],
  aboutMachines: 'For machines',
  aboutMachinesText: [
    'Beside each article are its schema.org graph (article.jsonld), its text (article.txt) and its public record (record.json).',
    'A fragment of an article’s address (#q1, #c1, #m1) names a quotation, a claim or a name in it, on the page and in its graph.',
  ],

  notFound: 'There is no such page',
  notFoundText:
    'The address may be mistyped, or the article may have been taken out of the archive.',
};
