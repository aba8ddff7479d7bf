import { createRandom } from '../../base/random.ts';
import type { AccuracyPoints } from '../accuracyPoints.ts';
import { tightestLaw } from '../estimators/envelopeLaw.ts';
import { EnvelopeProfile } from '../estimators/envelopeProfile.ts';
import { leastSquaresLaw } from '../estimators/leastSquaresLaw.ts';
import { ResampledMeanBasis } from '../estimators/meanBasis.ts';
import type { LawMethod } from '../lawMethod.ts';
import type { SaturatingLaw } from '../saturatingLaw.ts';
import { hullOfSorted, sortForHull } from '../upperHull.ts';
import { Resample } from './resample.ts';

export interface BootstrapOptions {
  readonly methods: readonly LawMethod[];
  /** Numbers of the first replicate and of the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  /** Training run of each model (any numbers): runs are drawn, with all of their models. Default: models are drawn. */
  readonly runs?: ArrayLike<number>;
}

/** Laws of one method over all replicates; null where no law fits a resample. */
export type BootstrapLaws = readonly (SaturatingLaw | null)[];

/**
 * Refits the law to resamples of the models, or of their training runs, drawn with replacement.
 *
 * Replicate number r depends on the seed and on r alone, so that replicates may be shared out among workers. Models
 * are sorted once; a hull then takes a linear pass over a resample, an envelope the few models that no other beats and
 * the resample's mean basis (see `ResampledMeanBasis`).
 *
 * Not an interval by itself: no resample has a model beyond the best ones, so that ranges of these laws hold the
 * frontier's e_IR far too rarely (see `lawInterval`).
 *
 * @returns laws of each method, in the order of the methods
 */
export function bootstrapLaws(points: AccuracyPoints, options: BootstrapOptions): BootstrapLaws[] {
  const { methods, from, to, seed, runs } = options;
  const order = sortForHull(
    points,
    Uint32Array.from({ length: points.upstream.length }, (_, i) => i),
  );
  const sorted = {
    upstream: Float64Array.from(order, (i) => points.upstream[i]),
    downstream: Float64Array.from(order, (i) => points.downstream[i]),
  };
  const resample = new Resample(order.length, runs && Float64Array.from(order, (i) => runs[i]));
  const refits = methods.map((method) => REFITS[method](sorted));
  const laws = methods.map((): (SaturatingLaw | null)[] => []);
  for (let replicate = from; replicate < to; replicate++) {
    resample.draw(createRandom(seed, 'bootstrap', replicate));
    refits.forEach((refit, m) => {
      laws[m].push(refit(resample));
    });
  }
  return laws;
}

type Points = { readonly upstream: Float64Array; readonly downstream: Float64Array };
type Refit = (resample: Resample) => SaturatingLaw | null;

const REFITS: Record<LawMethod, (sorted: Points) => Refit> = {
  hull: (sorted) => {
    const x = sorted.upstream.map((accuracy) => 1 - accuracy);
    const y = sorted.downstream.map((accuracy) => 1 - accuracy);
    return ({ chosen }) => leastSquares(hullOfSorted(sorted, chosen), x, y);
  },
  all: ({ upstream, downstream }) => {
    const x = upstream.map((accuracy) => 1 - accuracy);
    const y = downstream.map((accuracy) => 1 - accuracy);
    return ({ counts, total }) => {
      const members = new Uint32Array(total);
      let place = 0;
      for (let i = 0; i < counts.length; i++) for (let c = 0; c < counts[i]; c++) members[place++] = i;
      return leastSquares(members, x, y);
    };
  },
  envelope: ({ upstream, downstream }) => {
    const x = upstream.map((accuracy) => 1 - accuracy);
    const y = downstream.map((accuracy) => 1 - accuracy);
    const largestError = x[0];
    const basis = new ResampledMeanBasis(x, largestError);
    return ({ counts, chosen, total }) => {
      if (x[chosen[0]] === x[chosen[chosen.length - 1]]) return null;
      basis.load(counts, total);
      let sum = 0;
      for (const i of chosen) sum += counts[i] * y[i];
      // From large to small upstream error, those that are better than all before.
      let best = Number.POSITIVE_INFINITY;
      const unbeaten = chosen.filter((i) => {
        const better = y[i] < best;
        if (better) best = y[i];
        return better;
      });
      const profile = new EnvelopeProfile(
        Float64Array.from(unbeaten, (i) => x[i]),
        Float64Array.from(unbeaten, (i) => y[i]),
        { basis, largestError, meanError: sum / total },
      );
      return lawOf(tightestLaw(profile));
    };
  },
};

function leastSquares(models: Uint32Array, x: Float64Array, y: Float64Array): SaturatingLaw | null {
  const errors = Float64Array.from(models, (i) => x[i]);
  if (errors.every((error) => error === errors[0])) return null;
  return lawOf(
    leastSquaresLaw(
      errors,
      Float64Array.from(models, (i) => y[i]),
    ),
  );
}

function lawOf({ k, alpha, irreducibleError }: SaturatingLaw): SaturatingLaw | null {
  return k > 0 ? { k, alpha, irreducibleError } : null;
}
