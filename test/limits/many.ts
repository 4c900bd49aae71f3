/** More than a call takes arguments on the small stack of these tests: on the usual one it takes 125,000. */
export const MANY = 45_000;
