/**
 * out = a b, row-major: a is m x k, b is k x n.
 */
export function multiply(a: Float64Array, b: Float64Array, m: number, k: number, n: number): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    const to = i * n;
    for (let p = 0; p < k; p++) {
      const factor = a[i * k + p];
      const from = p * n;
      for (let j = 0; j < n; j++) out[to + j] += factor * b[from + j];
    }
  }
  return out;
}

/** The transpose of a row-major m x n matrix. */
export function transpose(a: Float64Array, m: number, n: number): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[j * m + i] = a[i * n + j];
  return out;
}
