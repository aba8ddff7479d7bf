import type { ErrorPoints } from '../errorPoints.ts';
import { ALPHA_MAX, ALPHA_MIN } from '../lawLimits.ts';
import type { Target } from './ensemble.ts';
import type { FrontierDraw } from './frontierDraw.ts';
import { FAR_INSIDE, HALF_LOG_TWO_PI, logMassBelowOne, NoisyGap, SHAPE_MAX } from './gapDensity.ts';

// Under Jest a global such as Math.exp is looked up at every call.
const { exp, expm1, log, max, min } = Math;

/** What the prior of a frontier expects before any model is seen. */
export interface FrontierPrior {
  /** Mean of the shape less 1. */
  readonly shape: number;
  /** Mean of the rate. */
  readonly rate: number;
  /** Mean of e_IR as a share of the law at the lowest upstream error, in (0, 1), relative to the uniform prior at 1/2. */
  readonly irreducibleShare: number;
}

/** The prior that frontiers are drawn with; `npm run bench -- frontierPrior` shows what half and double of it change. */
export const FRONTIER_PRIOR: FrontierPrior = { shape: 1, rate: 3, irreducibleShare: 0.5 };

/**
 * Posterior density of the law as the frontier of a cloud of models.
 *
 * A law f is below the errors y of all models (above their accuracies), and model i lies a gap y_i - f(e_i) away from
 * it. Only models that are better than average say where the frontier is, so the likelihood is that of those, given
 * that they are: with C a smooth curve through the average of *all* models (see `thresholdCurve`) and
 * U_i = C(e_i) - f(e_i), every y_i < C(e_i) has a gap of v_i U_i, where v in [0, 1] has a gamma density cut at 1,
 *
 *     v^(s-1) exp(-r v) / Z(s, r),       Z the mass below 1 (see `gapDensity`),
 *
 *     log L = sum over i of [ (s-1) log v_i - r v_i - log U_i ] - n log Z.
 *
 * How gaps spread further down needs no model, and their scale may change along the curve as U does. Shape s and
 * rate r are unknown like the law is: they decide how fast models thin out towards the frontier, hence how far it
 * may be above the best of them. With downstream noise of known standard deviation t_i the gap density is replaced by
 * its convolution with the noise, C lies NOISE_REACH t_i further down, and Z becomes the mass of y_i below C, to second
 * order in t_i / U_i, which is below 1 / NOISE_REACH as f lies below the average of all models there:
 *
 *     Z + (t_i / U_i)^2 / 2 ((s-1) - r) exp(-r).
 *
 * Prior: the law's errors at the lowest and at the highest upstream error, and log alpha, are uniform within
 * e_IR >= 0, k >= 0 and ALPHA_MIN <= alpha <= ALPHA_MAX; s - 1 and r are exponential (see `FrontierPrior`). A posterior
 * interval stays valid where the models make a hard edge and the usual theory of maximum likelihood fails (Chernozhukov
 * and Hong 2004).
 */
export class FrontierLikelihood implements Target {
  /** The law, and the gaps. */
  readonly blocks = [
    [0, 1, 2],
    [3, 4],
  ];
  /** Models that are better than average. */
  readonly near: number;
  readonly largestError: number;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly threshold: Float64Array;
  private readonly noise: Float64Array | null;
  private readonly logNoise: number;
  private readonly lowestX: number;
  private readonly weight: number;
  private readonly prior: FrontierPrior;
  private readonly noisyGap = new NoisyGap();
  /** The law's errors at the models of one block. */
  private readonly laws = new Float64Array(BLOCK);

  /**
   * @param errors errors of all models, fractions
   * @param threshold downstream error of the average model at each model's upstream error
   * @param noise standard deviation of each downstream error, or null for exact ones
   * @param weight what one model counts for: 1, or less where models of one run resemble each other
   */
  constructor(
    errors: ErrorPoints,
    threshold: Float64Array,
    noise: Float64Array | null,
    weight: number,
    prior: FrontierPrior = FRONTIER_PRIOR,
  ) {
    const reached = noise ? threshold.map((c, i) => c + NOISE_REACH * noise[i]) : threshold;
    let largest = 0;
    let lowest = 1;
    for (const e of errors.upstream) {
      if (e > largest) largest = e;
      if (e < lowest) lowest = e;
    }
    this.largestError = largest;
    const kept = [...errors.upstream.keys()].filter((i) => errors.downstream[i] < reached[i]);
    // The best first: a law that crosses a model is then soon refused.
    kept.sort((i, j) => errors.downstream[i] / reached[i] - errors.downstream[j] / reached[j]);
    const pick = (values: Float64Array) => Float64Array.from(kept, (i) => values[i]);
    const logRatio = (e: number) => log(e / largest);
    this.near = kept.length;
    this.x = pick(errors.upstream).map(logRatio);
    this.y = pick(errors.downstream);
    this.threshold = pick(reached);
    this.noise = noise && pick(noise);
    this.logNoise = this.noise ? this.noise.reduce((sum, t) => sum + log(t), 0) : 0;
    this.lowestX = logRatio(lowest);
    this.weight = weight;
    this.prior = prior;
  }

  /** Point of a law, sqrt(s - 1) and a log rate: [f at largest error, f at smallest, log alpha, sqrt(s - 1), log r]. */
  pointOf(scale: number, offset: number, alpha: number, rootShape: number, logRate: number): Float64Array {
    const lowest = offset + scale * exp(alpha * this.lowestX);
    return Float64Array.of(scale + offset, lowest, log(alpha), rootShape, logRate);
  }

