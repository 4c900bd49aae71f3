/** Times as the store writes them. */

const UTC_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?Z$/;

/**
 * Says if a text is a point in time as WARC 1.1 and OCFL both take it: ISO 8601, UTC, seconds or
 * finer, such as `2024-05-01T10:00:00Z`. February 30 is refused.
 */
export function isUtcTime(text: string): boolean {
  const seconds = UTC_TIME.exec(text)?.[1];
  if (seconds === undefined) return false;
  const time = Date.parse(`${seconds}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(seconds);
}
