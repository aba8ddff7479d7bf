import { exact } from '../matrix/engines.ts';
import { block, type MatrixView, transposed } from '../matrix/matrixView.ts';
import { ShiftedTridiagonal } from '../matrix/shiftedTridiagonal.ts';
import { type Tridiagonal, tridiagonalise } from '../matrix/tridiagonal.ts';
import { BIAS_FEATURE } from '../probeDefaults.ts';
import { biasScores, type RidgeSystem } from './ridgeSystem.ts';
import { standardisedRows } from './standardise.ts';

/** Rows of the support whose residuals are computed at a time. */
const ROWS_AT_ONCE = 1024;

/** An L2 with the solution of the system for it and the leave-one-out error that it was chosen by. */
export interface ChosenL2 {
  readonly l2: number;
  readonly solution: MatrixView;
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
  const { gram, right, classes, rows } = system;
  const factor = tridiagonalise(gram);
  const { q, size } = factor;
  const rotated = exact().matrix(size, classes);
  exact().addProduct(rotated, transposed(q), right);

  const shifted = candidates.map((candidate) => new ShiftedTridiagonal(factor, candidate));
  const sums = new Float64Array(candidates.length);
  exact().scope(() => {
    const solutions = exact().matrix(size, candidates.length * classes);
    shifted.forEach((t, at) => {
      const solution = block(solutions, 0, size, at * classes, (at + 1) * classes);
      exact().assign(solution, rotated);
      t.solve(solution);
    });
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const to = Math.min(rows.length, from + ROWS_AT_ONCE);
      exact().scope(() => {
        const basis = basisRows(system, factor, from, to);
        addSquares(system, candidates, shifted, basis, solutions, from, sums);
      });
    }
  });
  const errors = Array.from(sums, (sum) => sum / (rows.length * classes));
  const best = errors.indexOf(Math.min(...errors));

  shifted[best].solve(rotated);
  const solution = exact().matrix(size, classes);
  exact().addProduct(solution, q, rotated);
  return { l2: candidates[best], solution, errors };
}

/** Rows [from, to) of ZQ (primal) or Q (dual). */
function basisRows(system: RidgeSystem, { q, size }: Tridiagonal, from: number, to: number): MatrixView {
  if (system.z) return block(q, from, to, 0, size);
  const { features, rows, standard } = system;
  const basis = exact().matrix(to - from, size);
  exact().addProduct(basis, standardisedRows(features, rows, standard, from, to), q);
  return basis;
}

/** Adds the squared leave-one-out residuals of some rows to every candidate's sum. */
function addSquares(
  system: RidgeSystem,
  candidates: readonly number[],
  shifted: readonly ShiftedTridiagonal[],
  basis: MatrixView,
  solutions: MatrixView,
  from: number,
  sums: Float64Array,
): void {
  const { z, classes, classOf, rows: all } = system;
  const n = all.length;
  const bias = candidates.map((l2) => biasScores(system, l2));
  const share = candidates.map((l2) => BIAS_FEATURE ** 2 / (BIAS_FEATURE ** 2 * n + l2));
  const fits = exact().matrix(basis.rows, solutions.columns);
  exact().addProduct(fits, basis, solutions);
  const quadratics = shifted.map((t) => t.quadratics(basis));
  const { values } = exact();
  for (let i = 0; i < basis.rows; i++) {
    const own = classOf[from + i];
    for (let at = 0; at < candidates.length; at++) {
      const quadratic = quadratics[at][i];
      const left = (z ? candidates[at] * quadratic : 1 - quadratic) - share[at];
      const row = fits.offset + i * fits.rowStep + at * classes;
      let squares = 0;
      for (let c = 0; c < classes; c++) {
        const fit = values[row + c];
        const target = c === own ? 1 : -1;
        squares += ((z ? candidates[at] * fit : target - fit) - bias[at][c]) ** 2;
      }
      sums[at] += squares / left ** 2;
    }
  }
}
