/** What answers can be counted by; here alone, for the command line names them in its help. */

/** How to count, where another way is quicker once many of all articles were found. */
interface Counting {
  /** Goes from the articles found to what they name, and sorts it. */
  readonly few: string;
  /** Goes through all there is in the order of names, so that nothing is sorted. */
  readonly many: string;
}

const byArticle = (column: string): string =>
  `SELECT ${column} AS value, count(*) AS count FROM hits JOIN article a USING (number) GROUP BY value`;

/** What answers can be counted by. `hits` are the numbers of the articles found. */
export const FACETS = {
  language: byArticle('language'),
  source: byArticle('source'),
  year: byArticle('substr(day, 1, 4)'),
  month: byArticle('substr(day, 1, 7)'),
  agency: byArticle('agency'),
  entity: {
    few: `SELECT e.name AS value, count(DISTINCT m.article) AS count FROM hits
      CROSS JOIN mention m ON m.article = hits.number
      CROSS JOIN entity e ON e.number = m.entity GROUP BY value`,
    many: `SELECT e.name AS value, count(DISTINCT m.article) AS count FROM entity e
      CROSS JOIN mention m ON m.entity = e.number
      CROSS JOIN hits ON hits.number = m.article GROUP BY e.folded, e.name`,
  },
  speaker: {
    few: `SELECT s.name AS value, count(*) AS count FROM hits
      CROSS JOIN spoken p ON p.article = hits.number
      CROSS JOIN speaker s ON s.number = p.speaker GROUP BY value`,
    many: `SELECT s.name AS value, count(*) AS count FROM speaker s
      CROSS JOIN spoken p ON p.speaker = s.number
      CROSS JOIN hits ON hits.number = p.article GROUP BY value`,
  },
  review: `SELECT d.state AS value, count(DISTINCT a.number) AS count FROM hits
    JOIN article a USING (number) LEFT JOIN decision d ON d.capture = a.id GROUP BY value`,
} as const satisfies Record<string, string | Counting>;

/** A name of something that answers can be counted by. */
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/** Of more articles than one in so many, many were found. */
const MANY = 20;

/**
 * The query that counts by a facet.
 *
 * @param found How many articles were found.
 * @param all About how many there are.
 */
export function countingBy(facet: Facet, found: number, all: number): string {
  const counting: string | Counting = FACETS[facet];
  if (typeof counting === 'string') return counting;
  return found * MANY > all ? counting.many : counting.few;
}
