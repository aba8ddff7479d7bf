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
  /** All models in the order of their clusters, which does not depend on that of rows. */
  private readonly models: readonly number[];
  private readonly upstream: Float64Array;
  private readonly downstream: Float64Array;

  /** @param order place of each model of the clusters among the points */
  constructor(points: AccuracyPoints, order: readonly number[], { members }: Clusters, steps: Steps) {
    this.points = points;
    this.order = order;
    this.steps = steps;
    this.models = members.flat();
    this.upstream = new Float64Array(order.length);
    this.downstream = new Float64Array(order.length);
  }

  /** Draws all accuracies anew. */
  draw(random: Random): void {
    const { points, order, steps, upstream, downstream } = this;
    for (const i of this.models) {
      upstream[i] = points.upstream[order[i]] + steps.upstream * (random.uniform() - 0.5);
      downstream[i] = points.downstream[order[i]] + steps.downstream * (random.uniform() - 0.5);
    }
  }

  /** The line through the models that are in, each as often as it counts; null where none does. */
  line(isIn: (model: number) => boolean, counts: ArrayLike<number>, tau: number): QuantileLine | null {
    const drawn = this.models.filter((i) => counts[i] > 0 && isIn(i));
    if (drawn.length === 0) return null;
    const lines = new QuantileLines(
      drawn.map((i) => this.upstream[i]),
      drawn.map((i) => this.downstream[i]),
      tau,
    );
    return lines.best(drawn.map((i) => counts[i]));
  }
}
