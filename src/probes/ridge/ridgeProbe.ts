import { InputError } from '../../base/inputError.ts';
import type { FeatureMatrix } from '../featureMatrix.ts';
import { Cholesky } from '../matrix/cholesky.ts';
import { exact } from '../matrix/engines.ts';
import type { MatrixView } from '../matrix/matrixView.ts';
import { L2_GRID } from '../probeDefaults.ts';
import { chooseL2 } from './leaveOneOut.ts';
import { biasScores, dualSystem, primalSystem, type RidgeSystem, weightsOf } from './ridgeSystem.ts';
import { SupportMoments } from './supportMoments.ts';

/** A linear probe: the class of an example x is the one whose score x'w + b is highest. */
export interface RidgeProbe {
  /** Classes in ascending order. */
  readonly classes: Int32Array;
  /** Weights on the features as they are, not standardised: row-major, a row a feature, a column a class. */
  readonly weights: Float64Array;
  /** One a class. */
  readonly bias: Float64Array;
  /** L2 that was used. */
  readonly l2: number;
}

/**
 * The few-shot probe of the paper, as its public code has it (big_vision's few-shot evaluator): standardise every
 * feature by the mean and standard deviation of the support, append a constant feature of 100, and regress one-vs-rest
 * targets of -1 and 1 on them by ridge regression in closed form (see `RidgeSystem`).
 *
 * @param labels class of every row of the features; every class that stands there is a class of the probe
 * @param supports rows to learn from; each begins with the one before it, so that they share their products
 * @param l2 a positive number, or `auto`: the one of `L2_GRID` with the smallest leave-one-out error on the support
 * @returns a probe a support
 * @throws RangeError for a single class, or an L2 that is not positive; InputError for one too small for the features
 */
export function fitRidgeProbes(
  features: FeatureMatrix,
  labels: Int32Array,
  supports: readonly Int32Array[],
  l2: number | 'auto',
): RidgeProbe[] {
  if (l2 !== 'auto' && !(l2 > 0 && l2 < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`L2 ${l2}; expected a positive number or "auto"`);
  }
  const classes = Int32Array.from(new Set(labels)).sort();
  if (classes.length < 2) throw new RangeError(`a single class (${classes[0]}); expected two or more`);
  const index = new Map(Array.from(classes, (label, c) => [label, c]));
  let moments: SupportMoments | undefined;
  return exact().scope(() =>
    supports.map((rows) => {
      const classOf = rows.map((row) => index.get(labels[row]) as number);
      const support = { features, rows, classOf, classes: classes.length };
      if (rows.length < features.columns) return exact().scope(() => solve(dualSystem(support), classes, l2));
      moments ??= new SupportMoments(features, classes.length);
      moments.add(rows, classOf);
      const sums = moments;
      return exact().scope(() => solve(primalSystem(support, sums), classes, l2));
    }),
  );
}

function solve(system: RidgeSystem, classes: Int32Array, wanted: number | 'auto'): RidgeProbe {
  const { l2, solution } = wanted === 'auto' ? chooseL2(system, L2_GRID) : solveFor(system, wanted);
  const standardised = weightsOf(system, solution);
  // z'w + b on standardised features z is x'(w / deviation) + b - mean'(w / deviation) on the features as they are.
  const { mean, deviation } = system.standard;
  const bias = biasScores(system, l2);
  const k = classes.length;
  const weights = new Float64Array(mean.length * k);
  const { values } = exact();
  for (let j = 0, at = 0; j < mean.length; j++) {
    const row = standardised.offset + j * standardised.rowStep;
    for (let c = 0; c < k; c++, at++) {
      weights[at] = values[row + c] / deviation[j];
      bias[c] -= mean[j] * weights[at];
    }
  }
  return { classes, weights, bias, l2 };
}

function solveFor({ gram, right }: RidgeSystem, l2: number) {
  const { values } = exact();
  for (let i = 0; i < gram.rows; i++) values[gram.offset + i * (gram.rowStep + 1)] += l2;
  factorOf(gram, l2).solve(right);
  return { l2, solution: right };
}

/** Without a penalty that counts beside rounding errors, features that depend on each other have many solutions. */
function factorOf(gram: MatrixView, l2: number): Cholesky {
  try {
    return new Cholesky(gram);
  } catch {
    throw new InputError(
      `an L2 of ${l2} is too small: some of these features depend on each other, and more than one probe fits`,
      {},
      'give a larger one, or auto',
    );
  }
}
