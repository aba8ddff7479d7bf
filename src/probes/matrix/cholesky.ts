import { exact } from './engines.ts';
import { block, type MatrixView, transposed } from './matrixView.ts';

/** Columns factored at a time; the rest of the work is matrix products. */
const BLOCK = 48;

/**
 * A = L L' of a symmetric positive definite matrix, and how A x = b is solved with it.
 *
 * Blocks of L below the diagonal are kept as N = -L, and A as -A until it is factored, so that products are only added:
 * -S_ij = -A_ij + sum_p N_ip N_jp' is what is left of a block, N_ij = -S_ij L_jj'^-1, and a solution's block is
 * x_i = L_ii^-1 (b_i + sum_j N_ij x_j).
 */
export class Cholesky {
  private readonly l: MatrixView;
  /** Inverses of L's diagonal blocks: with them, triangular solves are matrix products too. */
  private readonly inverses: MatrixView[] = [];

  /**
   * @param a of which the lower triangle is read; overwritten
   * @throws RangeError where A is not positive definite
   */
  constructor(a: MatrixView) {
    this.l = a;
    const size = a.rows;
    negateLower(a);
    for (let from = 0; from < size; from += BLOCK) {
      const to = Math.min(size, from + BLOCK);
      if (from > 0) {
        const left = block(a, from, size, 0, from);
        exact().addProduct(block(a, from, size, from, to), left, transposed(block(a, from, to, 0, from)));
      }
      const diagonal = block(a, from, to, from, to);
      factorNegative(diagonal);
      const inverse = invert(diagonal);
      this.inverses.push(inverse);
      if (to < size) replace(block(a, to, size, from, to), (rest) => [rest, transposed(inverse)]);
    }
  }

  /** Solves A x = b for each of the columns of a matrix, which is overwritten. */
  solve(b: MatrixView): void {
    const { l, inverses } = this;
    const size = l.rows;
    const rows = (from: number, to: number) => block(b, from, to, 0, b.columns);
    for (let i = 0; i < inverses.length; i++) {
      const [from, to] = [i * BLOCK, Math.min(size, (i + 1) * BLOCK)];
      if (from > 0) exact().addProduct(rows(from, to), block(l, from, to, 0, from), rows(0, from));
      replace(rows(from, to), (part) => [inverses[i], part]);
    }
    for (let i = inverses.length - 1; i >= 0; i--) {
      const [from, to] = [i * BLOCK, Math.min(size, (i + 1) * BLOCK)];
      if (to < size) {
        exact().addProduct(rows(from, to), transposed(block(l, to, size, from, to)), rows(to, size));
      }
      replace(rows(from, to), (part) => [transposed(inverses[i]), part]);
    }
  }
}

/** Puts a product that involves a block in the block's own place. */
function replace(target: MatrixView, factors: (copy: MatrixView) => [MatrixView, MatrixView]): void {
  exact().scope(() => exact().addProduct(target, ...factors(exact().copy(target)), { fresh: true }));
}

/** Turns the signs of what is on and below the diagonal. */
function negateLower({ store: { values }, rows, offset, rowStep }: MatrixView): void {
  for (let i = 0, row = offset; i < rows; i++, row += rowStep) {
    for (let j = 0; j <= i; j++) values[row + j] = -values[row + j];
  }
}

/** Cholesky of a block whose sign is turned, in place. */
function factorNegative({ store: { values }, rows, offset, rowStep }: MatrixView): void {
  for (let i = 0, row = offset; i < rows; i++, row += rowStep) {
    for (let j = 0, other = offset; j <= i; j++, other += rowStep) {
      let sum = -values[row + j];
      for (let p = 0; p < j; p++) sum -= values[row + p] * values[other + p];
      if (i !== j) values[row + j] = sum / values[other + j];
      else if (sum > 0) values[row + j] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
}

/** Inverse of a lower triangular block. */
function invert({ rows, offset, rowStep }: MatrixView): MatrixView {
  const inverse = exact().matrix(rows, rows);
  const { values } = exact();
  const to = inverse.offset;
  for (let i = 0, row = offset; i < rows; i++, row += rowStep) {
    // Row i of the inverse: of L X = 1 row after row, so that the numbers lie side by side.
    const own = to + i * inverse.rowStep;
    for (let p = 0; p < i; p++) {
      const factor = values[row + p];
      const known = to + p * inverse.rowStep;
      for (let j = 0; j <= p; j++) values[own + j] -= factor * values[known + j];
    }
    const scale = 1 / values[row + i];
    for (let j = 0; j < i; j++) values[own + j] *= scale;
    values[own + i] = scale;
  }
  return inverse;
}
