import type { Random } from '../../base/random.ts';

/** How long a chain runs. */
export interface SamplerLength {
  /** Points that walk together; more than the number of dimensions. */
  readonly walkers: number;
  /** Steps of every walker before draws count. */
  readonly burnIn: number;
  /** Steps of every walker between two draws. */
  readonly thinning: number;
  readonly draws: number;
}

/**
 * Draws from a density by an ensemble of walkers: half of the moves are stretches along the line to another walker
 * (Goodman and Weare 2010), half are differences of two others (ter Braak 2006). Both adapt to any scale and slant of
 * the density by themselves, so that nothing has to be tuned.
 *
 * @param logDensity up to a constant; -Infinity where it is 0
 * @param starts one point a walker where the density is not 0, not all in one plane
 */
export function sampleEnsemble(
  logDensity: (point: Float64Array) => number,
  starts: readonly Float64Array[],
  { burnIn, thinning, draws }: Omit<SamplerLength, 'walkers'>,
  random: Random,
): Float64Array[] {
  const walkers = [...starts];
  const heights = walkers.map(logDensity);
  const dimensions = walkers[0].length;
  const other = (w: number) => {
    const j = random.integer(walkers.length - 1);
    return walkers[j < w ? j : j + 1];
  };
  const chosen: Float64Array[] = [];
  for (let step = 1; chosen.length < draws; step++) {
    for (let w = 0; w < walkers.length; w++) {
      const here = walkers[w];
      const anchor = other(w);
      let trial: Float64Array;
      let volume = 0;
      if (random.uniform() < 0.5) {
        // z has density proportional to 1 / sqrt(z) on [1/2, 2].
        const z = (1 + random.uniform()) ** 2 / 2;
        trial = here.map((value, i) => anchor[i] + z * (value - anchor[i]));
        volume = (dimensions - 1) * Math.log(z);
      } else {
        const second = other(w);
        const whole = random.uniform() < WHOLE_JUMPS;
        const length = (whole ? 1 : 2.38 / Math.sqrt(2 * dimensions)) * (0.5 + random.uniform());
        trial = here.map((value, i) => value + length * (anchor[i] - second[i]));
      }
      const height = logDensity(trial);
      if (Math.log(1 - random.uniform()) < height - heights[w] + volume) {
        walkers[w] = trial;
        heights[w] = height;
      }
    }
    if (step > burnIn && (step - burnIn) % thinning === 0) {
      for (const walker of walkers) if (chosen.length < draws) chosen.push(walker);
    }
  }
  return chosen;
}

/** Share of differences that are taken whole, which carries walkers between separate peaks. */
const WHOLE_JUMPS = 0.1;
