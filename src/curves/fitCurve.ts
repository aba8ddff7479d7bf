import { curveCovariance } from './curveCovariance.ts';
import { type Descent, descend } from './descend.ts';

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

/** How a fit ended. Only `converged` is a minimum. */
export type CurveFitOutcome = 'converged' | 'stalled' | 'step limit' | 'no usable start';

export interface CurveFit {
  readonly parameters: number[];
  /** Sum of squared residuals, each divided by its deviation where deviations are given. */
  readonly sse: number;
  /** sqrt(sse / degrees of freedom), or null with no degree of freedom left. */
  readonly residualStandardError: number | null;
  /** Covariance of the parameters and its square-rooted diagonal; null where it cannot be estimated. */
  readonly covariance: number[][] | null;
  readonly standardErrors: number[] | null;
  /** For each parameter, whether it ended on a bound. */
  readonly atBound: boolean[];
  readonly outcome: CurveFitOutcome;
  /** The outcome in words, with why there is no covariance where there is none. */
  readonly message: string;
  readonly steps: number;
  /** Which start led to this fit. */
  readonly startIndex: number;
}

const MAX_STEPS = 1000;

/**
 * Fits a curve to points by nonlinear least squares.
 *
 * Steps are ml-levenberg-marquardt's, taken one at a time so that this function can do what the library leaves to
 * its caller: scale the columns, refuse a step that does not help, hold parameters on bounds that they push
 * against, stop on a relative criterion, and report covariance and outcome.
 *
 * @param x predictors, any type that the curve takes
 * @param y responses, finite
 * @throws RangeError when lengths do not match, an entry is not finite, or a start lies outside the bounds
 * @example
 * const curve = { value: ([a, b], x) => a * Math.exp(-b * x) };
 * const fit = fitCurve(curve, [0, 1, 2, 3], [2, 1.21, 0.74, 0.45], { start: [1, 1] });
 * fit.parameters.map((p) => p.toFixed(2)) // ['2.00', '0.50']
 */
export function fitCurve<X>(
  curve: Curve<X>,
  x: ArrayLike<X>,
  y: ArrayLike<number>,
  options: FitCurveOptions,
): CurveFit {
  const problem = checkProblem(curve, x, y, options);
  const descents = problem.starts.map((start) => descend(problem, start));
  let winner = 0;
  for (let i = 1; i < descents.length; i++) {
    if (!(descents[i].sse >= descents[winner].sse)) winner = i;
  }
  return report(problem, descents[winner], winner);
}

/** A checked problem: what `fitCurve` hands to its parts. */
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

function report<X>(problem: CurveProblem<X>, descent: Descent, startIndex: number): CurveFit {
  const { parameters, sse, outcome, steps } = descent;
  const { lower, upper } = problem;
  const atBound = parameters.map((p, j) => p <= lower[j] || p >= upper[j]);
  const freedom = problem.y.length - parameters.length;
  const words = OUTCOME_WORDS[outcome](steps);
  const common = {
    parameters,
    sse,
    residualStandardError: freedom > 0 && Number.isFinite(sse) ? Math.sqrt(sse / freedom) : null,
    atBound,
    outcome,
    steps,
    startIndex,
  };
  const estimate = outcome === 'converged' ? curveCovariance(problem, parameters, sse, atBound) : undefined;
  if (!estimate?.covariance) {
    const why = estimate ? `; no uncertainty: ${estimate.reason}` : '';
    return { ...common, covariance: null, standardErrors: null, message: `${words}${why}` };
  }
  const { covariance } = estimate;
  return {
    ...common,
    covariance,
    standardErrors: covariance.map((row, j) => Math.sqrt(row[j])),
    message: words,
  };
}

const OUTCOME_WORDS: Record<CurveFitOutcome, (steps: number) => string> = {
  converged: (steps) => `converged after ${count(steps, 'step')}`,
  stalled: (steps) =>
    `stalled after ${count(steps, 'step')}: no shorter step lowers the error, yet this is no minimum`,
  'step limit': (steps) => `stopped at the limit of ${count(steps, 'step')} before converging`,
  'no usable start': () => 'the curve is not finite at the start',
};

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function checkProblem<X>(
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
