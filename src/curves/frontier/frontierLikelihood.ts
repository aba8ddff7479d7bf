import { leastSquaresLaw } from '../estimators/leastSquaresLaw.ts';
import { ALPHA_MAX, ALPHA_MIN } from '../lawLimits.ts';
import type { SaturatingLaw } from '../saturatingLaw.ts';
import { FAR_INSIDE, HALF_LOG_TWO_PI, logMassBelowOne, NoisyGap, SHAPE_MAX } from './gapDensity.ts';

/**
 * Posterior density of the law as the frontier of a cloud of models.
 *
 * A law f is below the errors y of all models (above their accuracies), and model i lies a gap y_i - f(e_i) away from
 * it. Only models that are better than average say where the frontier is, so the likelihood is that of those, given
 * that they are: with C the least-squares law of *all* models and U_i = C(e_i) - f(e_i), every y_i < C(e_i) has a gap
 * of v_i U_i, where v in [0, 1] has a gamma density cut at 1,
 *
 *     v^(s-1) exp(-r v) / Z(s, r),       Z the mass below 1 (see `gapDensity`),
 *
 *     log L = sum over i of [ (s-1) log v_i - r v_i - log U_i ] - n log Z.
 *
 * How gaps spread further down needs no model, and their scale may change along the curve as U does. Shape s and
 * rate r are unknown like the law is: they decide how fast models thin out towards the frontier, hence how far it
 * may be above the best of them. With downstream noise of known standard deviation t_i the gap density is replaced by
 * its convolution with the noise, C lies NOISE_REACH t_i further down, and Z becomes the mass of y_i below C, to second
 * order in t_i / U_i:
 *
 *     Z + (t_i / U_i)^2 / 2 ((s-1) - r) exp(-r).
 *
 * Prior: the law's errors at the lowest and at the highest upstream error, and log alpha, are uniform within
 * e_IR >= 0, k >= 0 and ALPHA_MIN <= alpha <= ALPHA_MAX; s - 1 and r are exponential with means SHAPE_PRIOR and
 * RATE_PRIOR. A posterior interval stays valid where the models make a hard edge and the usual theory of maximum
 * likelihood fails (Chernozhukov and Hong 2004).
 */
export class FrontierLikelihood {
  /** Models that are better than average. */
  readonly near: number;
  readonly largestError: number;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly average: Float64Array;
  private readonly noise: Float64Array | null;
  private readonly logNoise: number;
  private readonly lowestX: number;
  private readonly weight: number;
  private readonly noisyGap = new NoisyGap();

