/** The tables of the catalog. */

/**
 * The version of the tables and of what goes into them. An index of another version is made anew: raise
 * it whenever an article would be indexed otherwise.
 */
export const INDEX_VERSION = 5;

/**
 * How words are told apart: by Unicode, without case and diacritics. Marks are part of words, for in
 * Indic scripts they are vowels. Scripts without spaces are split before (see `spaced`).
 */
const TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'";

/**
 * Ids are digests of 32 bytes. A text is kept deflated, because the full-text index keeps none and asks
 * for it when an article leaves, and for showing matches. `skipped` are captures that are damaged.
 * `address` is what addresses of one story have in common (see `addressNumber`).
 * `story` and `band` are what near-duplicates are found by (see `docs/duplicates.md`), filled when they are looked for. `spoken` are speakers of quotations.
 * `entity` is unique by its name before all else, for what has one name is counted together.
 * `decided` is what each document of the layer `review` says; `decision` what holds: that of the newest generation,
 * and where processes that wrote at once left several documents of it, what was decided last (see `readReviews`).
 */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE batch (
  number INTEGER PRIMARY KEY,
  object TEXT NOT NULL UNIQUE,
  batch TEXT NOT NULL,
  derived INTEGER NOT NULL,
  seal TEXT NOT NULL,
  lines INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  complete INTEGER NOT NULL
);

CREATE TABLE article (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  content BLOB NOT NULL,
  name TEXT NOT NULL,
  uri TEXT,
  address INTEGER,
  host TEXT,
  generation INTEGER NOT NULL,
  record_batch TEXT NOT NULL,
  headline TEXT,
  language TEXT NOT NULL,
  publisher TEXT,
  source TEXT,
  published TEXT,
  day TEXT,
  agency TEXT,
  words INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  quotations INTEGER NOT NULL,
  claims INTEGER NOT NULL
);
CREATE TABLE body (article INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE INDEX article_content ON article (content);
CREATE INDEX article_address ON article (address) WHERE address IS NOT NULL;
CREATE INDEX article_later ON article (generation) WHERE generation > 0;
CREATE INDEX article_day ON article (day);
CREATE INDEX article_language ON article (language COLLATE NOCASE, day);

CREATE TABLE place (
  article INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (article, batch)
) WITHOUT ROWID;
CREATE INDEX place_batch ON place (batch);

CREATE TABLE made (
  batch INTEGER NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  capture BLOB NOT NULL,
  layer TEXT NOT NULL,
  generation INTEGER NOT NULL,
  other BLOB,
  PRIMARY KEY (batch, start)
) WITHOUT ROWID;
CREATE INDEX made_capture ON made (capture, layer, generation);
CREATE INDEX made_other ON made (other) WHERE other IS NOT NULL;

CREATE TABLE decided (
  batch INTEGER NOT NULL,
  start INTEGER NOT NULL,
  item TEXT NOT NULL,
  state TEXT NOT NULL,
  time TEXT NOT NULL,
  PRIMARY KEY (batch, start, item)
) WITHOUT ROWID;
CREATE VIEW decision AS SELECT capture, state FROM (
  SELECT m.capture, d.state,
    row_number() OVER (PARTITION BY m.capture, d.item ORDER BY d.time DESC, b.batch DESC) AS rank
  FROM decided d CROSS JOIN made m ON m.batch = d.batch AND m.start = d.start
  JOIN batch b ON b.number = m.batch
  WHERE m.generation = (SELECT max(n.generation) FROM made n
    WHERE n.capture = m.capture AND n.layer = m.layer)
) WHERE rank = 1;

CREATE TABLE story (
  article INTEGER PRIMARY KEY,
  signature BLOB NOT NULL,
  compared INTEGER NOT NULL
);
CREATE TABLE band (
  band INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (band, article)
) WITHOUT ROWID;

CREATE TABLE entity (
  number INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  wikidata TEXT NOT NULL,
  UNIQUE (folded, name, type, wikidata)
);
CREATE INDEX entity_wikidata ON entity (wikidata);
CREATE TABLE mention (
  article INTEGER NOT NULL,
  entity INTEGER NOT NULL,
  PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity);

CREATE TABLE speaker (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  folded TEXT NOT NULL
);
CREATE INDEX speaker_folded ON speaker (folded);
CREATE TABLE spoken (
  article INTEGER NOT NULL,
  speaker INTEGER NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (article, speaker)
) WITHOUT ROWID;
CREATE INDEX spoken_speaker ON spoken (speaker);

CREATE TABLE removal (
  article INTEGER NOT NULL,
  kind TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (article, kind)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE index_of_words USING fts5 (
  headline, body, content='', tokenize="${TOKENIZER}"
);
INSERT INTO index_of_words (index_of_words, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
`;
