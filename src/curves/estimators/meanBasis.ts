/**
 * Mean over some models of the basis b_i = (e_i / e_max)^alpha, and its slope in log alpha. It is all that the
 * envelope's objective needs of the models that do not bind.
 */
export class MeanBasis {
  mean = 0;
  slope = 0;
  private readonly n: number;
  private readonly x: Float64Array;
  private readonly b: Float64Array;

  /** Upstream errors, and the largest of them. */
  constructor(upstreamError: ArrayLike<number>, largest: number) {
    const n = upstreamError.length;
    const x = new Float64Array(n);
    let positive = 0;
    for (let i = 0; i < n; i++) {
      if (upstreamError[i] > 0) x[positive++] = Math.log(upstreamError[i] / largest);
    }
    this.n = n;
    this.x = x.subarray(0, positive);
    this.b = new Float64Array(positive);
  }

  /** Evaluates at an alpha. */
  at(alpha: number): void {
    const { x, b } = this;
    for (let i = 0; i < b.length; i++) b[i] = Math.exp(alpha * x[i]);
    this.sum(alpha);
  }

  /** Evaluates at twice the alpha last evaluated: squares instead of exponentials. */
  doubleTo(alpha: number): void {
    const { b } = this;
    for (let i = 0; i < b.length; i++) b[i] *= b[i];
    this.sum(alpha);
  }

  private sum(alpha: number): void {
    const { x, b, n } = this;
    let mean = 0;
    let slope = 0;
    for (let i = 0; i < b.length; i++) {
      mean += b[i];
      slope += x[i] * b[i];
    }
    this.mean = mean / n;
    this.slope = (slope * alpha) / n;
  }
}
