import { ALPHA_MAX, ALPHA_MIN, FLAT_RISE, ROUNDING_ERROR } from '../lawLimits.ts';
import { EnvelopeProfile } from './envelopeProfile.ts';

/** The tight envelope: the law on or above every model with the smallest mean gap. */
export interface EnvelopeLaw {
  /** 0 where the tightest envelope is a constant. */
  readonly k: number;
  readonly alpha: number;
  readonly irreducibleError: number;
  /** Mean over all models of (observed downstream error - law). */
  readonly meanGap: number;
  /** Whether half or twice this alpha lies practically as close. */
  readonly flat: boolean;
}

/** Grid of log alpha: so many points an octave, over so many octaves from ALPHA_MIN, and ALPHA_MAX. */
const PER_OCTAVE = 8;
const OCTAVES = 14;
/** How often a piece of the grid that may hide the maximum is halved. */
const HALVINGS = 5;
const REFINEMENTS = 100;
/** Width of a bracket in log alpha at which refinement stops. */
const CLOSED = 1e-14;

/**
 * Fits the envelope: the law e_DS = k e_US^alpha + e_IR that lies on or above every model in accuracy (on or below
 * it in error) with the smallest mean gap to all of them. Global optimum over alpha in [ALPHA_MIN, ALPHA_MAX].
 *
 * It is the deterministic frontier of Aigner and Chu (1968), which is the maximum-likelihood law when the gaps
 * below the frontier are exponential. See `EnvelopeProfile` for the algebra.
 *
 * @param upstreamError upstream errors of all models, fractions, not all equal
 * @param downstreamError downstream errors, fractions
 */
export function envelopeLaw(
  upstreamError: ArrayLike<number>,
  downstreamError: ArrayLike<number>,
): EnvelopeLaw {
  return tightestLaw(new EnvelopeProfile(upstreamError, downstreamError));
}

/** The law at the global maximum of an envelope's objective. */
export function tightestLaw(profile: EnvelopeProfile): EnvelopeLaw {
  const grid = gridPlaces(profile);
  let best = grid[0];
  const keep = (place: Place) => {
    if (place.height > best.height) best = place;
  };
  const search = (low: Place, high: Place, halvings: number) => {
    const width = high.t - low.t;
    const reach = Math.max(low.height, high.height) + width * Math.max(low.slope, -high.slope, 0);
    if (reach <= best.height) return;
    if (halvings > 0 && low.binding !== high.binding) {
      // Kinks inside: one, which refinement finds, or several, between which there may be two maxima.
      const middle = placeAt(profile, low.t + width / 2);
      keep(middle);
      search(low, middle, halvings - 1);
      search(middle, high, halvings - 1);
    } else if (low.slope > 0 && high.slope <= 0) {
      keep(maximumBetween(profile, low, high));
    }
  };

  grid.forEach(keep);
  for (let j = 1; j < grid.length; j++) search(grid[j - 1], grid[j], HALVINGS);

  const { alpha } = best;
  profile.at(alpha);
  const { scale, offset, meanError, height } = profile;
  const meanGap = Math.max(0, meanError - height);
  return {
    k: scale / profile.largestError ** alpha,
    alpha,
    irreducibleError: offset,
    meanGap,
    flat: isFlat(profile, alpha, meanGap),
  };
}

/** Whether the mean gap grows by practically nothing to half or to twice an alpha. */
function isFlat(profile: EnvelopeProfile, alpha: number, meanGap: number): boolean {
  const limit = meanGap * (1 + FLAT_RISE) + ROUNDING_ERROR;
  return [Math.max(alpha / 2, ALPHA_MIN), Math.min(alpha * 2, ALPHA_MAX)].some((other) => {
    profile.at(other);
    return profile.meanError - profile.height <= limit;
  });
}

/** The objective at one alpha; t is its logarithm. */
interface Place {
  readonly alpha: number;
  readonly t: number;
  readonly height: number;
  readonly slope: number;
  /** Which points bind. */
  readonly binding: number;
}

function placeAt(profile: EnvelopeProfile, t: number): Place {
  const alpha = Math.exp(t);
  profile.at(alpha);
  return placeNow(profile, alpha);
}

/** The profile as it was evaluated last. */
function placeNow({ height, slope, binding }: EnvelopeProfile, alpha: number): Place {
  return { alpha, t: Math.log(alpha), height, slope, binding };
}

/** The grid in order of alpha, evaluated octave by octave so that squares replace exponentials. */
function gridPlaces(profile: EnvelopeProfile): Place[] {
  const places: Place[] = new Array(PER_OCTAVE * OCTAVES);
  for (let part = 0; part < PER_OCTAVE; part++) {
    for (let octave = 0; octave < OCTAVES; octave++) {
      const alpha = ALPHA_MIN * 2 ** (octave + part / PER_OCTAVE);
      if (alpha >= ALPHA_MAX) break;
      if (octave === 0) profile.at(alpha);
      else profile.doubleTo(alpha);
      places[octave * PER_OCTAVE + part] = placeNow(profile, alpha);
    }
  }
  profile.at(ALPHA_MAX);
  return [...places.filter(Boolean), placeNow(profile, ALPHA_MAX)];
}

/**
 * Maximum of the objective between a place where it rises and one where it falls. Takes in turn the zero of the
 * slope's secant, which is quick where the objective is smooth, the place where the tangents at the ends meet,
 * which is quick at a kink, and the middle.
 */
function maximumBetween(profile: EnvelopeProfile, low: Place, high: Place): Place {
  let [left, right] = [low, high];
  for (let step = 0; step < REFINEMENTS && right.t - left.t > CLOSED; step++) {
    const width = right.t - left.t;
    let t = left.t + width / 2;
    if (step % 3 === 0) t = left.t + (width * left.slope) / (left.slope - right.slope);
    if (step % 3 === 1) {
      t = left.t + (right.height - left.height - right.slope * width) / (left.slope - right.slope);
    }
    const next = placeAt(profile, Math.min(Math.max(t, left.t), right.t));
    if (next.slope === 0) return next;
    // A trial at an end of the bracket cannot shrink it; the next kind of trial will.
    if (next.slope > 0) left = next;
    else right = next;
  }
  return left.height >= right.height ? left : right;
}
