/** The map of the places that articles name. */
import { MARKS, svgFile } from './frame.ts';
import type { Coordinates } from './places.ts';
import { project, WORLD } from './projection.ts';
import { LAND } from './world.generated.ts';

/** A place on the map. */
export interface Dot {
  readonly at: Coordinates;
  /** How many articles name it. */
  readonly count: number;
}

/** The radius of the place that most articles name, and the least there is. */
const LARGEST = 22;
const SMALLEST = 3;

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * Draws the map; the area of a dot grows with the articles.
 *
 * @param dots The places, those that most articles name first.
 */
export function drawMap(title: string, dots: readonly Dot[]): string {
  const most = dots[0]?.count ?? 1;
  const circles = dots.map(({ at, count }) => {
    const [x, y] = project(at).map(tenth);
    const radius = Math.max(SMALLEST, LARGEST * Math.sqrt(count / most));
    return `<circle cx="${x}" cy="${y}" r="${tenth(radius)}"/>`;
  });
  return svgFile(
    title,
    WORLD,
    `<path fill="var(--land)" d="${LAND}"/><g fill="${MARKS}" fill-opacity=".55" stroke="${MARKS}">${circles.join('')}</g>`,
  );
}
