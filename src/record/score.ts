/** Scores as records hold them. */

/** Rounds a score to hundredths: raw floats differ between machines, and say more than is known. */
export function roundScore(value: number): number {
  return Math.round(value * 100) / 100;
}
