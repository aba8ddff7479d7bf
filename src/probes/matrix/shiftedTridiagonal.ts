import type { MatrixView } from './matrixView.ts';
import type { Tridiagonal } from './tridiagonal.ts';

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

  /** Solves for each of the columns of a matrix, which is overwritten. */
  solve({ store: { values }, offset, rowStep, columns }: MatrixView): void {
    const { inverse, factors } = this;
    const size = inverse.length;
    for (let i = 1; i < size; i++) {
      const [own, above, factor] = [offset + i * rowStep, offset + (i - 1) * rowStep, factors[i]];
      for (let c = 0; c < columns; c++) values[own + c] -= factor * values[above + c];
    }
    for (let i = size - 1; i >= 0; i--) {
      const own = offset + i * rowStep;
      const scale = inverse[i];
      for (let c = 0; c < columns; c++) values[own + c] *= scale;
      if (i + 1 === size) continue;
      const [below, factor] = [own + rowStep, factors[i + 1]];
      for (let c = 0; c < columns; c++) values[own + c] -= factor * values[below + c];
    }
  }

  /**
   * b' (T + shift I)^-1 b for each row b of a matrix. Four rows go along together, since each number waits for the one
   * before it; behind the last row of a matrix are rows to fill the four.
   */
  quadratics({ store: { values }, rows, offset, rowStep }: MatrixView): Float64Array {
    const { inverse, factors } = this;
    const out = new Float64Array(rows);
    for (let row = 0; row < rows; row += 4) {
      const first = offset + row * rowStep;
      const [second, third, fourth] = [first + rowStep, first + 2 * rowStep, first + 3 * rowStep];
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let sumA = 0;
      let sumB = 0;
      let sumC = 0;
      let sumD = 0;
      for (let i = 0; i < inverse.length; i++) {
        const factor = factors[i];
        const scale = inverse[i];
        a = values[first + i] - factor * a;
        b = values[second + i] - factor * b;
        c = values[third + i] - factor * c;
        d = values[fourth + i] - factor * d;
        sumA += a * a * scale;
        sumB += b * b * scale;
        sumC += c * c * scale;
        sumD += d * d * scale;
      }
      // What is written behind the end of an array is dropped.
      out[row] = sumA;
      out[row + 1] = sumB;
      out[row + 2] = sumC;
      out[row + 3] = sumD;
    }
    return out;
  }
}
