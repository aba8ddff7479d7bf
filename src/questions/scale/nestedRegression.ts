import type { Random } from '../../base/random.ts';
import { explained, orthonormalBasis, residualsOn } from './orthonormalBasis.ts';
import { splineColumns } from './splineColumns.ts';

/** Knots of the smooth curve of upstream accuracy. */
const KNOTS = 6;

/** Two nested regressions of downstream accuracy: on a curve of upstream accuracy, and on that and more columns. */
export interface NestedRegression {
  /** Columns that the factor adds to the regression. */
  readonly terms: number;
  /** R2 of upstream accuracy alone (a smooth curve of it), and with the factor. */
  readonly upstreamR2: number;
  readonly bothR2: number;
  /** R2 of the factor alone. */
  readonly factorR2: number;
  /** Share of what upstream accuracy leaves that the factor explains. */
  readonly partialR2: number;
  /** The same with the expectation under no effect taken out, which is 0 there. */
  readonly adjustedPartialR2: number;
  /** Freedman-Lane permutation test of no effect. */
  readonly pValue: number;
}

/**
 * Does a factor explain what upstream accuracy does not? With SSE_0 the error of the regression on a natural spline
 * of upstream accuracy and SSE_1 that with the factor's columns too,
 *
 *     partial R2 = (SSE_0 - SSE_1) / SSE_0.
 *
 * Its expectation without any effect is terms / (n - p_0); the adjusted one takes that out:
 * 1 - (SSE_1 / (n - p_1)) / (SSE_0 / (n - p_0)).
 *
 * The test permutes the residuals of the smaller regression (Freedman and Lane 1983). Fitted values lie in the span
 * of the smaller basis and drop out of both errors, so only the residuals need be permuted:
 * p = (1 + permutations with at least this partial R2) / (1 + permutations).
 *
 * @returns null with too few models for the terms, or where there is nothing to explain
 */
export function nestedRegression(
  upstream: Float64Array,
  downstream: Float64Array,
  factor: readonly Float64Array[],
  permutations: number,
  random: Random,
): NestedRegression | null {
  const n = upstream.length;
  const constant = orthonormalBasis([new Float64Array(n).fill(1)]);
  const smaller = orthonormalBasis([...constant, ...splineColumns(upstream, KNOTS)]);
  const added = orthonormalBasis(factor, smaller);
  const freedom = n - smaller.length - added.length;
  const y = residualsOn(constant, downstream);
  const total = sumOfSquares(y);
  if (freedom < 1 || added.length === 0 || !(total > 0)) return null;

  const residuals = residualsOn(smaller, y);
  const sse0 = sumOfSquares(residuals);
  if (!(sse0 > 1e-20 * total)) return null;
  const gain = explained(added, residuals);
  const partialR2 = gain / sse0;
  let atLeast = 0;
  const permuted = Float64Array.from(residuals);
  for (let p = 0; p < permutations; p++) {
    shuffle(permuted, random);
    // What the smaller basis takes of permuted residuals is no error of the smaller regression.
    const left = sse0 - explained(smaller, permuted);
    if (explained(added, permuted) / left >= partialR2 * (1 - 1e-12)) atLeast++;
  }
  return {
    terms: added.length,
    upstreamR2: 1 - sse0 / total,
    bothR2: 1 - (sse0 - gain) / total,
    factorR2: explained(orthonormalBasis(factor, constant), y) / total,
    partialR2,
    adjustedPartialR2: 1 - (sse0 - gain) / freedom / (sse0 / (n - smaller.length)),
    pValue: (1 + atLeast) / (1 + permutations),
  };
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function shuffle(values: Float64Array, random: Random): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
}
