import type { FeatureMatrix } from '../featureMatrix.ts';
import { fast } from '../matrix/engines.ts';
import type { MatrixView } from '../matrix/matrixView.ts';
import { allRows } from '../supports.ts';
import type { RidgeProbe } from './ridgeProbe.ts';
import { type Standard, standardOf } from './standardise.ts';

/** Examples whose scores are computed at a time. */
const ROWS_AT_ONCE = 512;
/** Half a unit in the last place of single precision. */
const ROUNDING = 2 ** -24;

/**
 * The class that each of several probes gives to every row; of equal scores the first class.
 *
 * Scores of all probes are one product in single precision. Where another class comes so close to the best that rounding
 * could have changed their order, those classes are scored again in double precision, so that every prediction is the
 * one of double precision: a sum of d products of single-precision numbers is wrong by at most about (d + 3) 2^-24 |x| |w|
 * (Higham 2002, section 3.1, with the rounding of x, w and the bias).
 *
 * @returns an array of predicted classes a probe
 */
export function predictClasses(probes: readonly RidgeProbe[], features: FeatureMatrix): Int32Array[] {
  const { rows } = features;
  const predictions = probes.map(() => new Int32Array(rows));
  if (probes.length === 0) return predictions;
  // Features are brought to a like scale first, so that single precision loses nothing to a large mean.
  const standard = standardOf(features, allRows(rows));
  const scaled = probes.map((probe) => scaleProbe(probe, standard));
  const exampleOf = (row: number) => example(features, standard, row);
  fast().scope(() => {
    const weights = sideBySide(scaled, features.columns);
    for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
      const to = Math.min(rows, from + ROWS_AT_ONCE);
      fast().scope(() => {
        const { part, sizes } = standardised(features, standard, from, to);
        const scores = fast().matrix(to - from, weights.columns);
        fast().addProduct(scores, part, weights);
        const { values } = fast();
        for (let row = from; row < to; row++) {
          let at = scores.offset + (row - from) * scores.rowStep;
          for (let p = 0; p < scaled.length; p++) {
            const column = bestColumn(scaled[p], values, at, sizes[row - from], exampleOf, row);
            predictions[p][row] = probes[p].classes[column];
            at += scaled[p].bias.length;
          }
        }
      });
    }
  });
  return predictions;
}

/** An example, standardised. */
function example({ values, columns }: FeatureMatrix, standard: Standard, row: number): Float64Array {
  const { mean, deviation } = standard;
  return mean.map((m, j) => (values[row * columns + j] - m) / deviation[j]);
}

/** Rows [from, to), standardised, with the norm of each. */
function standardised({ values, columns }: FeatureMatrix, standard: Standard, from: number, to: number) {
  const { mean, deviation } = standard;
  const part = fast().matrix(to - from, columns);
  const numbers = fast().values;
  const sizes = new Float64Array(to - from);
  const inverse = deviation.map((value) => 1 / value);
  for (let row = from; row < to; row++) {
    const [at, begin] = [part.offset + (row - from) * part.rowStep, row * columns];
    let squares = 0;
    for (let j = 0; j < columns; j++) {
      const value = (values[begin + j] - mean[j]) * inverse[j];
      numbers[at + j] = value;
      squares += value * value;
    }
    sizes[row - from] = Math.sqrt(squares);
  }
  return { part, sizes };
}

/** Weights of all probes in single precision, each a stretch of columns. */
function sideBySide(probes: readonly ScaledProbe[], features: number): MatrixView {
  const out = fast().matrix(
    features,
    probes.reduce((sum, { bias }) => sum + bias.length, 0),
  );
  const { values } = fast();
  let column = out.offset;
  for (const { weights, bias } of probes) {
    const k = bias.length;
    for (let j = 0; j < features; j++) {
      values.set(weights.subarray(j * k, (j + 1) * k), column + j * out.rowStep);
    }
    column += k;
  }
  return out;
}

/** Column of the highest score of an example of norm `size`, whose scores without bias begin at `at`. */
function bestColumn(
  probe: ScaledProbe,
  scores: ArrayLike<number>,
  at: number,
  size: number,
  exampleOf: (row: number) => Float64Array,
  row: number,
): number {
  const { bias, margin } = probe;
  let best = 0;
  let bestScore = scores[at] + bias[0];
  let second = Number.NEGATIVE_INFINITY;
  for (let c = 1; c < bias.length; c++) {
    const score = scores[at + c] + bias[c];
    if (score > bestScore) {
      second = bestScore;
      best = c;
      bestScore = score;
    } else if (score > second) second = score;
  }
  const least = bestScore - margin * size;
  return second < least ? best : bestOf(probe, exampleOf(row), (c) => scores[at + c] + bias[c] >= least);
}

interface ScaledProbe {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  /** Times the norm of an example: how far two scores can be off together. */
  readonly margin: number;
}

/** A probe on standardised features. */
function scaleProbe({ weights, bias }: RidgeProbe, { mean, deviation }: Standard): ScaledProbe {
  const [d, k] = [mean.length, bias.length];
  const out = new Float64Array(weights.length);
  const shifted = bias.slice();
  const squares = new Float64Array(k);
  for (let j = 0; j < d; j++) {
    for (let c = 0; c < k; c++) {
      const at = j * k + c;
      out[at] = weights[at] * deviation[j];
      shifted[c] += mean[j] * weights[at];
      squares[c] += out[at] * out[at];
    }
  }
  return { weights: out, bias: shifted, margin: 2 * (d + 3) * ROUNDING * Math.sqrt(Math.max(...squares)) };
}

/** The best of some classes in double precision. */
function bestOf({ weights, bias }: ScaledProbe, x: Float64Array, candidate: (c: number) => boolean): number {
  const k = bias.length;
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < k; c++) {
    if (!candidate(c)) continue;
    let score = bias[c];
    for (let j = 0; j < x.length; j++) score += x[j] * weights[j * k + c];
    if (score > bestScore) [best, bestScore] = [c, score];
  }
  return best;
}