  /**
   * @param upstreamError errors of all models, fractions
   * @param downstreamError errors, fractions
   * @param noise standard deviation of each downstream error, or null for exact ones
   * @param weight what one model counts for: 1, or less where models of one run resemble each other
   */
  constructor(
    upstreamError: Float64Array,
    downstreamError: Float64Array,
    noise: Float64Array | null,
    weight: number,
  ) {
    const { k, alpha, irreducibleError } = leastSquaresLaw(upstreamError, downstreamError);
    const average = upstreamError.map(
      (e, i) => k * e ** alpha + irreducibleError + (noise ? NOISE_REACH * noise[i] : 0),
    );
    let largest = 0;
    let lowest = 1;
    for (const e of upstreamError) {
      if (e > largest) largest = e;
      if (e < lowest) lowest = e;
    }
    this.largestError = largest;
    const kept = [...upstreamError.keys()].filter((i) => downstreamError[i] < average[i]);
    // The best first: a law that crosses a model is then soon refused.
    kept.sort((i, j) => downstreamError[i] / average[i] - downstreamError[j] / average[j]);
    const pick = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]);
    const logRatio = (e: number) => Math.log(e / largest);
    this.near = kept.length;
    this.x = pick(upstreamError).map(logRatio);
    this.y = pick(downstreamError);
    this.average = pick(average);
    this.noise = noise && pick(noise);
    this.logNoise = this.noise ? this.noise.reduce((sum, t) => sum + Math.log(t), 0) : 0;
    this.lowestX = logRatio(lowest);
    this.weight = weight;
  }

  /** Point of a law, a log shape and a log rate: [f at largest error, f at smallest, log alpha, log s, log r]. */
  pointOf(scale: number, offset: number, alpha: number, logShape: number, logRate: number): Float64Array {
    const lowest = offset + scale * Math.exp(alpha * this.lowestX);
    return Float64Array.of(scale + offset, lowest, Math.log(alpha), logShape, logRate);
  }

  /** The law of a point; scale is k e_max^alpha. */
  lawOf([high, low, logAlpha]: Float64Array): SaturatingLaw {
    const alpha = Math.exp(logAlpha);
    const scale = (high - low) / -Math.expm1(alpha * this.lowestX);
    return { k: scale / this.largestError ** alpha, alpha, irreducibleError: Math.max(0, high - scale) };
  }

  /** Log of the posterior density at a point, up to a constant. */
  logDensity([high, low, logAlpha, logShape, logRate]: Float64Array): number {
    if (!(high >= low && logAlpha >= LOG_ALPHA_MIN && logAlpha <= LOG_ALPHA_MAX)) return -Infinity;
    if (!(logShape >= 0 && logShape <= LOG_SHAPE_MAX && logRate < LOG_RATE_MAX)) return -Infinity;
    const alpha = Math.exp(logAlpha);
    const scale = (high - low) / -Math.expm1(alpha * this.lowestX);
    const offset = high - scale;
    if (!(offset >= 0)) return -Infinity;
    const shape = Math.exp(logShape);
    const rate = Math.exp(logRate);
    const likelihood = this.noise
      ? this.noisy(this.noise, scale, offset, alpha, logShape, shape, rate)
      : this.exact(scale, offset, alpha, shape, rate);
    // The densities of s and r, times what turns them into densities of their logarithms.
    return this.weight * likelihood - (shape - 1) / SHAPE_PRIOR + logShape - rate / RATE_PRIOR + logRate;
  }

  private exact(scale: number, offset: number, alpha: number, shape: number, rate: number): number {
    const { x, y, average, near } = this;
    let logGaps = 0;
    let logUnits = 0;
    let shares = 0;
    // One logarithm for a few models at a time.
    let gaps = 1;
    let units = 1;
    for (let i = 0; i < near; i++) {
      const law = scale * Math.exp(alpha * x[i]) + offset;
      const gap = y[i] - law;
      if (!(gap > 0)) return -Infinity;
      const unit = average[i] - law;
      shares += gap / unit;
      gaps *= gap;
      units *= unit;
      if ((i & 7) === 7) {
        logGaps += Math.log(gaps);
        logUnits += Math.log(units);
        gaps = 1;
        units = 1;
      }
    }
    logGaps += Math.log(gaps);
    logUnits += Math.log(units);
    return (shape - 1) * logGaps - shape * logUnits - rate * shares - near * logMassBelowOne(shape, rate);
  }

  private noisy(
    noise: Float64Array,
    scale: number,
    offset: number,
    alpha: number,
    logShape: number,
    shape: number,
    rate: number,
  ): number {
    const { x, y, average, near, noisyGap } = this;
    noisyGap.setShape(logShape);
    const mass = Math.exp(logMassBelowOne(shape, rate));
    const bend = 0.5 * (shape - 1 - rate) * Math.exp(-rate);
    let sum = 0;
    let logUnits = 0;
    let logMasses = 0;
    let logFar = 0;
    let units = 1;
    let masses = 1;
    let far = 1;
    let corrections = 1;
    for (let i = 0; i < near; i++) {
      const law = scale * Math.exp(alpha * x[i]) + offset;
      const unit = average[i] - law;
      if (!(unit > 0)) return -Infinity;
      const share = noise[i] / unit;
      const z = (y[i] - law) / noise[i];
      const r = rate * share;
      // In units of the noise: the density of z, times noise^(s-1) / unit^s for the density of y.
      sum += r * (0.5 * r - z);
      if (r - z < FAR_INSIDE) {
        far *= z - r;
        corrections *= 1 + noisyGap.farCorrection(r - z);
      } else {
        sum += noisyGap.at(r - z) - HALF_LOG_TWO_PI;
      }
      units *= unit;
      masses *= Math.max(mass + bend * share * share, 0.1 * mass);
      if ((i & 7) === 7 || i === near - 1) {
        logUnits += Math.log(units);
        logMasses += Math.log(masses);
        logFar += (shape - 1) * Math.log(far) + Math.log(corrections);
        units = masses = far = corrections = 1;
      }
    }
    return sum + logFar - logMasses + (shape - 1) * this.logNoise - shape * logUnits;
  }
}

/** Where accuracies are noisy, models count up to so many standard deviations of the noise below the average law. */
const NOISE_REACH = 4;
/** Prior means of s - 1 and of r. */
const SHAPE_PRIOR = 2;
const RATE_PRIOR = 3;
const LOG_SHAPE_MAX = Math.log(SHAPE_MAX);
const LOG_RATE_MAX = Math.log(200);
const LOG_ALPHA_MIN = Math.log(ALPHA_MIN);
const LOG_ALPHA_MAX = Math.log(ALPHA_MAX);
