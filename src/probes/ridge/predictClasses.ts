import type { FeatureMatrix } from '../featureMatrix.ts';
import { fast } from '../matrix/engines.ts';
import { matrix } from '../matrix/matrixView.ts';
import { allRows } from '../supports.ts';
import type { RidgeProbe } from './ridgeProbe.ts';
import { standardOf } from './standardise.ts';

/** Examples whose scores are computed at a time. */
const ROWS_AT_ONCE = 1024;
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
  const { rows, columns } = features;
  const predictions = probes.map(() => new Int32Array(rows));
  if (probes.length === 0) return predictions;
  // Features are brought to a like scale first, so that single precision loses nothing to a large mean.
  const { mean, deviation } = standardOf(features, allRows(rows));
  const scaled = probes.map((probe) => scaleProbe(probe, mean, deviation));
  const width = scaled.reduce((sum, { bias }) => sum + bias.length, 0);
  const weights = new Float64Array(columns * width);
  let column = 0;
  for (const { weights: from, bias } of scaled) {
    const k = bias.length;
    for (let j = 0; j < columns; j++) {
      for (let c = 0; c < k; c++) weights[j * width + column + c] = from[j * k + c];
    }
    column += k;
  }
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, rows - from);
    const part = new Float64Array(count * columns);
    for (let i = 0, at = 0; i < count; i++) {
      const row = (from + i) * columns;
      for (let j = 0; j < columns; j++, at++) part[at] = (features.values[row + j] - mean[j]) / deviation[j];
    }
    fast().eachRows(
      matrix(part, count, columns),
      matrix(weights, columns, width),
      {},
      (top, visited, _, scores, stride, start) => {
        for (let i = 0; i < visited; i++) {
          const x = part.subarray((top + i) * columns, (top + i + 1) * columns);
          const size = norm(x);
          let at = start + i * stride;
          for (let p = 0; p < scaled.length; p++) {
            const column = bestColumn(scaled[p], scores, at, x, size);
            predictions[p][from + top + i] = probes[p].classes[column];
            at += scaled[p].bias.length;
          }
        }
      },
    );
  }
  return predictions;
}

/** Column of the highest score of an example x of norm `size`, whose scores without bias begin at `at`. */
function bestColumn(
  probe: ScaledProbe,
  scores: ArrayLike<number>,
  at: number,
  x: Float64Array,
  size: number,
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
  return second < least ? best : bestOf(probe, x, (c) => scores[at + c] + bias[c] >= least);
}

function norm(x: Float64Array): number {
  let squares = 0;
  for (let j = 0; j < x.length; j++) squares += x[j] * x[j];
  return Math.sqrt(squares);
}

interface ScaledProbe {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  /** Times the norm of an example: how far two scores can be off together. */
  readonly margin: number;
}

/** A probe on standardised features. */
function scaleProbe({ weights, bias }: RidgeProbe, mean: Float64Array, deviation: Float64Array): ScaledProbe {
  const [d, k] = [mean.length, bias.length];
  const out = new Float64Array(weights.length);
  const shifted = bias.slice();
  const squares = new Float64Array(k);
  for (let j = 0; j < d; j++) {
    for (let c = 0; c < k; c++) {
      const at = j * k + c;
      out[at] = weights[at] * deviation[j];
      shifted[c] += mean[j] * weights[at];
      squares[c] += out[at] ** 2;
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
