import type { AccuracyPoints } from '../accuracyPoints.ts';
import { errorPoints } from '../errorPoints.ts';
import type { Curve } from '../nonlinear/curveProblem.ts';
import { fitCurve } from '../nonlinear/fitCurve.ts';
import type { ErrorShape } from './errorShape.ts';
import { gridStarts } from './gridStarts.ts';
import { groupPoints } from './groupPoints.ts';
import { type DescentProblem, quickDescent } from './quickDescent.ts';
import type { RivalFit } from './rivalCurve.ts';
import { curveSse, distinctCount, leastSquaresFit, noFit } from './rivalFit.ts';

/** Upstream errors below this count as this: the logarithm of 0 has no place in a fit. */
export const SMALLEST_ERROR = 1e-6;

/** Up to so many models each is a point of its own; more are grouped into so many parts. */
const MOST_POINTS = 200;
const PARTS = 64;
/** Parts for the short descents, and for the grid. */
const SEARCH_PARTS = 40;
const GRID_PARTS = 16;
/** Grid points that a short descent starts from, and how many of them are followed to the end. */
const STARTS = 40;
const FINALISTS = 6;
const SHORT_STEPS = 20;
const LONG_STEPS = 300;
/** Most steps of `fitCurve` from the best end. */
const POLISHING_STEPS = 10;

/** Offset, scale and theta that fit best, and where t counts from. */
export interface SeparableFit {
  readonly offset: number;
  readonly scale: number;
  readonly theta: readonly number[];
  /** Logarithm of the largest upstream error. */
  readonly logLargest: number;
}

/** t of an upstream error. */
export function logRatio(upstreamError: number, logLargest: number): number {
  return Math.log(Math.max(upstreamError, SMALLEST_ERROR)) - logLargest;
}

/**
 * Least-squares fit of a separable curve. For a fixed theta it is linear in offset and scale (variable projection),
 * so a coarse grid over theta alone shows where minima lie. Short descents start from the best grid points that are
 * no neighbours, the best few of them run to their ends, and `fitCurve` ends the best one and judges it.
 *
 * @param toParameters turns the fit into the rival's own parameters
 * @param predict the rival's curve over upstream accuracy
 */
export function fitSeparable(
  points: AccuracyPoints,
  shape: ErrorShape,
  toParameters: (fit: SeparableFit) => readonly number[],
  predict: (parameters: readonly number[], upstreamAccuracy: number) => number,
): RivalFit {
  const count = shape.lower.length + (shape.offset ? 2 : 1);
  if (distinctCount(points.upstream) < count) {
    return noFit(`${count} parameters need ${count} distinct upstream accuracies`);
  }
  const errors = errorPoints(points);
  const largest = errors.upstream.reduce((most, error) => Math.max(most, error), SMALLEST_ERROR);
  const logLargest = Math.log(largest);
  const grouped = (parts: number) => {
    const groups = groupPoints(errors.upstream, errors.downstream, parts);
    return { ...groups, x: groups.x.map((error) => logRatio(error, logLargest)) };
  };
  const bounds = {
    curve: shapeCurve(shape),
    lower: [0, 0, ...shape.lower],
    upper: [shape.offset ? 1 : 0, 1, ...shape.upper],
  };
  const models = errors.upstream.length;
  const problem = { ...bounds, ...grouped(models > MOST_POINTS ? PARTS : models) };
  const search = { ...bounds, ...grouped(SEARCH_PARTS) };
  const ends = gridStarts(shape, grouped(GRID_PARTS), STARTS)
    .map((start) => quickDescent(search, start, SHORT_STEPS))
    .sort((a, b) => a.sse - b.sse)
    .slice(0, FINALISTS)
    .map((end) => quickDescent(problem, end.parameters, LONG_STEPS))
    .sort((a, b) => a.sse - b.sse);
  const { parameters: fitted, note } = polish(problem, ends[0].parameters);

  const [offset, share, ...theta] = fitted;
  const parameters = toParameters({ offset, scale: share * (1 - offset), theta, logLargest });
  const fit = leastSquaresFit(points, parameters, (accuracy) => predict(parameters, accuracy), note);
  const mean = errors.downstream.reduce((sum, error) => sum + error, 0) / errors.downstream.length;
  return share > 0 && fit.sse < curveSse(points, () => 1 - mean)
    ? fit
    : noFit('downstream accuracy does not rise with upstream accuracy');
}

/** Ends a descent with `fitCurve`, which says how it ended; two points through which a curve goes exactly need none. */
function polish(problem: DescentProblem, start: number[]): { parameters: number[]; note: string[] } {
  if (problem.x.length < start.length) return { parameters: start, note: [] };
  const { parameters, outcome, message } = fitCurve(problem.curve, problem.x, problem.y, {
    start,
    lower: problem.lower,
    upper: problem.upper,
    deviations: problem.weight.map((weight) => 1 / Math.sqrt(weight)),
    maxSteps: POLISHING_STEPS,
  });
  return { parameters, note: outcome === 'converged' ? [] : [message] };
}

/** The curve over [offset, share of what the offset leaves, ...theta]. */
export function shapeCurve(shape: ErrorShape): Required<Curve> {
  return {
    value: (parameters, t) => parameters[0] + parameters[1] * (1 - parameters[0]) * shape.at(parameters, t),
    gradient(parameters, t) {
      const [offset, share] = parameters;
      const slopes = new Array<number>(parameters.length);
      const value = shape.at(parameters, t, slopes);
      slopes[0] = 1 - share * value;
      slopes[1] = (1 - offset) * value;
      for (let j = 2; j < slopes.length; j++) slopes[j] *= share * (1 - offset);
      return slopes;
    },
  };
}