  /** The law, shape and rate of a point; scale is k e_max^alpha. */
  drawOf([high, low, logAlpha, rootShape, logRate]: Float64Array): FrontierDraw {
    const alpha = exp(logAlpha);
    const scale = (high - low) / -expm1(alpha * this.lowestX);
    const law = { k: scale / this.largestError ** alpha, alpha, irreducibleError: max(0, high - scale) };
    return { law, shape: 1 + rootShape ** 2, rate: exp(logRate) };
  }

  /** Log of the prior density at a point, up to a constant; -Infinity where no law is. */
  logPrior([high, low, logAlpha, rootShape, logRate]: Float64Array): number {
    if (!(high >= low && logAlpha >= LOG_ALPHA_MIN && logAlpha <= LOG_ALPHA_MAX)) return -Infinity;
    if (
      !(rootShape >= 0 && rootShape <= ROOT_SHAPE_MAX && logRate > LOG_RATE_MIN && logRate < LOG_RATE_MAX)
    ) {
      return -Infinity;
    }
    const offset = high - (high - low) / -expm1(exp(logAlpha) * this.lowestX);
    if (!(offset >= 0)) return -Infinity;
    const { shape, rate, irreducibleShare } = this.prior;
    // The density of r times r is that of its logarithm.
    const spread = (-0.5 * rootShape ** 2) / shape - exp(logRate) / rate + logRate;
    return irreducibleShare === 0.5 ? spread : spread + logBeta(offset / low, irreducibleShare);
  }

  /** Log of the likelihood at a point where the prior is not 0, up to a constant. */
  logLikelihood([high, low, logAlpha, rootShape, logRate]: Float64Array): number {
    const alpha = exp(logAlpha);
    const scale = (high - low) / -expm1(alpha * this.lowestX);
    const shape = 1 + rootShape ** 2;
    const rate = exp(logRate);
    const likelihood = this.noise
      ? this.noisy(this.noise, scale, high - scale, alpha, shape, rate)
      : this.exact(scale, high - scale, alpha, shape, rate);
    return this.weight * likelihood;
  }

  private exact(scale: number, offset: number, alpha: number, shape: number, rate: number): number {
    const { y, threshold, near, laws } = this;
    let logGaps = 0;
    let logUnits = 0;
    let shares = 0;
    // One logarithm for a few models at a time.
    let gaps = 1;
    let units = 1;
    for (let start = 0; start < near; start += BLOCK) {
      const end = this.setLaws(start, scale, offset, alpha);
      for (let i = start; i < end; i++) {
        const law = laws[i - start];
        const gap = y[i] - law;
        if (!(gap > 0)) return -Infinity;
        const unit = threshold[i] - law;
        shares += gap / unit;
        gaps *= gap;
        units *= unit;
        if ((i & 7) === 7) {
          logGaps += log(gaps);
          logUnits += log(units);
          gaps = 1;
          units = 1;
        }
      }
    }
    logGaps += log(gaps);
    logUnits += log(units);
    return (shape - 1) * logGaps - shape * logUnits - rate * shares - near * logMassBelowOne(shape, rate);
  }

  private noisy(
    noise: Float64Array,
    scale: number,
    offset: number,
    alpha: number,
    shape: number,
    rate: number,
  ): number {
    const { y, threshold, near, noisyGap, laws } = this;
    noisyGap.setShape(log(shape));
    const mass = exp(logMassBelowOne(shape, rate));
    const bend = 0.5 * (shape - 1 - rate) * exp(-rate);
    let sum = 0;
    let logUnits = 0;
    let logMasses = 0;
    let logFar = 0;
    let units = 1;
    let masses = 1;
    let far = 1;
    let corrections = 1;
    for (let start = 0; start < near; start += BLOCK) {
      const end = this.setLaws(start, scale, offset, alpha);
      for (let i = start; i < end; i++) {
        const law = laws[i - start];
        const unit = threshold[i] - law;
        // A frontier is no worse than average; beyond that the mass below the threshold would be off.
        if (!(unit > NOISE_REACH * noise[i])) return -Infinity;
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
        masses *= mass + bend * share * share;
        if ((i & 7) === 7 || i === near - 1) {
          logUnits += log(units);
          logMasses += log(masses);
          logFar += (shape - 1) * log(far) + log(corrections);
          units = masses = far = corrections = 1;
        }
      }
    }
    return sum + logFar - logMasses + (shape - 1) * this.logNoise - shape * logUnits;
  }

  /**
   * Sets the law's errors at the models of the block that starts here. A loop of their own: every call of exp amid the
   * sums of the others would send those through memory, which takes as long as exp does.
   *
   * @returns where the block ends
   */
  private setLaws(start: number, scale: number, offset: number, alpha: number): number {
    const { x, laws } = this;
    const end = min(start + BLOCK, this.near);
    for (let i = start; i < end; i++) laws[i - start] = scale * exp(alpha * x[i]) + offset;
    return end;
  }
}

/** Models whose law is computed at once: few, as a law is often refused at the first, and a multiple of 8. */
const BLOCK = 32;
/** Where accuracies are noisy, models count up to so many standard deviations of the noise below the threshold. */
export const NOISE_REACH = 4;
const ROOT_SHAPE_MAX = Math.sqrt(SHAPE_MAX - 1);
const LOG_RATE_MIN = -12;
const LOG_RATE_MAX = Math.log(200);
const LOG_ALPHA_MIN = Math.log(ALPHA_MIN);
const LOG_ALPHA_MAX = Math.log(ALPHA_MAX);

/** Log density, up to a constant, of a beta distribution on [0, 1] with this mean that is 0 at one end at most. */
function logBeta(share: number, mean: number): number {
  return mean < 0.5 ? (1 / mean - 2) * Math.log1p(-share) : (mean / (1 - mean) - 1) * Math.log(share);
}
