import type { Random } from '../../base/random.ts';

const { log, sqrt } = Math;

/** A posterior density as its two factors, each up to a constant. */
export interface Target {
  /** Coordinates that may also move without the others. */
  readonly blocks: readonly (readonly number[])[];
  /** -Infinity where the density is 0. */
  logPrior(point: Float64Array): number;
  /** Asked only where the prior is not 0; -Infinity where the density is 0. */
  logLikelihood(point: Float64Array): number;
}

/** Shares of moves that stretch, and of the others that move one block alone. */
const STRETCHES = 0.3;
const BLOCK_MOVES = 0.67;
/** Share of differences that are taken whole, which carries walkers between separate peaks. */
const WHOLE_JUMPS = 0.1;

/**
 * Walkers in a tempered posterior, prior times likelihood to the power of beta.
 *
 * Some moves are stretches along the line to another walker (Goodman and Weare 2010), the others differences of two
 * other walkers (ter Braak 2006) in all coordinates or in one block of them. All adapt to any scale and slant of the
 * density by themselves, so that nothing has to be tuned. Where exact models make a hard wall, moves of a block are
 * refused less often, and free walkers from its corners.
 */
export class Ensemble {
  private points: Float64Array[];
  private priors: Float64Array;
  private likelihoods: Float64Array;
  private readonly target: Target;
  private readonly random: Random;

  /** @param starts one point a walker, more than dimensions, where the density is not 0 and not all in one plane */
  constructor(target: Target, starts: readonly Float64Array[], random: Random) {
    this.target = target;
    this.random = random;
    this.points = [...starts];
    this.priors = Float64Array.from(starts, (point) => target.logPrior(point));
    this.likelihoods = Float64Array.from(starts, (point) => target.logLikelihood(point));
  }

  /** Where the walkers are; points are never written to. */
  get walkers(): readonly Float64Array[] {
    return this.points;
  }

  /** Moves every walker once. */
  step(beta: number): void {
    const { points, priors, likelihoods, target, random } = this;
    const walkers = points.length;
    const { blocks } = target;
    const all = [...points[0].keys()];
    const other = (w: number) => {
      const j = random.integer(walkers - 1);
      return points[j < w ? j : j + 1];
    };
    for (let w = 0; w < walkers; w++) {
      const here = points[w];
      const anchor = other(w);
      let trial: Float64Array;
      let volume = 0;
      if (random.uniform() < STRETCHES) {
        // z has density proportional to 1 / sqrt(z) on [1/2, 2].
        const z = (1 + random.uniform()) ** 2 / 2;
        trial = here.map((value, i) => anchor[i] + z * (value - anchor[i]));
        volume = (all.length - 1) * log(z);
      } else {
        const second = other(w);
        const moved = random.uniform() < BLOCK_MOVES ? blocks[random.integer(blocks.length)] : all;
        const whole = random.uniform() < WHOLE_JUMPS;
        const length = whole ? 1 : (2.38 / sqrt(2 * moved.length)) * (0.5 + random.uniform());
        trial = here.slice();
        for (const i of moved) trial[i] += length * (anchor[i] - second[i]);
      }
      const prior = target.logPrior(trial);
      if (prior === -Infinity) continue;
      const likelihood = target.logLikelihood(trial);
      const rise = prior - priors[w] + beta * (likelihood - likelihoods[w]) + volume;
      if (log(1 - random.uniform()) < rise) {
        points[w] = trial;
        priors[w] = prior;
        likelihoods[w] = likelihood;
      }
    }
  }

  /**
   * Draws the walkers anew from themselves with weights exp(power log L), as beta rises by a power (sequential Monte
   * Carlo; Del Moral, Doucet and Jasra 2006): systematic resampling, so that each lives on about as often as it should.
   */
  reweigh(power: number): void {
    const { points, priors, likelihoods, random } = this;
    const highest = likelihoods.reduce((a, b) => (b > a ? b : a));
    const weights = likelihoods.map((value) => Math.exp(power * (value - highest)));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const offset = random.uniform();
    const chosen: number[] = [];
    let reached = 0;
    weights.forEach((weight, w) => {
      reached += (weight / total) * weights.length;
      while (chosen.length + offset < reached && chosen.length < weights.length) chosen.push(w);
    });
    while (chosen.length < weights.length) chosen.push(weights.length - 1);
    this.points = chosen.map((w) => points[w]);
    this.priors = Float64Array.from(chosen, (w) => priors[w]);
    this.likelihoods = Float64Array.from(chosen, (w) => likelihoods[w]);
  }
}
