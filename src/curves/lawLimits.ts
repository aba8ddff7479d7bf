/** Smallest and largest alpha that a fit considers. Below and above, a law is a logarithm or a step. */
export const ALPHA_MIN = 0.01;
export const ALPHA_MAX = 100;

/** With fewer distinct points than this, three parameters go through the points exactly or are free. */
export const IDENTIFIED_POINTS = 4;

/**
 * A point closer to the chord of its neighbours than this is collinear with them (a distance in accuracy, some
 * units in the last place: what decimals such as 0.1 lose when they become binary).
 */
export const COLLINEAR_DISTANCE = 2 ** -51;

/** A profile is flat when half or twice the best alpha raises the root mean square error by less than this share. */
export const FLAT_RISE = 0.05;

/** Differences between curves below this are rounding. */
export const ROUNDING_ERROR = 1e-12;
