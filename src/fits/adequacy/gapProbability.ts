const { exp, log, sqrt } = Math;

/** Nodes along v of the tabulated mass. */
const NODES = 96;
/** Standard deviations of noise that matter. */
const FAR = 6;
/** Gauss-Legendre nodes and weights on [-1, 1] (16 points; Abramowitz and Stegun, table 25.4), the positive half. */
const LEGENDRE = [
  [0.0950125098376374, 0.1894506104550685],
  [0.2816035507792589, 0.1826034150449236],
  [0.4580167776572274, 0.1691565193950025],
  [0.6178762444026438, 0.1495959888165767],
  [0.755404408355003, 0.1246289712555339],
  [0.8656312023878318, 0.0951585116824928],
  [0.9445750230732326, 0.0622535239386479],
  [0.9894009349916499, 0.027152459411754],
] as const;
const GAUSS = 1 / sqrt(2 * Math.PI);

/**
 * How likely a better-than-average model is to come as near to the frontier as one did: the distribution function of
 * the gap, given that the model is better than average. With the gap as a share v of C - f,
 *
 *     G(v) = integral from 0 to v of t^(s-1) exp(-r t) dt = v^s exp(-r v) sum over k of (r v)^k / (s (s+1) ... (s+k)),
 *
 * an exact gap has probability G(v) / G(1). A gap measured with normal noise of standard deviation t (in the same
 * unit) has, given that it was measured below 1,
 *
 *     H(v, t) / H(1, t),      H(v, t) = integral over w >= 0 of G(w) phi((w - v) / t) / t dw,
 *
 * by 16-point Gauss-Legendre quadrature over what is within 6 t of v; G is then tabulated as log(G(w) / w^s), which is
 * smooth, and interpolated.
 */
export class GapProbability {
  private shape = 1;
  private rate = 1;
  private whole = 1;
  private readonly table = new Float64Array(NODES);
  private step = 0;

  /**
   * Sets the gaps' shape s >= 1 and rate r > 0.
   *
   * @param largestNoise of the noise shares that will be asked for; 0 where there is none
   */
  set(shape: number, rate: number, largestNoise: number): void {
    this.shape = shape;
    this.rate = rate;
    this.whole = exp(logShare(shape, rate, 1));
    if (largestNoise === 0) return;
    this.step = (1 + FAR * largestNoise) / (NODES - 4);
    for (let i = 0; i < NODES; i++) this.table[i] = logShare(shape, rate, i * this.step);
  }

  /** G(v) / G(1), for v in [0, 1]; 0 below and 1 above. */
  exact(v: number): number {
    if (v <= 0) return 0;
    if (v >= 1) return 1;
    return Math.min(1, exp(this.shape * log(v) + logShare(this.shape, this.rate, v)) / this.whole);
  }

  /** H(v, t) / H(1, t) for a noise share t no larger than was set. */
  noisy(v: number, t: number): number {
    if (v >= 1) return 1;
    return Math.min(1, this.mass(v, t) / this.mass(1, t));
  }

  private mass(v: number, t: number): number {
    const low = Math.max(0, v - FAR * t);
    const high = v + FAR * t;
    if (high <= low) return 0;
    const half = (high - low) / 2;
    const middle = low + half;
    let sum = 0;
    for (const [node, weight] of LEGENDRE) {
      const below = middle - half * node;
      const above = middle + half * node;
      const zBelow = (below - v) / t;
      const zAbove = (above - v) / t;
      sum +=
        weight *
        (exp(this.logMass(below) - 0.5 * zBelow * zBelow) + exp(this.logMass(above) - 0.5 * zAbove * zAbove));
    }
    return (GAUSS * half * sum) / t;
  }

  /** log G(w), from the table. */
  private logMass(w: number): number {
    const { table, step, shape } = this;
    const place = w / step;
    const first = Math.min(Math.max(Math.floor(place) - 1, 0), NODES - 4);
    const a = place - first;
    const b = a - 1;
    const c = a - 2;
    const d = a - 3;
    const inner = 3 * a * (c * d * table[first + 1] - b * d * table[first + 2]);
    return shape * log(w) + (-b * c * d * table[first] + inner + a * b * c * table[first + 3]) / 6;
  }
}

/** log(G(v) / v^s) by the series, whose terms are all positive. */
export function logShare(shape: number, rate: number, v: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; term > 1e-14 * sum; k++) {
    term *= (rate * v) / (shape + k);
    sum += term;
  }
  return log(sum) - rate * v;
}
