/** The Equal Earth projection: areas are as they are, and shapes look natural. */

/** The size of the picture; Antarctica is not in it. */
export const WORLD = { width: 960, height: 430 } as const;

const A = [1.340264, -0.081106, 0.000893, 0.003796] as const;
const M = Math.sqrt(3) / 2;
/** How far the whole globe reaches to the east, before it is scaled. */
const EAST = 2.70663;
/** How far the picture reaches to the north, before it is scaled: 84 degrees. */
const NORTH = 1.3165;
const SCALE = WORLD.width / (2 * EAST);

/**
 * Puts a place on the map.
 *
 * @param point Degrees east and north.
 * @see https://doi.org/10.1080/13658816.2018.1504949
 */
export function project([longitude, latitude]: readonly [longitude: number, latitude: number]): [
  x: number,
  y: number,
] {
  const angle = Math.asin(M * Math.sin((latitude * Math.PI) / 180));
  const square = angle * angle;
  const sixth = square * square * square;
  const [a1, a2, a3, a4] = A;
  const x =
    (((longitude * Math.PI) / 180) * Math.cos(angle)) /
    (M * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)));
  const y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square));
  return [WORLD.width / 2 + x * SCALE, (NORTH - y) * SCALE];
}
