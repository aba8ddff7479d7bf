import type { Random } from '../../base/random.ts';
import { Ensemble, type Target } from './ensemble.ts';
import { splitRHat } from './splitRHat.ts';

/** How draws are made; `npm run bench -- coverage` measures with these. */
export const SAMPLER = {
  /** The likelihood counts for about so many models at first, */
  firstModels: 3,
  /** then for so many times as many at each stage, */
  factor: 2,
  /** each of so many steps of all walkers. */
  stageSteps: 20,
  /** Steps at full likelihood before draws count, and between two draws of a walker. */
  burnIn: 60,
  thinning: 8,
  /** Rounds of draws that walkers make at least, so that agreement can be judged. */
  fewestRounds: 12,
  /** Where groups of walkers disagree by more than this, they go on, twice as long each time, up to so many times. */
  agreement: 1.1,
  extensions: 3,
} as const;

/** Draws from a posterior, and whether they can be trusted. */
export interface Sample {
  readonly points: readonly Float64Array[];
  /** The largest split R-hat over all coordinates, between groups of walkers that never met. */
  readonly rHat: number;
  readonly mixed: boolean;
}

/**
 * Draws from a posterior by groups of walkers that start anywhere and find its peak by tempering: the likelihood counts
 * little at first, and fully at the end. Groups know nothing of each other, so that their agreement shows mixing.
 *
 * @param groups starts of each group's walkers
 * @param models how many models the likelihood is of
 * @param draws how many points to draw, a multiple of the number of groups
 */
export function sampleTempered(
  target: Target,
  groups: readonly (readonly Float64Array[])[],
  models: number,
  draws: number,
  random: Random,
): Sample {
  const { firstModels, factor, stageSteps, burnIn, thinning, agreement, extensions } = SAMPLER;
  const ensembles = groups.map((starts) => new Ensemble(target, starts, random));
  for (const ensemble of ensembles) {
    let beta = Math.min(1, firstModels / models);
    for (;;) {
      for (let step = 0; step < stageSteps; step++) ensemble.step(beta);
      if (beta === 1) break;
      const next = Math.min(1, factor * beta);
      ensemble.reweigh(next - beta);
      beta = next;
    }
    for (let step = 0; step < burnIn; step++) ensemble.step(1);
  }
  const each = Math.ceil(draws / groups.length);
  let chains: Float64Array[][];
  let rHat: number;
  for (let extension = 0; ; extension++) {
    chains = ensembles.map((ensemble) => chainOf(ensemble, each, thinning * 2 ** extension));
    rHat = disagreement(chains);
    if (rHat <= agreement || extension === extensions) break;
  }
  const points = chains.flatMap((chain) => chain.filter((_, i) => chosen(i, chain.length, each)));
  return { points: points.slice(0, draws), rHat, mixed: rHat <= agreement };
}

/** Points of one group in the order they were reached, as many as draws or more, all walkers equally often. */
function chainOf(ensemble: Ensemble, draws: number, thinning: number): Float64Array[] {
  const chain: Float64Array[] = [];
  for (let round = 0; round < SAMPLER.fewestRounds || chain.length < draws; round++) {
    for (let step = 0; step < thinning; step++) ensemble.step(1);
    chain.push(...ensemble.walkers);
  }
  return chain;
}

/** Whether the i-th of some points is among so many that are spread evenly over them. */
function chosen(i: number, points: number, draws: number): boolean {
  return Math.floor(((i + 1) * draws) / points) > Math.floor((i * draws) / points);
}

function disagreement(chains: readonly Float64Array[][]): number {
  const dimensions = chains[0][0].length;
  const byCoordinate = Array.from({ length: dimensions }, (_, d) =>
    splitRHat(chains.map((chain) => chain.map((point) => point[d]))),
  );
  return Math.max(...byCoordinate);
}
