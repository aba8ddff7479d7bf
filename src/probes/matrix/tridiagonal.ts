import { exact } from './engines.ts';
import { block, matrix, transposed } from './matrixView.ts';

/** A symmetric matrix A = Q T Q' with T tridiagonal. */
export interface Tridiagonal {
  readonly size: number;
  /** Diagonal of T. */
  readonly diagonal: Float64Array;
  /** T's entries beside the diagonal, one fewer. */
  readonly beside: Float64Array;
  /** Q, orthogonal, row-major. */
  readonly q: Float64Array;
}

/** Reflections that are applied together. */
const TOGETHER = 32;

/**
 * Householder tridiagonalisation (Golub and Van Loan, Matrix Computations, section 8.3.1) of a symmetric matrix, which is
 * overwritten.
 *
 * Each reflection H = I - beta v v' clears a column below its second entry. With p = beta A v and
 * w = p - (beta v'p / 2) v, the two-sided product is H A H = A - v w' - w v'. It is left pending until the next
 * reflection is known, so that one pass over A both applies it and multiplies by the next v.
 *
 * @param a row-major, both triangles
 */
export function tridiagonalise(a: Float64Array, size: number): Tridiagonal {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(Math.max(0, size - 1));
  const betas = new Float64Array(size);
  /** Row k is the reflection that clears column k. */
  const reflections = new Float64Array(size * size);
  let v = new Float64Array(size);
  let w = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    const top = k * size;
    for (let j = k; j < size; j++) a[top + j] -= v[k] * w[j] + w[k] * v[j];
    diagonal[k] = a[top + k];
    if (k === size - 1) break;
    const next = reflections.subarray(top, top + size);
    betas[k] = reflect(a.subarray(top, top + size), k + 1, next, beside);
    const p = new Float64Array(size);
    for (let i = k + 1; i < size; i++) {
      const [vi, wi, factor, row] = [v[i], w[i], betas[k] * next[i], i * size];
      for (let j = k + 1; j < size; j++) {
        const entry = a[row + j] - vi * w[j] - wi * v[j];
        a[row + j] = entry;
        p[j] += factor * entry;
      }
    }
    let dot = 0;
    for (let i = k + 1; i < size; i++) dot += p[i] * next[i];
    const half = (betas[k] * dot) / 2;
    for (let i = k + 1; i < size; i++) p[i] -= half * next[i];
    v = next;
    w = p;
  }
  return { size, diagonal, beside, q: accumulate(reflections, betas, size) };
}

/** Finds the reflection that takes x, the entries of a column from `from` on, to a multiple of the first unit vector. */
function reflect(column: Float64Array, from: number, v: Float64Array, beside: Float64Array): number {
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
 */
function accumulate(reflections: Float64Array, betas: Float64Array, size: number): Float64Array {
  const q = new Float64Array(size * size);
  for (let i = 0; i < size; i++) q[i * size + i] = 1;
  const count = Math.max(0, size - 1);
  for (let from = Math.floor(Math.max(0, count - 1) / TOGETHER) * TOGETHER; from >= 0; from -= TOGETHER) {
    const to = Math.min(count, from + TOGETHER);
    if (to <= from) break;
    const n = to - from;
    const v = block(matrix(reflections, size, size), from, to, from, size);
    const part = block(matrix(q, size, size), from, size, from, size);
    const products = matrix(new Float64Array(n * n), n, n);
    exact().addProduct(products, v, transposed(v));
    const t = matrix(upperFactor(products.values as Float64Array, betas.subarray(from, to)), n, n);
    const vq = matrix(new Float64Array(n * part.columns), n, part.columns);
    exact().addProduct(vq, v, part);
    const tvq = matrix(new Float64Array(n * part.columns), n, part.columns);
    exact().addProduct(tvq, t, vq);
    exact().addProduct(part, transposed(v), tvq, { scale: -1 });
  }
  return q;
}

/** T of some reflections, from the products of their vectors with each other. */
function upperFactor(products: Float64Array, betas: Float64Array): Float64Array {
  const n = betas.length;
  const t = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    t[j * n + j] = betas[j];
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let p = i; p < j; p++) sum += t[i * n + p] * products[p * n + j];
      t[i * n + j] = -betas[j] * sum;
    }
  }
  return t;
}

/** T + shift I = L D L' with L unit lower bidiagonal: how (T + shift I) x = b is solved and b'(T + shift I)^-1 b found. */
export class ShiftedTridiagonal {
  /** Inverses of D's entries. */
  private readonly inverse: Float64Array;
  private readonly factors: Float64Array;

  /** @param shift positive, with T positive semi-definite */
  constructor({ diagonal, beside, size }: Tridiagonal, shift: number) {
    this.inverse = new Float64Array(size);
    this.factors = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      this.factors[i] = i === 0 ? 0 : beside[i - 1] * this.inverse[i - 1];
      this.inverse[i] = 1 / (diagonal[i] + shift - (i === 0 ? 0 : this.factors[i] * beside[i - 1]));
    }
  }

  /** Solves for each of the columns of a row-major matrix, which is overwritten. */
  solve(b: Float64Array, columns: number): void {
    const { inverse, factors } = this;
    const size = inverse.length;
    for (let i = 1; i < size; i++) {
      for (let c = 0; c < columns; c++) b[i * columns + c] -= factors[i] * b[(i - 1) * columns + c];
    }
    for (let i = size - 1; i >= 0; i--) {
      const next = i + 1 < size ? factors[i + 1] : 0;
      for (let c = 0; c < columns; c++) {
        const above = i + 1 < size ? b[(i + 1) * columns + c] : 0;
        b[i * columns + c] = b[i * columns + c] * inverse[i] - next * above;
      }
    }
  }

  /** b' (T + shift I)^-1 b for b = the entries of `values` from `from` on. */
  quadratic(values: Float64Array, from: number): number {
    const { inverse, factors } = this;
    let u = 0;
    let sum = 0;
    for (let i = 0; i < inverse.length; i++) {
      u = values[from + i] - factors[i] * u;
      sum += u * u * inverse[i];
    }
    return sum;
  }
}
