/**
 * Profile of the sum of squared errors over alpha (variable projection; Golub and Pereyra 1973).
 *
 * For a fixed alpha the law y = c b + d with basis b_i = (e_i / e_max)^alpha is linear in its scale c and its
 * irreducible error d, so both have a closed form under c >= 0 and d >= 0, and what is left to search is one
 * function of one variable,
 *
 *     V(t) = min over (c, d) of sum_i (y_i - c b_i - d)^2,        t = log alpha.
 *
 * (d <= 1 needs no care: y <= 1 and c >= 0 imply it.) The basis is scaled by the largest error because the raw
 * k = c / e_max^alpha spans dozens of orders of magnitude.
 *
 * Derivatives, with b_t = alpha x b and b_tt = alpha x b + alpha^2 x^2 b, x_i = log(e_i / e_max), and residuals
 * r = y - c b - d. At the minimum over (c, d) the first-order effect of c and d vanishes, hence
 *
 *     V'  = -2 c sum r b_t.
 *
 * V'' is the Schur complement of the (c, d) block in the full Hessian. With both free, and b' = b - mean(b),
 *
 *     V'' = 2 [ c^2 (sum b_t^2 - (sum b_t)^2 / n) - c sum r b_tt - (c sum b_t b' - sum r b_t)^2 / sum b'^2 ],
 *
 * and with d held at 0 the same without the (sum b_t)^2 / n term and with b in place of b'. With c held at 0 the
 * curve is the constant mean(y), whatever alpha.
 */
export class LawProfile {
  /** V at the alpha last evaluated, and its derivatives with respect to t = log alpha. */
  value = 0;
  slope = 0;
  curvature = 0;
  /** c and d at the alpha last evaluated. */
  scale = 0;
  offset = 0;
  /** Largest upstream error, mean of y, and V of the constant mean(y). */
  readonly largestError: number;
  readonly mean: number;
  readonly constantValue: number;

  private readonly n: number;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly b: Float64Array;

  /** Upstream errors (not all 0) and downstream errors of n points. */
  constructor(upstreamError: ArrayLike<number>, downstreamError: ArrayLike<number>) {
    const n = upstreamError.length;
    this.n = n;
    this.x = new Float64Array(n);
    this.y = new Float64Array(n);
    this.b = new Float64Array(n);
    let largest = 0;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      if (upstreamError[i] > largest) largest = upstreamError[i];
      sum += downstreamError[i];
    }
    const mean = sum / n;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const ratio = upstreamError[i] / largest;
      // At zero error the basis is 0 for every alpha; a finite x keeps 0 * x at 0.
      this.x[i] = ratio > 0 ? Math.log(ratio) : LOG_OF_ZERO;
      const y = downstreamError[i];
      this.y[i] = y;
      squares += (y - mean) * (y - mean);
    }
    this.largestError = largest;
    this.mean = mean;
    this.constantValue = squares;
  }

  /** Evaluates V, V' and V'' at an alpha. */
  at(alpha: number): void {
    const { n, x, b } = this;
    for (let i = 0; i < n; i++) b[i] = Math.exp(alpha * x[i]);
    this.reduce(alpha);
  }

  /** Evaluates at twice the alpha last evaluated: squares instead of exponentials. */
  doubleTo(alpha: number): void {
    const { n, b } = this;
    for (let i = 0; i < n; i++) b[i] *= b[i];
    this.reduce(alpha);
  }

  private reduce(alpha: number): void {
    const { n, x, y, b, mean } = this;
    let basisSum = 0;
    for (let i = 0; i < n; i++) basisSum += b[i];
    const basisMean = basisSum / n;
    let bb = 0;
    let by = 0;
    for (let i = 0; i < n; i++) {
      const centred = b[i] - basisMean;
      bb += centred * centred;
      by += centred * (y[i] - mean);
    }
    if (!(by > 0 && bb > 0)) {
      this.scale = 0;
      this.offset = mean;
      this.value = this.constantValue;
      this.slope = 0;
      this.curvature = 0;
      return;
    }
    let c = by / bb;
    let d = mean - c * basisMean;
    let centre = basisMean;
    if (d < 0) {
      bb = 0;
      by = 0;
      for (let i = 0; i < n; i++) {
        bb += b[i] * b[i];
        by += b[i] * y[i];
      }
      c = by / bb;
      d = 0;
      centre = 0;
    }
    let r1 = 0;
    let rb = 0;
    let rr = 0;
    let rp = 0;
    let rpx = 0;
    let p1 = 0;
    let pp = 0;
    let pb = 0;
    for (let i = 0; i < n; i++) {
      const r = y[i] - c * b[i] - d;
      const p = x[i] * b[i];
      const rTimesP = r * p;
      r1 += r;
      rb += r * (b[i] - centre);
      rr += r * r;
      rp += rTimesP;
      rpx += rTimesP * x[i];
      p1 += p;
      pp += p * p;
      pb += p * (b[i] - centre);
    }
    // In terms of p = x b: b_t = alpha p, b_tt = alpha p + alpha^2 x p.
    const cross = c * pb - rp;
    const spread = d > 0 ? pp - (p1 * p1) / n : pp;
    // r is orthogonal to b' and 1 but for rounding. Taking that remainder out keeps the slope's sign right down to
    // residuals of 1e-16, where a noiseless problem has its minimum.
    const slopeSum = rp - (pb / bb) * rb - (d > 0 ? (p1 / n) * r1 : 0);
    this.scale = c;
    this.offset = d;
    this.value = rr;
    this.slope = -2 * c * alpha * slopeSum;
    this.curvature = 2 * (alpha * alpha * (c * c * spread - c * rpx - (cross * cross) / bb) - c * alpha * rp);
  }
}

/** Stands for log 0: far enough that exp(ALPHA_MIN * it) is 0. */
const LOG_OF_ZERO = -1e6;
