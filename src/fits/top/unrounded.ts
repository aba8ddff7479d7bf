import type { Random } from '../../base/random.ts';
import type { AccuracyPoints } from '../../curves/accuracyPoints.ts';
import type { Clusters } from './clusterDraws.ts';
import { type QuantileLine, QuantileLines } from './quantileLine.ts';

/** Steps that accuracies are rounded to; 0 for none. */
export interface Steps {
  readonly upstream: number;
  readonly downstream: number;
}

/**
 * Models with each accuracy drawn evenly from all that round to it, as in multiple imputation (Rubin 1987). It is what
 * keeps a bootstrap of a quantile's line alive on a grid of values (Machado and Santos Silva 2005, for counts).
 */
export class Unrounded {
  private readonly points: AccuracyPoints;
  private readonly order: readonly number[];
  private readonly steps: Steps;
  private readonly upstream: Float64Array;
  private readonly downstream: Float64Array;

  constructor(points: AccuracyPoints, order: readonly number[], steps: Steps) {
    this.points = points;
    this.order = order;
    this.steps = steps;
    this.upstream = new Float64Array(order.length);
    this.downstream = new Float64Array(order.length);
  }

  /** Draws anew, in the order of the clusters, which does not depend on that of rows. */
  draw({ members }: Clusters, random: Random): void {
    const { points, order, steps } = this;
    for (const list of members) {
      for (const i of list) {
        this.upstream[i] = points.upstream[order[i]] + steps.upstream * (random.uniform() - 0.5);
        this.downstream[i] = points.downstream[order[i]] + steps.downstream * (random.uniform() - 0.5);
      }
    }
  }

  /** The line through some of the models. */
  line(models: readonly number[], counts: ArrayLike<number>, tau: number): QuantileLine | null {
    const drawn = models.filter((i) => counts[i] > 0);
    const lines = new QuantileLines(
      drawn.map((i) => this.upstream[i]),
      drawn.map((i) => this.downstream[i]),
      tau,
    );
    return drawn.length === 0 ? null : lines.best(drawn.map((i) => counts[i]));
  }
}
