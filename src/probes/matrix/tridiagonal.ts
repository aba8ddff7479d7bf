import { exact } from './engines.ts';
import { block, type MatrixView, transposed } from './matrixView.ts';

/** A symmetric matrix A = Q T Q' with T tridiagonal. */
export interface Tridiagonal {
  readonly size: number;
  /** Diagonal of T. */
  readonly diagonal: Float64Array;
  /** T's entries beside the diagonal, one fewer. */
  readonly beside: Float64Array;
  /** Q, orthogonal. */
  readonly q: MatrixView;
}

/** Reflections that are applied together. */
const TOGETHER = 32;

/**
 * Householder tridiagonalisation (Golub and Van Loan, Matrix Computations, section 8.3.1) of a symmetric matrix.
 *
 * Each reflection H = I - beta v v' clears a column below its second entry. With p = beta A v and
 * w = p - (beta v'p / 2) v, the two-sided product is H A H = A - v w' - w v'. It is left pending until the next
 * reflection is known, so that one pass over half of A both applies it and multiplies by the next v.
 *
 * @param lower of which the lower triangle is read
 */
export function tridiagonalise(lower: MatrixView): Tridiagonal {
  const size = lower.rows;
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(Math.max(0, size - 1));
  const betas = new Float64Array(size);
  const q = exact().matrix(size, size);
  exact().scope(() => {
    const a = mirrored(lower);
    /** Row k is the reflection that clears column k. */
    const reflections = exact().matrix(size, size);
    const row = (view: MatrixView, k: number) => block(view, k, k + 1, 0, size);
    const vectors = exact().matrix(3, size);
    let v = row(vectors, 0);
    let [w, p] = [row(vectors, 1), row(vectors, 2)];
    const { values } = exact();
    for (let k = 0; k < size; k++) {
      const own = a.offset + k * a.rowStep;
      const [vk, wk] = [values[v.offset + k], values[w.offset + k]];
      for (let j = k; j < size; j++) values[own + j] -= vk * values[w.offset + j] + wk * values[v.offset + j];
      diagonal[k] = values[own + k];
      if (k === size - 1) break;
      const next = row(reflections, k);
      betas[k] = reflect(
        values.subarray(own, own + size),
        k + 1,
        values.subarray(next.offset, next.offset + size),
        beside,
      );
      values.fill(0, p.offset, p.offset + size);
      exact().reflectionPass(a, v, w, next, p, k + 1);
      let dot = 0;
      for (let i = k + 1; i < size; i++) dot += values[p.offset + i] * values[next.offset + i];
      const [beta, half] = [betas[k], (betas[k] * betas[k] * dot) / 2];
      for (let i = k + 1; i < size; i++) {
        values[p.offset + i] = beta * values[p.offset + i] - half * values[next.offset + i];
      }
      v = next;
      [w, p] = [p, w];
    }
    accumulate(q, reflections, betas);
  });
  return { size, diagonal, beside, q };
}

/** A symmetric matrix from its lower triangle. */
function mirrored(lower: MatrixView): MatrixView {
  const out = exact().matrix(lower.rows, lower.rows);
  const { values } = exact();
  for (let i = 0; i < lower.rows; i++) {
    const from = lower.offset + i * lower.rowStep;
    for (let j = 0; j <= i; j++) {
      values[out.offset + j * out.rowStep + i] = values[from + j];
      values[out.offset + i * out.rowStep + j] = values[from + j];
    }
  }
  return out;
}

/** Finds the reflection that takes x, the entries of a column from `from` on, to a multiple of the first unit vector. */
function reflect(
  column: MatrixView['store']['values'],
  from: number,
  v: MatrixView['store']['values'],
  beside: Float64Array,
): number {
  let tail = 0;
  for (let i = from + 1; i < column.length; i++) tail += column[i] ** 2;
  const first = column[from];
  beside[from - 1] = first;
  if (tail === 0) return 0;
  // v = x - alpha e1 with alpha of the sign opposite to x's first entry, so that nothing cancels.
  const alpha = -Math.sign(first || 1) * Math.sqrt(first * first + tail);
  beside[from - 1] = alpha;
  v.set(column.subarray(from), from);
  v[from] = first - alpha;
  return 2 / (v[from] ** 2 + tail);
}

/**
 * Q = H0 H1 ..., from the last reflections back, some at a time: the product of those with the rows of V is
 * I - V' T V with T upper triangular (Schreiber and Van Loan 1989), where column j of T is -beta_j T V v_j above beta_j.
 *
 * @param q of zeros
 */
function accumulate(q: MatrixView, reflections: MatrixView, betas: Float64Array): void {
  const size = q.rows;
  for (let i = 0; i < size; i++) exact().values[q.offset + i * q.rowStep + i] = 1;
  const count = Math.max(0, size - 1);
  for (let from = Math.floor(Math.max(0, count - 1) / TOGETHER) * TOGETHER; from >= 0; from -= TOGETHER) {
    const to = Math.min(count, from + TOGETHER);
    if (to <= from) break;
    exact().scope(() => {
      const n = to - from;
      const v = block(reflections, from, to, from, size);
      const part = block(q, from, size, from, size);
      const products = exact().matrix(n, n);
      exact().addSquare(products, v);
      const negativeT = negativeFactor(products, betas.subarray(from, to));
      const vq = exact().matrix(n, part.columns);
      exact().addProduct(vq, v, part);
      const tvq = exact().matrix(n, part.columns);
      exact().addProduct(tvq, negativeT, vq);
      exact().addProduct(part, transposed(v), tvq);
    });
  }
}

/** -T of some reflections, from the products of their vectors with each other (on and below the diagonal). */
function negativeFactor(products: MatrixView, betas: Float64Array): MatrixView {
  const n = betas.length;
  const t = exact().matrix(n, n);
  const { values } = exact();
  const at = (i: number) => t.offset + i * t.rowStep;
  for (let j = 0; j < n; j++) {
    const row = products.offset + j * products.rowStep;
    values[at(j) + j] = -betas[j];
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let p = i; p < j; p++) sum += values[at(i) + p] * values[row + p];
      values[at(i) + j] = -betas[j] * sum;
    }
  }
  return t;
}
