import { ALPHA_MAX, ALPHA_MIN, FLAT_RISE, ROUNDING_ERROR } from '../lawLimits.ts';
import { LawProfile } from './lawProfile.ts';
import { mayHaveExtremum } from './mayHaveExtremum.ts';

/** The least-squares law through points. */
export interface LeastSquaresLaw {
  /** 0 where no law does better than a constant. */
  readonly k: number;
  readonly alpha: number;
  readonly irreducibleError: number;
  /** Sum of squared errors. */
  readonly sse: number;
  /** Whether half or twice this alpha fits practically as well. */
  readonly flat: boolean;
}

/** alpha doubles from ALPHA_MIN; one entry a grid point, the last at ALPHA_MAX. */
const GRID = Float64Array.from([...Array.from({ length: 14 }, (_, j) => ALPHA_MIN * 2 ** j), ALPHA_MAX]);
const LOG_GRID = GRID.map(Math.log);
/** How often an octave that may hide a minimum is halved. */
const HALVINGS = 4;
const NEWTON_STEPS = 80;
/** After a Newton step in log alpha below this, one more reaches rounding. */
const SMALL_STEP = 1e-5;

/**
 * Global least-squares fit of e_DS = k e_US^alpha + e_IR with k >= 0, 0 <= e_IR <= 1 and alpha in
 * [ALPHA_MIN, ALPHA_MAX].
 *
 * Searches the profile over log alpha (see `LawProfile`): values and slopes on a grid of one alpha per octave,
 * octaves halved where value and slope do not fit a monotone piece, then safeguarded Newton wherever the slope
 * turns from falling to rising. With two distinct upstream errors every alpha fits alike and the one nearest to 1,
 * a straight line, is taken.
 *
 * @param upstreamError upstream errors, fractions, two or more distinct ones
 * @param downstreamError downstream errors, fractions
 */
export function leastSquaresLaw(
  upstreamError: ArrayLike<number>,
  downstreamError: ArrayLike<number>,
): LeastSquaresLaw {
  const profile = new LawProfile(upstreamError, downstreamError);
  const straightest = straightestAlpha(upstreamError, downstreamError);
  const alpha = straightest ?? new AlphaSearch(profile).best();

  profile.at(alpha);
  const { scale, offset, value } = profile;
  return {
    k: scale / profile.largestError ** alpha,
    alpha,
    irreducibleError: offset,
    sse: value,
    flat: straightest !== undefined || isFlat(profile, alpha, value, upstreamError.length),
  };
}

/** Whether V rises by practically nothing to half or to twice the best alpha. */
function isFlat(profile: LawProfile, best: number, value: number, n: number): boolean {
  const limit = value * (1 + FLAT_RISE) ** 2 + n * ROUNDING_ERROR ** 2;
  for (const alpha of [Math.max(best / 2, ALPHA_MIN), Math.min(best * 2, ALPHA_MAX)]) {
    profile.at(alpha);
    if (profile.value <= limit) return true;
  }
  return false;
}

/**
 * With two distinct upstream errors, the alpha nearest to 1 whose law goes through both means with e_IR >= 0;
 * undefined with more. Through (e_1, y_1) and (e_2, y_2), e_1 < e_2, e_IR = (y_1 - y_2 b) / (1 - b) with
 * b = (e_1 / e_2)^alpha is not negative from alpha = log(y_1 / y_2) / log(e_1 / e_2) on.
 */
function straightestAlpha(x: ArrayLike<number>, y: ArrayLike<number>): number | undefined {
  const low = { x: x[0], sum: 0, count: 0 };
  const high = { x: x[0], sum: 0, count: 0 };
  for (let i = 1; i < x.length; i++) {
    if (x[i] !== low.x && x[i] !== high.x) {
      if (low.x !== high.x) return undefined;
      if (x[i] < low.x) low.x = x[i];
      else high.x = x[i];
    }
  }
  for (let i = 0; i < x.length; i++) {
    const side = x[i] === low.x ? low : high;
    side.sum += y[i];
    side.count++;
  }
  const ratio = low.sum / low.count / (high.sum / high.count);
  if (!(ratio < 1) || low.x === 0) return 1;
  return Math.min(Math.max(1, Math.log(ratio) / Math.log(low.x / high.x)), ALPHA_MAX);
}

/** The search for the alpha at which a profile is lowest. */
class AlphaSearch {
  private readonly profile: LawProfile;
  private readonly gridValue = new Float64Array(GRID.length);
  private readonly gridSlope = new Float64Array(GRID.length);
  private bestValue = Number.POSITIVE_INFINITY;
  private bestAlpha = ALPHA_MIN;

  constructor(profile: LawProfile) {
    this.profile = profile;
  }

  /** The alpha of the global minimum. */
  best(): number {
    const last = GRID.length - 1;
    for (let j = 0; j <= last; j++) {
      if (j === 0 || j === last) this.profile.at(GRID[j]);
      else this.profile.doubleTo(GRID[j]);
      this.gridValue[j] = this.profile.value;
      this.gridSlope[j] = this.profile.slope;
    }
    this.bestValue = this.gridValue[0];
    this.bestAlpha = ALPHA_MIN;
    if (this.gridValue[last] < this.bestValue) {
      this.bestValue = this.gridValue[last];
      this.bestAlpha = ALPHA_MAX;
    }
    for (let j = 0; j < last; j++) {
      const [low, high] = [LOG_GRID[j], LOG_GRID[j + 1]];
      this.searchPiece(
        low,
        this.gridValue[j],
        this.gridSlope[j],
        high,
        this.gridValue[j + 1],
        this.gridSlope[j + 1],
        HALVINGS,
      );
    }
    return this.bestAlpha;
  }

  /** Looks for minima of V inside a piece of log alpha, from V and V' at its ends. */
  private searchPiece(
    low: number,
    lowValue: number,
    lowSlope: number,
    high: number,
    highValue: number,
    highSlope: number,
    halvings: number,
  ): void {
    if (lowSlope < 0 && highSlope >= 0) {
      this.keepMinimumBetween(low, high);
      return;
    }
    if (halvings === 0 || !mayHaveExtremum(high - low, lowValue, lowSlope, highValue, highSlope)) return;
    const middle = (low + high) / 2;
    this.profile.at(Math.exp(middle));
    const { value, slope } = this.profile;
    this.searchPiece(low, lowValue, lowSlope, middle, value, slope, halvings - 1);
    this.searchPiece(middle, value, slope, high, highValue, highSlope, halvings - 1);
  }

  /** Finds a minimum between two values of log alpha where V falls at the left and rises at the right. */
  private keepMinimumBetween(low: number, high: number): void {
    let t = (low + high) / 2;
    let close = false;
    for (let step = 0; step < NEWTON_STEPS; step++) {
      this.profile.at(Math.exp(t));
      if (this.profile.slope < 0) low = t;
      else high = t;
      const next = t - this.profile.slope / this.profile.curvature;
      if (this.profile.curvature > 0 && next >= low && next <= high) {
        const move = Math.abs(next - t);
        t = next;
        if (close) break;
        close = move < SMALL_STEP;
      } else {
        t = (low + high) / 2;
        if (high - low < 1e-15) break;
      }
    }
    const alpha = Math.exp(t);
    this.profile.at(alpha);
    if (this.profile.value < this.bestValue) {
      this.bestValue = this.profile.value;
      this.bestAlpha = alpha;
    }
  }
}
