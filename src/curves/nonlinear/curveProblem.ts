/** A curve with free parameters. `X` is a number, or whatever else the curve takes (two predictors, say). */
export interface Curve<X = number> {
  /** Value at x. */
  value(parameters: readonly number[], x: X): number;
  /** Derivative of the value with respect to each parameter. Differences are taken where it is absent. */
  gradient?(parameters: readonly number[], x: X): ArrayLike<number>;
}

export interface FitCurveOptions {
  /** Where to start: one point, or several, of which the best end counts. */
  readonly start: readonly number[] | readonly (readonly number[])[];
  /** Bounds of each parameter. Default: none. */
  readonly lower?: readonly number[];
  readonly upper?: readonly number[];
  /** Standard deviation of each y up to a common factor; residuals are divided by it. Default: all equal. */
  readonly deviations?: ArrayLike<number>;
  /** Most steps from each start. Default 1000. */
  readonly maxSteps?: number;
}

/** Most steps from one start. */
const MAX_STEPS = 1000;

/** A problem that has been checked and completed with defaults. */
export interface CurveProblem<X = unknown> {
  readonly curve: Curve<X>;
  readonly x: ArrayLike<X>;
  readonly y: ArrayLike<number>;
  readonly deviations: ArrayLike<number>;
  readonly starts: readonly (readonly number[])[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly maxSteps: number;
}

/**
 * Checks a problem and fills in the defaults.
 *
 * @throws RangeError when lengths do not match, an entry is not finite, or a start lies outside the bounds
 */
export function curveProblem<X>(
  curve: Curve<X>,
  x: ArrayLike<X>,
  y: ArrayLike<number>,
  options: FitCurveOptions,
): CurveProblem<X> {
  const n = y.length;
  const starts = isNested(options.start) ? options.start : [options.start];
  const p = starts[0]?.length ?? 0;
  if (p === 0) throw new RangeError('start is empty; give one value for each parameter');
  const lower = options.lower ?? new Array<number>(p).fill(Number.NEGATIVE_INFINITY);
  const upper = options.upper ?? new Array<number>(p).fill(Number.POSITIVE_INFINITY);
  const deviations = options.deviations ?? new Float64Array(n).fill(1);
  needLength('x', x.length, n, 'one entry for each y');
  needLength('deviations', deviations.length, n, 'one entry for each y');
  needLength('lower', lower.length, p, 'one bound for each parameter');
  needLength('upper', upper.length, p, 'one bound for each parameter');
  if (n < p) throw new RangeError(`${n} points cannot determine ${p} parameters`);
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(y[i])) throw new RangeError(`y[${i}] is ${y[i]}; expected a finite number`);
    if (!(deviations[i] > 0 && Number.isFinite(deviations[i]))) {
      throw new RangeError(`deviations[${i}] is ${deviations[i]}; expected a positive number`);
    }
  }
  for (const [s, start] of starts.entries()) {
    needLength(`start ${s}`, start.length, p, 'one value for each parameter');
    for (let j = 0; j < p; j++) {
      if (!(start[j] >= lower[j] && start[j] <= upper[j])) {
        throw new RangeError(
          `start ${s}, parameter ${j} is ${start[j]}; expected ${lower[j]} to ${upper[j]}`,
        );
      }
    }
  }
  return { curve, x, y, deviations, starts, lower, upper, maxSteps: options.maxSteps ?? MAX_STEPS };
}

function isNested(start: FitCurveOptions['start']): start is readonly (readonly number[])[] {
  return typeof start[0] === 'object';
}

function needLength(name: string, got: number, expected: number, what: string): void {
  if (got !== expected) throw new RangeError(`${name} has ${got} entries; expected ${expected}, ${what}`);
}
