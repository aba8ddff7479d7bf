import { createRandom } from '../../src/base/random.ts';
import { fitLaw } from '../../src/curves/fitLaw.ts';
import { frontierFit } from '../../src/curves/frontier/frontierFit.ts';
import type { LawMethod } from '../../src/curves/lawMethod.ts';
import { drawCloud } from '../../src/curves/testing/drawCloud.ts';
import { LAWS, type Setting } from './settings.ts';

/** Estimators of e_IR that are compared. */
export const ESTIMATORS = ['hull', 'hull-to-best', 'envelope', 'frontier'] as const;
type Estimator = (typeof ESTIMATORS)[number];

/** What was measured in a setting: a line of coverage.jsonl. All but the setting are sums over clouds. */
export interface Measured extends Setting {
  readonly repetitions: number;
  /** Clouds without a frontier, and without intervals for k and alpha, of all repetitions. */
  readonly none: number;
  readonly undetermined: number;
  /** Clouds whose draws did not settle. */
  readonly unmixed: number;
  /** Intervals that held the true e_IR, that lay wholly below and wholly above it, and that held the true alpha. */
  readonly held: number;
  readonly below: number;
  readonly above: number;
  readonly heldAlpha: number;
  /** Sum of the widths of the intervals for e_IR, and of the noise over the mean gap. */
  readonly widths: number;
  readonly noises: number;
  /** Squared errors of e_IR by each estimator, and clouds that it had a law for. */
  readonly squares: Record<Estimator, number>;
  readonly laws: Record<Estimator, number>;
}

/** Measures clouds of these numbers in a setting. */
export function measureSetting(setting: Setting, from: number, to: number): Measured {
  const law = LAWS[setting.law];
  const { testSize, upstreamTestSize, told, perRun, outliers } = setting;
  const sums = { none: 0, undetermined: 0, unmixed: 0, held: 0, below: 0, above: 0, heldAlpha: 0 };
  let widths = 0;
  let noises = 0;
  const squares = { hull: 0, 'hull-to-best': 0, envelope: 0, frontier: 0 };
  const laws = { hull: 0, 'hull-to-best': 0, envelope: 0, frontier: 0 };
  const add = (estimator: Estimator, irreducibleError: number) => {
    laws[estimator]++;
    squares[estimator] += (irreducibleError - law.irreducibleError) ** 2;
  };
  for (let cloud = from; cloud < to; cloud++) {
    const random = createRandom(1, 'coverage', ...Object.values(setting).map(String), cloud);
    const drawn = drawCloud(law, setting.models, setting.gaps, testSize, random, {
      upstreamTestSize,
      perRun,
      outliers,
    });
    for (const estimator of ESTIMATORS) {
      if (estimator === 'frontier') continue;
      const fit = fitLaw(drawn, estimator satisfies LawMethod);
      if (fit.law) add(estimator, fit.law.irreducibleError);
    }
    const fit = frontierFit(drawn, {
      seed: cloud,
      testSize: told ? (testSize ?? undefined) : undefined,
      upstreamTestSize: told ? (upstreamTestSize ?? undefined) : undefined,
      runs: perRun > 1 ? drawn.runs : undefined,
    });
    if (fit.kind === 'none') {
      sums.none++;
      continue;
    }
    const { low, median, high } = fit.irreducibleError;
    add('frontier', median);
    widths += high - low;
    noises += fit.setting.noise;
    if (high < law.irreducibleError) sums.below++;
    else if (low > law.irreducibleError) sums.above++;
    else sums.held++;
    if (!fit.alpha) sums.undetermined++;
    else if (fit.alpha.low <= law.alpha && law.alpha <= fit.alpha.high) sums.heldAlpha++;
    if (!fit.mixing.mixed) sums.unmixed++;
  }
  return { ...setting, repetitions: to - from, ...sums, widths, noises, squares, laws };
}

/** The sums of two measurements of one setting. */
export function together(a: Measured, b: Measured): Measured {
  const sum = (x: unknown, y: unknown): unknown => {
    if (typeof x === 'object' && x !== null && typeof y === 'object' && y !== null) {
      return Object.fromEntries(
        Object.entries(x).map(([key, value]) => [key, sum(value, (y as Record<string, unknown>)[key])]),
      );
    }
    return (x as number) + (y as number);
  };
  const counted = Object.entries(a).filter(([key]) => SUMMED.has(key));
  return {
    ...a,
    ...Object.fromEntries(counted.map(([key, value]) => [key, sum(value, b[key as keyof Measured])])),
  };
}

const SUMMED = new Set([
  'repetitions',
  'none',
  'undetermined',
  'unmixed',
  'held',
  'below',
  'above',
  'heldAlpha',
  'widths',
  'noises',
  'squares',
  'laws',
]);
