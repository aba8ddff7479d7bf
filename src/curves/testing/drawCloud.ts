import { normalProbability } from '../../base/normal.ts';
import type { Random } from '../../base/random.ts';
import { predictDownstreamAccuracy, type SaturatingLaw } from '../saturatingLaw.ts';

/** How gaps below a law are drawn, in units of GAP_SCALE. */
export const GAPS = {
  exponential: (random: Random) => random.exponential(),
  'gamma-2': (random: Random) => random.exponential() + random.exponential(),
  uniform: (random: Random) => 2 * random.uniform(),
  lognormal: (random: Random) => Math.exp(0.7 * random.normal()),
} as const;

export type GapName = keyof typeof GAPS;

const GAP_SCALE = 0.05;

/** How a cloud departs from independent models whose upstream accuracies are exact. */
export interface CloudOptions {
  /** Examples in the upstream test set; default: upstream accuracies are exact. */
  readonly upstreamTestSize?: number | null;
  /** Models of one training run, one after another; default 1. Their gaps correlate, each distributed as before. */
  readonly perRun?: number;
  /** Share of the models that lie 3 points above the law; default 0. */
  readonly outliers?: number;
}

/** Correlation of the normals behind the gaps of one run, and how far outliers lie above the law. */
const RUN_CORRELATION = 0.8;
const OUTLIER_HEIGHT = 0.03;

/**
 * A cloud of models below a law: upstream accuracies uniform in [0.3, 0.9], gaps in units of 0.05,
 * and, with test sizes, accuracies measured with binomial noise (its normal approximation).
 *
 * @returns also the training run of each model
 */
export function drawCloud(
  law: SaturatingLaw,
  models: number,
  gap: GapName,
  testSize: number | null,
  random: Random,
  { upstreamTestSize = null, perRun = 1, outliers = 0 }: CloudOptions = {},
) {
  const upstream = Float64Array.from({ length: models }, () => 0.3 + 0.6 * random.uniform());
  let ofRun: Random = random;
  const downstream = upstream.map((accuracy, i) => {
    if (perRun > 1 && i % perRun === 0) ofRun = correlated(random);
    const above = outliers > 0 && random.uniform() < outliers;
    const distance = above ? -OUTLIER_HEIGHT : GAP_SCALE * GAPS[gap](perRun > 1 ? ofRun : random);
    return measured(
      Math.min(1, Math.max(0, predictDownstreamAccuracy(law, accuracy) - distance)),
      testSize,
      random,
    );
  });
  return {
    upstream: upstream.map((accuracy) => measured(accuracy, upstreamTestSize, random)),
    downstream,
    runs: upstream.map((_, i) => Math.floor(i / perRun)),
  };
}

function measured(accuracy: number, testSize: number | null, random: Random): number {
  if (testSize === null) return accuracy;
  const noise = Math.sqrt((accuracy * (1 - accuracy)) / testSize) * random.normal();
  return Math.min(1, Math.max(0, accuracy + noise));
}

/** Random numbers for the gaps of one run: normals that share a part, and what follows from them (a normal copula). */
function correlated(random: Random): Random {
  const shared = random.normal();
  const normal = () => Math.sqrt(RUN_CORRELATION) * shared + Math.sqrt(1 - RUN_CORRELATION) * random.normal();
  const uniform = () => normalProbability(normal());
  return {
    normal,
    uniform,
    integer: (n) => Math.floor(uniform() * n),
    exponential: () => -Math.log(1 - uniform()),
  };
}
