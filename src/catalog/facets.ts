/** What answers can be counted by; here alone, for the command line names them in its help. */

/** What answers can be counted by. `hits` are the numbers of the articles found. */
export const FACETS = {
  language: 'SELECT language AS value, count(*) AS count FROM hits JOIN article a USING (number)',
  source: 'SELECT source AS value, count(*) AS count FROM hits JOIN article a USING (number)',
  year: 'SELECT substr(day, 1, 4) AS value, count(*) AS count FROM hits JOIN article a USING (number)',
  month:
    'SELECT substr(day, 1, 7) AS value, count(*) AS count FROM hits JOIN article a USING (number)',
  agency: 'SELECT agency AS value, count(*) AS count FROM hits JOIN article a USING (number)',
  entity: `SELECT e.name AS value, count(DISTINCT m.article) AS count FROM hits
    JOIN mention m ON m.article = hits.number JOIN entity e ON e.number = m.entity`,
  speaker: `SELECT s.name AS value, count(*) AS count FROM hits
    JOIN spoken p ON p.article = hits.number JOIN speaker s ON s.number = p.speaker`,
  review: `SELECT d.state AS value, count(DISTINCT a.number) AS count FROM hits
    JOIN article a USING (number) LEFT JOIN decision d ON d.capture = a.id`,
} as const;

/** A name of something that answers can be counted by. */
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];
