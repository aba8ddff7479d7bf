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

/**
 * A cloud of models below a law: upstream accuracies uniform in [0.3, 0.9], gaps in units of 0.05,
 * and, with a test size, downstream accuracies measured with binomial noise (its normal approximation).
 */
export function drawCloud(
  law: SaturatingLaw,
  models: number,
  gap: GapName,
  testSize: number | null,
  random: Random,
) {
  const upstream = Float64Array.from({ length: models }, () => 0.3 + 0.6 * random.uniform());
  const downstream = upstream.map((accuracy) => {
    const accuracyOfModel = Math.max(
      0,
      predictDownstreamAccuracy(law, accuracy) - GAP_SCALE * GAPS[gap](random),
    );
    if (testSize === null) return accuracyOfModel;
    const measured =
      accuracyOfModel + Math.sqrt((accuracyOfModel * (1 - accuracyOfModel)) / testSize) * random.normal();
    return Math.min(1, Math.max(0, measured));
  });
  return { upstream, downstream };
}
