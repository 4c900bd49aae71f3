/** The tables of the index of a site. */

/** What articles are put into. */
export const SCHEMA = `
PRAGMA temp_store = FILE;
PRAGMA temp.journal_mode = OFF;
PRAGMA temp.cache_size = -65536;
CREATE TEMP TABLE article (
  number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, rank INTEGER, instant TEXT NOT NULL,
  published TEXT, modified TEXT, headline TEXT NOT NULL, extract TEXT NOT NULL,
  language TEXT NOT NULL, language_path TEXT NOT NULL, source TEXT, source_path TEXT,
  story TEXT, address TEXT, changed TEXT NOT NULL, indexable INTEGER NOT NULL, license TEXT,
  words INTEGER NOT NULL, words_digest TEXT NOT NULL, id TEXT NOT NULL, arrived INTEGER NOT NULL,
  is_cut INTEGER NOT NULL
);
CREATE TEMP TABLE entity (
  number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, wikidata TEXT,
  type TEXT, name TEXT, count INTEGER NOT NULL DEFAULT 0, place INTEGER
);
CREATE TEMP TABLE mention (
  entity INTEGER NOT NULL, article INTEGER NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
  name TEXT NOT NULL, PRIMARY KEY (article, id)
) WITHOUT ROWID;
CREATE TEMP TABLE said (
  entity INTEGER NOT NULL, article INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
  text TEXT NOT NULL, PRIMARY KEY (entity, article, position)
) WITHOUT ROWID;
CREATE TEMP TABLE claim (
  number INTEGER PRIMARY KEY, article INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
  text TEXT NOT NULL, review TEXT, rank INTEGER
);
CREATE TEMP TABLE page (path TEXT PRIMARY KEY, changed TEXT NOT NULL);
CREATE INDEX page_changed ON page (changed, path);
`;

/** Numbers everything once it is all there: the newest article is the first. */
export const ORDER = `
UPDATE article SET rank = ranked.rank FROM (
  SELECT number, ROW_NUMBER() OVER (ORDER BY instant DESC, path) AS rank FROM article
) AS ranked WHERE ranked.number = article.number;
CREATE UNIQUE INDEX article_rank ON article (rank);
CREATE INDEX article_language ON article (language_path, rank);
CREATE INDEX article_source ON article (source_path, rank);
CREATE INDEX article_year ON article (substr(published, 1, 4), rank);
CREATE INDEX article_month ON article (substr(published, 1, 7), rank);
CREATE INDEX article_story ON article (story, COALESCE(modified, published, '') DESC, arrived DESC);
CREATE INDEX mention_entity ON mention (entity, article);
UPDATE entity SET count = (SELECT COUNT(DISTINCT article) FROM mention WHERE entity = entity.number);
CREATE TEMP TABLE named (entity INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (entity, rank))
  WITHOUT ROWID;
INSERT INTO named SELECT DISTINCT entity, rank FROM mention JOIN article ON number = article;
UPDATE claim SET rank = ranked.rank FROM (
  SELECT claim.number, ROW_NUMBER() OVER (
    ORDER BY review IS NULL, article.rank, position
  ) AS rank FROM claim JOIN article ON article.number = article
) AS ranked WHERE ranked.number = claim.number;
CREATE UNIQUE INDEX claim_rank ON claim (rank);
CREATE INDEX article_changed ON article (changed DESC, rank) WHERE indexable = 1;
INSERT INTO page SELECT path, changed FROM article WHERE indexable = 1;
`;

/** Numbers the entities that have a page, those that most articles name first. */
export const ENTITY_ORDER = `
UPDATE entity SET place = placed.place FROM (
  SELECT number, ROW_NUMBER() OVER (ORDER BY count DESC, name, path) AS place FROM entity
) AS placed WHERE placed.number = entity.number;
CREATE UNIQUE INDEX entity_place ON entity (place);
`;
