import type { Random } from '../../src/base/random.ts';
import { GAPS, type GapName } from '../../src/curves/testing/drawCloud.ts';

/** Frontiers: three laws, and two curves that the law cannot follow. */
export const TRUTHS = {
  'law, alpha 1.5': (u: number) => 0.9 - 0.9 * (1 - u) ** 1.5,
  'law, alpha 3': (u: number) => 0.7 - 0.9 * (1 - u) ** 3,
  'law, alpha 0.8': (u: number) => 0.95 - 0.8 * (1 - u) ** 0.8,
  kink: (u: number) => (u < 0.75 ? 0.3 + 0.2 * u : 0.45 + 1.6 * (u - 0.75)),
  logistic: (u: number) => 1 / (1 + Math.exp(3.5 - 5.88 * u)),
} as const;

export type TruthName = keyof typeof TRUTHS;

/** What else happens to models. */
export type Trouble = 'none' | 'uneven gaps' | 'outliers' | 'runs of 5' | 'percents';

export interface CloudSetting {
  readonly truth: TruthName;
  readonly gaps: GapName;
  readonly models: number;
  /** Examples in the downstream and in the upstream test set, told to the method; null: exact. */
  readonly testSize: number | null;
  readonly upstreamTestSize: number | null;
  readonly trouble: Trouble;
}

const GAP_SCALE = 0.05;
const OUTLIERS = 0.02;
const OUTLIERS_ABOVE = 0.03;
const RUN = 5;

/** A simulated table: upstream accuracies uniform in [0.3, 0.9], gaps below the truth in units of 0.05. */
export function drawTroubledCloud(setting: CloudSetting, random: Random) {
  const { truth, gaps, models, testSize, upstreamTestSize, trouble } = setting;
  const clusters =
    trouble === 'runs of 5' ? Array.from({ length: models }, (_, i) => Math.floor(i / RUN)) : undefined;
  const runGaps = new Map<number, number>();
  const upstream = new Float64Array(models);
  const downstream = new Float64Array(models);
  for (let i = 0; i < models; i++) {
    const exact = 0.3 + 0.6 * random.uniform();
    let gap = GAP_SCALE * GAPS[gaps](random);
    // Gaps twice as wide among the weakest models as among the middle ones, and half as wide among the best.
    if (trouble === 'uneven gaps') gap *= 2 ** ((0.6 - exact) / 0.3);
    if (clusters) {
      // Checkpoints of one run share three quarters of their gap.
      const run = clusters[i];
      const shared = runGaps.get(run) ?? gap;
      runGaps.set(run, shared);
      gap = 0.75 * shared + 0.25 * gap;
    }
    const outlier = trouble === 'outliers' && i < OUTLIERS * models;
    const reached = Math.min(1, Math.max(0, TRUTHS[truth](exact) + (outlier ? OUTLIERS_ABOVE : -gap)));
    downstream[i] = written(measured(reached, testSize, random), trouble);
    upstream[i] = written(measured(exact, upstreamTestSize, random), trouble);
  }
  return { points: { upstream, downstream }, clusters };
}

/** Binomial noise of a test set, by its normal approximation. */
function measured(accuracy: number, testSize: number | null, random: Random): number {
  if (testSize === null) return accuracy;
  const noise = Math.sqrt((accuracy * (1 - accuracy)) / testSize) * random.normal();
  return Math.min(1, Math.max(0, accuracy + noise));
}

function written(accuracy: number, trouble: Trouble): number {
  return trouble === 'percents' ? Math.round(100 * accuracy) / 100 : accuracy;
}
