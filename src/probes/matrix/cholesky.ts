import { exact } from './engines.ts';
import { block, type MatrixView, matrix, transposed } from './matrixView.ts';

/** Columns factored at a time; the rest of the work is matrix products. */
const BLOCK = 64;

/** A = L L' of a symmetric positive definite matrix, and how A x = b is solved with it. */
export class Cholesky {
  private readonly l: MatrixView;
  private readonly size: number;
  /** Inverses of L's diagonal blocks: with them, triangular solves are matrix products too. */
  private readonly inverses: MatrixView[] = [];

  /**
   * @param a row-major, of which the lower triangle is read; overwritten
   * @throws RangeError where A is not positive definite
   */
  constructor(a: Float64Array, size: number) {
    this.size = size;
    this.l = matrix(a, size, size);
    const { l } = this;
    for (let from = 0; from < size; from += BLOCK) {
      const to = Math.min(size, from + BLOCK);
      const column = block(l, from, size, from, to);
      if (from > 0) {
        const left = block(l, from, size, 0, from);
        exact().addProduct(column, left, transposed(block(l, from, to, 0, from)), { scale: -1 });
      }
      factor(a, size, from, to);
      const inverse = invert(a, size, from, to);
      this.inverses.push(inverse);
      if (to < size) replace(block(l, to, size, from, to), (rest) => [rest, transposed(inverse)]);
    }
  }

  /** Solves A x = b for each of the columns of a row-major matrix, which is overwritten. */
  solve(b: Float64Array, columns: number): void {
    const { l, size, inverses } = this;
    const x = matrix(b, size, columns);
    const rows = (from: number, to: number) => block(x, from, to, 0, columns);
    for (let i = 0; i < inverses.length; i++) {
      const [from, to] = [i * BLOCK, Math.min(size, (i + 1) * BLOCK)];
      if (from > 0)
        exact().addProduct(rows(from, to), block(l, from, to, 0, from), rows(0, from), { scale: -1 });
      replace(rows(from, to), (part) => [inverses[i], part]);
    }
    for (let i = inverses.length - 1; i >= 0; i--) {
      const [from, to] = [i * BLOCK, Math.min(size, (i + 1) * BLOCK)];
      const below = transposed(block(l, to, size, from, to));
      if (to < size) exact().addProduct(rows(from, to), below, rows(to, size), { scale: -1 });
      replace(rows(from, to), (part) => [transposed(inverses[i]), part]);
    }
  }
}

/** Puts a product that involves a block in the block's own place. */
function replace(target: MatrixView, factors: (copy: MatrixView) => [MatrixView, MatrixView]): void {
  const { rows, columns, values, offset, rowStep } = target;
  const copy = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const from = offset + i * rowStep;
    for (let j = 0; j < columns; j++) {
      copy[i * columns + j] = values[from + j];
      values[from + j] = 0;
    }
  }
  exact().addProduct(target, ...factors(matrix(copy, rows, columns)));
}

/** Cholesky of the diagonal block [from, to), in place. */
function factor(a: Float64Array, size: number, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    for (let j = from; j <= i; j++) {
      let sum = a[i * size + j];
      for (let p = from; p < j; p++) sum -= a[i * size + p] * a[j * size + p];
      if (i !== j) a[i * size + j] = sum / a[j * size + j];
      else if (sum > 0) a[i * size + j] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
}

/** Inverse of the lower triangular block [from, to). */
function invert(l: Float64Array, size: number, from: number, to: number): MatrixView {
  const n = to - from;
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      const row = (from + i) * size + from;
      let sum = i === j ? 1 : 0;
      for (let p = j; p < i; p++) sum -= l[row + p] * inverse[p * n + j];
      inverse[i * n + j] = sum / l[row + i];
    }
  }
  return matrix(inverse, n, n);
}
