/**
 * How far models lie below the frontier. Near it the gap of a model, as a share g of some unit, has the density of a
 * gamma distribution,
 *
 *     f(g) = g^(s-1) exp(-r g),      shape s >= 1, rate r > 0, not normalized,
 *
 * which vanishes at the frontier like g^(s-1): s = 1 for models that crowd it, larger s for models that rarely come
 * close. The two integrals that its likelihood needs are here.
 */

// Under Jest a global such as Math.exp is looked up at every call.
const { exp, floor, log, log1p, max, min } = Math;

/** Largest shape: with rarer models near the frontier than that, nothing can be said of it. */
export const SHAPE_MAX = 8;
/** Half of log 2 pi. */
export const HALF_LOG_TWO_PI = 0.5 * log(2 * Math.PI);

/**
 * log of the integral of f from 0 to 1, the incomplete gamma function, by the series
 * exp(-r) sum over k of r^k / (s (s+1) ... (s+k)), whose terms are all positive.
 */
export function logMassBelowOne(shape: number, rate: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; term > 1e-16 * sum; k++) {
    term *= rate / (shape + k);
    sum += term;
  }
  return log(sum) - rate;
}

/**
 * Density of a gap that was measured with normal noise, for one shape at a time.
 *
 * With gap u and noise of standard deviation 1, the density at z of gap plus noise is, up to powers of the unit,
 *
 *     integral over u >= 0 of u^(s-1) exp(-r u) exp(-(z-u)^2 / 2) / sqrt(2 pi)
 *         = exp(-r z + r^2 / 2) exp(q(s, r - z)) / sqrt(2 pi),
 *     q(s, c) = log integral over u >= 0 of u^(s-1) exp(-(u + c)^2 / 2),
 *
 * a parabolic cylinder function. q is smooth in both arguments, so it is tabulated once, interpolated along s for
 * each shape and along c for each model, and replaced by its expansion where c is far from 0.
 */
export class NoisyGap {
  private shape = 1;
  private logShape = 0;
  /** Of `farCorrection`. */
  private second = 0;
  private fourth = 0;
  /** q at the shape set, along c, once it is asked for. */
  private readonly row = new Float64Array(C_NODES);
  private rowIsSet = false;

  /** Sets the shape: s = exp(logShape), from 0 to log SHAPE_MAX. */
  setShape(logShape: number): void {
    const s = exp(logShape);
    this.logShape = logShape;
    this.shape = s;
    this.second = 0.5 * (s - 1) * (s - 2);
    this.fourth = 0.25 * (s - 3) * (s - 4);
    this.rowIsSet = false;
  }

  private setRow(): void {
    const rows = logTable();
    const place = (this.logShape / LOG_SHAPE_MAX) * (SHAPE_NODES - 1);
    const first = min(max(floor(place) - 1, 0), SHAPE_NODES - 4);
    const t = place - first;
    for (let j = 0; j < C_NODES; j++) {
      this.row[j] = cubic(rows[first][j], rows[first + 1][j], rows[first + 2][j], rows[first + 3][j], t);
    }
    this.rowIsSet = true;
  }

  /** q at the shape set. */
  at(c: number): number {
    const { shape, row } = this;
    if (c < FAR_INSIDE) {
      return (shape - 1) * log(-c) + HALF_LOG_TWO_PI + log1p(this.farCorrection(c));
    }
    if (!this.rowIsSet) this.setRow();
    const place = min((c + C_MAX) / C_STEP, C_NODES - 1);
    const first = min(floor(place) - 1, C_NODES - 4);
    const value = cubic(row[first], row[first + 1], row[first + 2], row[first + 3], place - first);
    // Beyond the table, where a model would be a dozen standard deviations above the frontier.
    return c > C_MAX ? value - 0.5 * (c * c - C_MAX * C_MAX) : value;
  }

  /**
   * Where c < FAR_INSIDE all of the noise is inside, and q is (s-1) log(-c) + log(1 + this) + log(2 pi) / 2: moments
   * of a standard normal Z in E[(1 - Z / c)^(s-1)], up to the fourth.
   */
  farCorrection(c: number): number {
    const squared = 1 / (c * c);
    return this.second * squared * (1 + this.fourth * squared);
  }
}

const LOG_SHAPE_MAX = log(SHAPE_MAX);
const SHAPE_NODES = 33;
const C_MAX = 12;
const C_STEP = 0.125;
/** Below this, q is given by its expansion. */
export const FAR_INSIDE = 2 * C_STEP - C_MAX;
const C_NODES = (2 * C_MAX) / C_STEP + 1;

let table: Float64Array[] | undefined;

function logTable(): Float64Array[] {
  table ??= Array.from({ length: SHAPE_NODES }, (_, i) => {
    const shape = exp((LOG_SHAPE_MAX * i) / (SHAPE_NODES - 1));
    return Float64Array.from({ length: C_NODES }, (_, j) => logIntegral(shape, j * C_STEP - C_MAX));
  });
  return table;
}

/** q by the trapezoidal rule in log u, which converges exponentially fast. */
export function logIntegral(shape: number, c: number): number {
  const centre = max(0, -c);
  const step = 0.2 / (1 + centre / 2);
  const peak = 0.5 * max(0, c) ** 2;
  let sum = 0;
  for (let t = log(centre + 9); t > -30 / shape; t -= step) {
    const u = exp(t);
    sum += exp(shape * t - 0.5 * (u + c) ** 2 + peak);
  }
  return log(sum * step) - peak;
}

/** Cubic through four values at 0, 1, 2 and 3. */
function cubic(p: number, q: number, r: number, s: number, t: number): number {
  const [a, b, c] = [t - 1, t - 2, t - 3];
  return (-a * b * c * p + 3 * t * (b * c * q - a * c * r) + t * a * b * s) / 6;
}
