-- Pairs of articles that are likely to share text, out of the table "bands" of a dataset release, the
-- strongest first. The same file runs in DuckDB and in Spark SQL; docs/scale.md shows both.
--
-- bands_shared of 40 bands are equal. A band of two minimum hashes is equal with the square of the
-- Jaccard similarity, hence the estimate. Of a band that more than 64 articles have, each is paired with the
-- first of them alone, so that a thousand copies make a thousand pairs and not half a million.
WITH sized AS (
  SELECT
    capture,
    band,
    hash,
    COUNT(*) OVER (PARTITION BY band, hash) AS articles,
    MIN(capture) OVER (PARTITION BY band, hash) AS first_capture
  FROM bands
),

shared AS (
  SELECT
    one.capture,
    other.capture AS with_capture,
    one.band
  FROM sized AS one
  INNER JOIN sized AS other
    ON one.band = other.band AND one.hash = other.hash AND one.capture < other.capture
  WHERE one.articles BETWEEN 2 AND 64
  UNION ALL
  SELECT
    first_capture AS capture,
    capture AS with_capture,
    band
  FROM sized
  WHERE articles > 64 AND first_capture < capture
)

SELECT
  capture,
  with_capture,
  COUNT(*) AS bands_shared,
  ROUND(SQRT(CAST(COUNT(*) AS DOUBLE) / CAST(40 AS DOUBLE)), 2) AS jaccard_estimate
FROM shared
GROUP BY capture, with_capture
HAVING COUNT(*) >= 4
ORDER BY bands_shared DESC, capture ASC, with_capture ASC
