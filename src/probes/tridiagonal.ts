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

/**
 * Householder tridiagonalisation (Golub and Van Loan, Matrix Computations, section 8.3.1) of a symmetric matrix, which is
 * overwritten.
 *
 * Each reflection H = I - beta v v' clears a column below its second entry. With p = beta A v and
 * w = p - (beta v'p / 2) v, the two-sided product is H A H = A - v w' - w v'.
 */
export function tridiagonalise(a: Float64Array, size: number): Tridiagonal {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(Math.max(0, size - 1));
  const betas = new Float64Array(size);
  const v = new Float64Array(size);
  const w = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    diagonal[k] = a[k * size + k];
    if (k === size - 1) break;
    let tail = 0;
    for (let i = k + 2; i < size; i++) tail += a[i * size + k] ** 2;
    const first = a[(k + 1) * size + k];
    if (tail === 0) {
      beside[k] = first;
      continue;
    }
    // v = x - alpha e1 with alpha of the sign opposite to x's first entry, so that nothing cancels.
    const alpha = -Math.sign(first || 1) * Math.sqrt(first * first + tail);
    beside[k] = alpha;
    v[k + 1] = first - alpha;
    for (let i = k + 2; i < size; i++) v[i] = a[i * size + k];
    const beta = 2 / (v[k + 1] ** 2 + tail);
    betas[k] = beta;
    let vp = 0;
    for (let i = k + 1; i < size; i++) {
      let dot = 0;
      const row = i * size;
      for (let j = k + 1; j < size; j++) dot += a[row + j] * v[j];
      w[i] = beta * dot;
      vp += w[i] * v[i];
    }
    const half = (beta * vp) / 2;
    for (let i = k + 1; i < size; i++) w[i] -= half * v[i];
    for (let i = k + 1; i < size; i++) {
      const [vi, wi, row] = [v[i], w[i], i * size];
      for (let j = k + 1; j < size; j++) a[row + j] -= vi * w[j] + wi * v[j];
    }
    // The cleared column keeps its reflection until Q is formed.
    for (let i = k + 1; i < size; i++) a[i * size + k] = v[i];
  }
  return { size, diagonal, beside, q: accumulate(a, betas, size) };
}

/** Q = H0 H1 ..., formed from the last reflection back, each of which touches only what lies below and right of it. */
function accumulate(a: Float64Array, betas: Float64Array, size: number): Float64Array {
  const q = new Float64Array(size * size);
  for (let i = 0; i < size; i++) q[i * size + i] = 1;
  const vq = new Float64Array(size);
  for (let k = size - 3; k >= 0; k--) {
    if (betas[k] === 0) continue;
    vq.fill(0, k + 1);
    for (let i = k + 1; i < size; i++) {
      const vi = a[i * size + k];
      for (let j = k + 1; j < size; j++) vq[j] += vi * q[i * size + j];
    }
    for (let i = k + 1; i < size; i++) {
      const factor = betas[k] * a[i * size + k];
      for (let j = k + 1; j < size; j++) q[i * size + j] -= factor * vq[j];
    }
  }
  return q;
}

/** T + shift I = L D L' with L unit lower bidiagonal: how (T + shift I) x = b is solved and b'(T + shift I)^-1 b found. */
export class ShiftedTridiagonal {
  private readonly pivots: Float64Array;
  private readonly factors: Float64Array;

  /** @param shift positive, with T positive semi-definite */
  constructor({ diagonal, beside, size }: Tridiagonal, shift: number) {
    this.pivots = new Float64Array(size);
    this.factors = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      this.factors[i] = i === 0 ? 0 : beside[i - 1] / this.pivots[i - 1];
      this.pivots[i] = diagonal[i] + shift - (i === 0 ? 0 : this.factors[i] * beside[i - 1]);
    }
  }

  /** Solves for each of the columns of a row-major matrix, which is overwritten. */
  solve(b: Float64Array, columns: number): void {
    const { pivots, factors } = this;
    const size = pivots.length;
    for (let i = 1; i < size; i++) {
      for (let c = 0; c < columns; c++) b[i * columns + c] -= factors[i] * b[(i - 1) * columns + c];
    }
    for (let i = size - 1; i >= 0; i--) {
      const next = i + 1 < size ? factors[i + 1] : 0;
      for (let c = 0; c < columns; c++) {
        const above = i + 1 < size ? b[(i + 1) * columns + c] : 0;
        b[i * columns + c] = b[i * columns + c] / pivots[i] - next * above;
      }
    }
  }

  /** b' (T + shift I)^-1 b for b = the entries of `values` from `from` on. */
  quadratic(values: Float64Array, from: number): number {
    const { pivots, factors } = this;
    let u = 0;
    let sum = 0;
    for (let i = 0; i < pivots.length; i++) {
      u = values[from + i] - factors[i] * u;
      sum += (u * u) / pivots[i];
    }
    return sum;
  }
}
