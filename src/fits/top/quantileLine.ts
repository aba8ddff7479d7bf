import { WeightedChoice } from './weightedChoice.ts';

/** A line y = intercept + slope x, and the quantile loss that it leaves. */
export interface QuantileLine {
  readonly slope: number;
  readonly intercept: number;
  readonly loss: number;
  /** A point that the line goes through: where a search for a similar line starts well. */
  readonly through: number;
}

/** Losses that differ by less than this share of the first one are equal. */
const SAME_LOSS = 1e-12;
/** Values of x that differ by no more than this (accuracies have fewer digits) are the same. */
const SAME_X = 1e-12;
/** Residuals below this share of the range of y are 0. */
const ON_LINE = 1e-12;

/**
 * Quantile regression on one regressor (Koenker and Bassett 1978), exact: the line that minimises
 *
 *     L(a, b) = sum over j of w_j rho(y_j - a - b x_j),      rho(r) = r (tau - [r < 0]).
 *
 * L is convex and piecewise linear, so some line through two of the points is best. Among the lines through point i the
 * best one is a weighted quantile: with d_j = x_j - x_i and s_j = (y_j - y_i) / d_j,
 *
 *     rho(y_j - y_i - b d_j) = |d_j| rho'(s_j - b),      rho' = rho for d_j > 0, rho with 1 - tau for d_j < 0,
 *
 * whose slope in b is -sum w_j |d_j| (tau or 1 - tau) far to the left and rises by w_j |d_j| at s_j; the best b is the
 * s_j at which it turns positive. The search turns about a point, then about another on the new line, and stops when
 * no turn about any point *on the line* helps. These turns are all edges of L there, ties included, so that is the
 * minimum.
 *
 * @param x regressor
 * @param y response, as long as x
 * @param tau quantile, in (0, 1)
 * @example
 * const lines = new QuantileLines([0, 1, 2, 3], [0, 1, 2, 9], 0.5);
 * lines.best([1, 1, 1, 1])?.slope // 1
 */
export class QuantileLines {
  private readonly x: ArrayLike<number>;
  private readonly y: ArrayLike<number>;
  private readonly tau: number;
  private readonly slopes: WeightedChoice;
  private readonly tolerance: number;

  constructor(x: ArrayLike<number>, y: ArrayLike<number>, tau: number) {
    this.x = x;
    this.y = y;
    this.tau = tau;
    this.slopes = new WeightedChoice(x.length);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < y.length; i++) {
      if (y[i] < low) low = y[i];
      if (y[i] > high) high = y[i];
    }
    this.tolerance = ON_LINE * Math.max(high - low, Number.MIN_VALUE);
  }

  /**
   * The best line, or null where all points that weigh anything have one x.
   *
   * @param weights one a point, 0 or more
   * @param start point to turn about first
   */
  best(weights: ArrayLike<number>, start = 0): QuantileLine | null {
    const { x, y } = this;
    const turned = new Uint8Array(x.length);
    let best: QuantileLine | null = null;
    let pivot = weights[start] > 0 ? start : this.another(weights, turned);
    while (pivot >= 0) {
      turned[pivot] = 1;
      const slope = this.turn(pivot, weights);
      if (slope !== null) {
        const intercept = y[pivot] - slope * x[pivot];
        const loss = this.loss(intercept, slope, weights);
        if (!best || loss < best.loss * (1 - SAME_LOSS)) {
          best = { slope, intercept, loss, through: pivot };
          turned.fill(0);
          turned[pivot] = 1;
        }
      }
      pivot = best ? this.nextOn(best, weights, turned) : this.another(weights, turned);
    }
    return best;
  }

  /** Slope of the best line through a point; null where no other point has another x. */
  private turn(pivot: number, weights: ArrayLike<number>): number | null {
    const { x, y, tau, slopes } = this;
    slopes.clear();
    let wanted = 0;
    for (let j = 0; j < x.length; j++) {
      const d = x[j] - x[pivot];
      if (weights[j] === 0 || Math.abs(d) <= SAME_X) continue;
      const weight = weights[j] * Math.abs(d);
      slopes.add((y[j] - y[pivot]) / d, weight);
      wanted += weight * (d > 0 ? tau : 1 - tau);
    }
    return slopes.choose(wanted);
  }

  private loss(intercept: number, slope: number, weights: ArrayLike<number>): number {
    const { x, y, tau } = this;
    let loss = 0;
    for (let j = 0; j < x.length; j++) {
      const residual = y[j] - intercept - slope * x[j];
      loss += weights[j] * (residual > 0 ? tau : tau - 1) * residual;
    }
    return loss;
  }

  /** A point on the line about which it was not yet turned, or -1. */
  private nextOn({ intercept, slope }: QuantileLine, weights: ArrayLike<number>, turned: Uint8Array): number {
    const { x, y, tolerance } = this;
    for (let j = 0; j < x.length; j++) {
      if (weights[j] === 0 || turned[j]) continue;
      // What rounding leaves of a steep line grows with its slope.
      if (Math.abs(y[j] - intercept - slope * x[j]) <= tolerance + 1e-15 * Math.abs(slope)) return j;
    }
    return -1;
  }

  /** A point that weighs something about which it was not yet turned, or -1. */
  private another(weights: ArrayLike<number>, turned: Uint8Array): number {
    for (let j = 0; j < weights.length; j++) if (weights[j] > 0 && !turned[j]) return j;
    return -1;
  }
}
