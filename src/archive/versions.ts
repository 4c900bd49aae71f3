/** Versions of kliping, compared. */

/** The numbers of a version such as `0.10.2` or `1.0.0-beta`; what is no number counts as 0. */
function numbers(version: string): number[] {
  return version
    .replace(/[-+].*/s, '')
    .split('.')
    .map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : 0));
}

/**
 * Says if a version came before another. Of two that differ only after the numbers (`1.0.0-beta` and
 * `1.0.0`) each counts as older than the other: which was first is not told by their names alone.
 */
export function isOlder(version: string, than: string): boolean {
  if (version === than) return false;
  const [one, other] = [numbers(version), numbers(than)];
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return true;
}
