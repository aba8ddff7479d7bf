import { exact } from '../matrix/engines.ts';
import { matrix, transposed } from '../matrix/matrixView.ts';
import { ShiftedTridiagonal, type Tridiagonal, tridiagonalise } from '../matrix/tridiagonal.ts';
import { BIAS_FEATURE } from '../probeDefaults.ts';
import { biasScores, type RidgeSystem } from './ridgeSystem.ts';
import { standardisedRows } from './standardise.ts';

/** Rows of the support whose residuals are computed at a time. */
const ROWS_AT_ONCE = 1024;

/** An L2 with the solution of the system for it and the leave-one-out error that it was chosen by. */
export interface ChosenL2 {
  readonly l2: number;
  readonly solution: Float64Array;
  /** Mean squared leave-one-out residual on the support, for every candidate. */
  readonly errors: readonly number[];
}

/**
 * Chooses L2 by leave-one-out on the support, in closed form and from one factorisation for all candidates.
 *
 * With H the matrix that takes targets to fitted values, the residual of an example that was left out is
 * (y - Hy) / (1 - h), with h its entry on H's diagonal (PRESS; Allen 1974). The standardisation is taken as given. The
 * system's matrix is A = Q T Q', T tridiagonal, so that with B = ZQ (primal) or Q (dual) and S = (T + l2)^-1 Q' right
 *
 *   primal  Hy = B S + bias,         h = b (T + l2)^-1 b' + share
 *   dual    y - Hy = l2 B S - bias,  1 - h = l2 b (T + l2)^-1 b' - share,
 *
 * where b is the example's row of B, bias what the constant feature adds to a score and share = 100^2 / (100^2 n + l2)
 * its part of h. No eigenvalues are needed (Elden 1977).
 *
 * @param candidates positive; of equal errors the first one wins
 */
export function chooseL2(system: RidgeSystem, candidates: readonly number[]): ChosenL2 {
  const { gram, size, right, classes, rows } = system;
  const factor = tridiagonalise(mirrored(gram, size), size);
  const q = matrix(factor.q, size, size);
  const rotated = new Float64Array(size * classes);
  exact().addProduct(matrix(rotated, size, classes), transposed(q), matrix(right, size, classes));

  const shifted = candidates.map((candidate) => new ShiftedTridiagonal(factor, candidate));
  const width = candidates.length * classes;
  const solutions = new Float64Array(size * width);
  shifted.forEach((t, at) => {
    const solution = rotated.slice();
    t.solve(solution, classes);
    for (let i = 0; i < size; i++) {
      solutions.set(solution.subarray(i * classes, (i + 1) * classes), i * width + at * classes);
    }
  });
  const sums = new Float64Array(candidates.length);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const to = Math.min(rows.length, from + ROWS_AT_ONCE);
    addSquares(system, candidates, shifted, basisRows(system, factor, from, to), solutions, from, sums);
  }
  const errors = Array.from(sums, (sum) => sum / (rows.length * classes));
  const best = errors.indexOf(Math.min(...errors));

  shifted[best].solve(rotated, classes);
  const solution = new Float64Array(size * classes);
  exact().addProduct(matrix(solution, size, classes), q, matrix(rotated, size, classes));
  return { l2: candidates[best], solution, errors };
}

/** Rows [from, to) of ZQ (primal) or Q (dual). */
function basisRows(system: RidgeSystem, { q, size }: Tridiagonal, from: number, to: number): Float64Array {
  const { dual, features, rows, standard } = system;
  if (dual) return q.subarray(from * size, to * size);
  const basis = new Float64Array((to - from) * size);
  const z = matrix(standardisedRows(features, rows, standard, from, to), to - from, size);
  exact().addProduct(matrix(basis, to - from, size), z, matrix(q, size, size));
  return basis;
}

/** Adds the squared leave-one-out residuals of some rows to every candidate's sum. */
function addSquares(
  system: RidgeSystem,
  candidates: readonly number[],
  shifted: readonly ShiftedTridiagonal[],
  basis: Float64Array,
  solutions: Float64Array,
  from: number,
  sums: Float64Array,
): void {
  const { dual, size, classes, classOf, rows: all } = system;
  const n = all.length;
  const count = basis.length / size;
  const width = candidates.length * classes;
  const bias = candidates.map((l2) => biasScores(system, l2));
  const share = candidates.map((l2) => BIAS_FEATURE ** 2 / (BIAS_FEATURE ** 2 * n + l2));
  exact().eachRows(
    matrix(basis, count, size),
    matrix(solutions, size, width),
    {},
    (top, rows, _, product, stride, start) => {
      for (let i = top; i < top + rows; i++) {
        const own = classOf[from + i];
        for (let at = 0; at < candidates.length; at++) {
          const quadratic = shifted[at].quadratic(basis, i * size);
          const left = (dual ? candidates[at] * quadratic : 1 - quadratic) - share[at];
          let squares = 0;
          for (let c = 0; c < classes; c++) {
            const fit = product[start + (i - top) * stride + at * classes + c];
            const target = c === own ? 1 : -1;
            squares += ((dual ? candidates[at] * fit : target - fit) - bias[at][c]) ** 2;
          }
          sums[at] += squares / left ** 2;
        }
      }
    },
  );
}

/** A symmetric matrix from its lower triangle. */
function mirrored(lower: Float64Array, size: number): Float64Array {
  const full = lower.slice();
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) full[j * size + i] = full[i * size + j];
  return full;
}
