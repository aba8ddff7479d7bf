/**
 * Two-sided quantile of Student's t: the t with P(|T| <= t) = level.
 *
 * Found by bisection of the distribution, which is an incomplete beta function: P(|T| > t) = I_x(f / 2, 1 / 2) with
 * x = f / (f + t^2), by its continued fraction (Abramowitz and Stegun 26.5.8, 26.7.1).
 *
 * @param freedom degrees of freedom, positive, not necessarily whole
 * @example studentT(0.95, 10).toFixed(4) // '2.2281'
 */
export function studentT(level: number, freedom: number): number {
  const outside = (t: number) => incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  let [low, high] = [0, 2];
  while (outside(high) > 1 - level) high *= 2;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (outside(middle) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Regularised incomplete beta function I_x(a, b). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast below the mean; above it the other tail does.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  let value = 0;
  for (let m = 400; m >= 1; m--) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m - 1) * (a + b + m - 1) * x) / ((a + 2 * m - 2) * (a + 2 * m - 1));
    value = odd / (1 + even / (1 + value));
  }
  return front / (a * (1 + value));
}

/** Log of the gamma function for positive arguments: Stirling's series (Abramowitz and Stegun 6.1.41) from 10 on. */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  for (; y < 10; y++) shift += Math.log(y);
  const inverse = 1 / (y * y);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
