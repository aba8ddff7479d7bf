import type { AccuracyPoints } from '../accuracyPoints.ts';
import type { TestSizes } from './measurementNoise.ts';

type PerModel = TestSizes & { readonly runs?: ArrayLike<number> };

/** Models in an order that depends on nothing but their values. */
export interface OrderedModels {
  readonly points: { readonly upstream: Float64Array; readonly downstream: Float64Array };
  readonly options: PerModel;
  /** Values in this order, back in the order the models were given in. */
  asGiven(values: Float64Array): Float64Array;
}

/** Sorts models, and what is said of each, so that the order of rows in a table changes no sum and no draw. */
export function inOrder(
  points: AccuracyPoints,
  { testSize, upstreamTestSize, runs }: PerModel,
): OrderedModels {
  const columns = [points.upstream, points.downstream, testSize, upstreamTestSize, runs];
  const perModel = columns.filter((column) => typeof column === 'object');
  const order = Array.from({ length: points.upstream.length }, (_, i) => i).sort((i, j) => {
    for (const column of perModel) if (column[i] !== column[j]) return column[i] - column[j];
    return 0;
  });
  const pick = (column: ArrayLike<number>) => Float64Array.from(order, (i) => column[i]);
  const size = (sizes: TestSizes['testSize']) => (typeof sizes === 'object' ? pick(sizes) : sizes);
  return {
    points: { upstream: pick(points.upstream), downstream: pick(points.downstream) },
    options: {
      testSize: size(testSize),
      upstreamTestSize: size(upstreamTestSize),
      runs: runs && pick(runs),
    },
    asGiven(values) {
      const given = new Float64Array(values.length);
      order.forEach((i, place) => {
        given[i] = values[place];
      });
      return given;
    },
  };
}
