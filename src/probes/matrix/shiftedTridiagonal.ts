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

  /** b' (T + shift I)^-1 b for b = the entries of `values` from `from` on. */
  quadratic(values: MatrixView['store']['values'], from: number): number {
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
