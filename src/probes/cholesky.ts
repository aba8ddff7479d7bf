/**
 * Cholesky factor L (lower, row-major) of a symmetric positive definite matrix, which is overwritten: A = L L'.
 *
 * @throws RangeError where A is not positive definite
 */
export function cholesky(a: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = a[row + j];
      for (let p = 0; p < j; p++) sum -= a[row + p] * a[other + p];
      if (i !== j) a[row + j] = sum / a[other + j];
      else if (sum > 0) a[row + j] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
}

/** Solves L L' x = b for each of the columns of a row-major matrix, which is overwritten. */
export function solveCholesky(l: Float64Array, size: number, b: Float64Array, columns: number): void {
  for (let i = 0; i < size; i++) {
    for (let p = 0; p < i; p++) subtractRow(b, i, p, l[i * size + p], columns);
    divideRow(b, i, l[i * size + i], columns);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let p = i + 1; p < size; p++) subtractRow(b, i, p, l[p * size + i], columns);
    divideRow(b, i, l[i * size + i], columns);
  }
}

function subtractRow(b: Float64Array, to: number, from: number, factor: number, columns: number): void {
  for (let c = 0; c < columns; c++) b[to * columns + c] -= factor * b[from * columns + c];
}

function divideRow(b: Float64Array, row: number, by: number, columns: number): void {
  for (let c = 0; c < columns; c++) b[row * columns + c] /= by;
}
