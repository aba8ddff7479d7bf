import { curveCovariance } from './curveCovariance.ts';
import { type Curve, type CurveProblem, curveProblem, type FitCurveOptions } from './curveProblem.ts';
import { type CurveFitOutcome, type Descent, descend } from './descend.ts';

/** A curve fitted to points, and how far it can be trusted. */
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
  const problem = curveProblem(curve, x, y, options);
  const descents = problem.starts.map((start) => descend(problem, start));
  let winner = 0;
  for (let i = 1; i < descents.length; i++) {
    const best = descents[winner].sse;
    if (descents[i].sse < best || Number.isNaN(best)) winner = i;
  }
  return report(problem, descents[winner], winner);
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
