/** Fewer distinct accuracies than this may be multiples of one step by chance. */
const FEWEST = 5;
/** The smallest difference of accuracies is a step or a few. */
const MOST_STEPS = 12;
/** Steps finer than one of so many a whole do not matter. */
const FINEST = 1e6;
/** How far from a whole number of steps an accuracy may be, in steps: what binary numbers lose, */
const ROUNDING = 1e-7;
/** and what writing shares with few digits may lose. At most this, of at least so many distinct accuracies. */
const WRITING = 0.1;
const FEWEST_WRITTEN = 8;

/**
 * The step that accuracies are rounded to: the largest 1/m, m a whole number, of which all are multiples. It is 0.001
 * for percents with one decimal, 1/250 for shares of 250 test images, also where those are written with few digits, and 0
 * where there is none above 1e-6.
 *
 * @param values fractions
 * @param fewest distinct values; fewer tell of no step. Default 5
 * @example roundingStep([0.1, 0.25, 0.4, 0.55, 0.75]) // 0.05
 */
export function roundingStep(values: ArrayLike<number>, fewest = FEWEST): number {
  const distinct = [...new Set(Array.from(values))].sort((a, b) => a - b);
  if (distinct.length < Math.max(fewest, 2)) return 0;
  const step = largestStep(distinct);
  const written = step || decimalStep(distinct);
  if (written === 0 || distinct.length < FEWEST_WRITTEN) return step;
  // Shares of m examples, rounded once more to what is written, are within half a written step of multiples of 1/m.
  for (let whole = 2; (whole * written) / 2 <= WRITING; whole++) {
    const lost = (whole * written) / 2 + ROUNDING;
    if (distinct.every((value) => Math.abs(value * whole - Math.round(value * whole)) <= lost)) {
      return 1 / whole;
    }
  }
  return step;
}

/** The decimals that all of these are written with, as a step; 0 for more than five. */
function decimalStep(distinct: readonly number[]): number {
  for (let whole = 10; whole < FINEST; whole *= 10) {
    if (distinct.every((value) => Math.abs(value * whole - Math.round(value * whole)) < ROUNDING))
      return 1 / whole;
  }
  return 0;
}

/** The largest 1/m of which all of these are multiples exactly. */
function largestStep(distinct: readonly number[]): number {
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
