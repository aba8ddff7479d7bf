/** Fewer distinct accuracies than this may be multiples of one step by chance, */
const FEWEST = 5;
/** unless each is shared by so many models on average. */
const SHARED = 5;
/** The smallest difference of accuracies is a step or a few. */
const MOST_STEPS = 12;
/** Steps finer than one of so many a whole do not matter. */
const FINEST = 1e6;
/** How far from a whole number of steps an accuracy may be, in steps: what binary numbers lose. */
const ROUNDING = 1e-7;

/**
 * The step that accuracies are rounded to: the largest 1/m, m a whole number, of which all are multiples. It is 0.001
 * for percents with one decimal, 1/250 for shares of 250 test images, and 0 where there is none above 1e-6.
 *
 * @param values fractions; fewer than 5 distinct ones tell of no step where few models share them, a single one never
 * @example roundingStep([0.1, 0.25, 0.4, 0.55, 0.75]) // 0.05
 */
export function roundingStep(values: ArrayLike<number>): number {
  const distinct = [...new Set(Array.from(values))].sort((a, b) => a - b);
  if (distinct.length < 2 || (distinct.length < FEWEST && values.length < SHARED * distinct.length)) return 0;
  let smallest = 1;
  for (let i = 1; i < distinct.length; i++) {
    const difference = distinct[i] - distinct[i - 1];
    if (difference > ROUNDING / FINEST && difference < smallest) smallest = difference;
  }
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    const whole = Math.round(steps / smallest);
    if (whole > FINEST) return 0;
    if (distinct.every((value) => Math.abs(value * whole - Math.round(value * whole)) < ROUNDING * steps)) {
      return 1 / whole;
    }
  }
  return 0;
}
