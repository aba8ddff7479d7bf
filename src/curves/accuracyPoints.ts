/**
 * One downstream task as numbers: model `i` has upstream accuracy `upstream[i]` and downstream accuracy
 * `downstream[i]`, both fractions in [0, 1], in any order.
 */
export interface AccuracyPoints {
  readonly upstream: ArrayLike<number>;
  readonly downstream: ArrayLike<number>;
}

/**
 * Checks that points are usable: two arrays of one length whose entries are fractions in [0, 1].
 *
 * @throws RangeError naming the first entry that is not.
 */
export function checkAccuracyPoints(points: AccuracyPoints): void {
  const { upstream, downstream } = points;
  if (upstream.length !== downstream.length) {
    throw new RangeError(
      `upstream and downstream need one accuracy per model each; got ${upstream.length} and ${downstream.length}`,
    );
  }
  for (let i = 0; i < upstream.length; i++) {
    // Written so that NaN fails too.
    if (!(upstream[i] >= 0 && upstream[i] <= 1)) refuse('upstream', i, upstream[i]);
    if (!(downstream[i] >= 0 && downstream[i] <= 1)) refuse('downstream', i, downstream[i]);
  }
}

function refuse(axis: 'upstream' | 'downstream', index: number, value: number): never {
  throw new RangeError(
    `${axis}[${index}] is ${value}; accuracies are fractions from 0 to 1 (divide percents by 100, and turn errors into 1 - error)`,
  );
}
