import type { SaturatingLaw } from '../../src/curves/saturatingLaw.ts';
import type { GapName } from '../../src/curves/testing/drawCloud.ts';

/** A simulated setting. */
export interface Setting {
  readonly law: string;
  readonly gaps: GapName;
  readonly models: number;
  readonly testSize: number | null;
  readonly upstreamTestSize: number | null;
  /** Whether the method is told the test sizes. */
  readonly told: boolean;
  /** Models of one training run; the method is told the runs. */
  readonly perRun: number;
  /** Share of models 3 points above the law. */
  readonly outliers: number;
}

/** Laws that clouds are drawn below. */
export const LAWS: Record<string, SaturatingLaw> = {
  main: { k: 0.9, alpha: 1.5, irreducibleError: 0.1 },
  steep: { k: 0.9, alpha: 3, irreducibleError: 0.3 },
  flat: { k: 0.8, alpha: 0.8, irreducibleError: 0.05 },
};

const PLAIN: Setting = {
  law: 'main',
  gaps: 'exponential',
  models: 200,
  testSize: null,
  upstreamTestSize: null,
  told: true,
  perRun: 1,
  outliers: 0,
};

/** All settings, the ones that targets are stated for first. */
export const SETTINGS: readonly Setting[] = [
  ...settings({ gaps: ['exponential', 'gamma-2'], models: [50, 200, 1000] }),
  ...settings({ law: ['steep', 'flat'], gaps: ['exponential', 'gamma-2'], models: [50, 200, 1000] }),
  ...settings({ gaps: ['uniform', 'lognormal'], models: [50, 200, 1000] }),
  ...settings({ gaps: ['exponential', 'gamma-2'], models: [200, 1000], upstreamTestSize: [1000, 10_000] }),
  ...settings({ gaps: ['exponential', 'gamma-2'], models: [50, 200, 1000], testSize: [1000, 5000, 50_000] }),
  ...settings({ law: ['steep', 'flat'], gaps: ['exponential', 'gamma-2'], testSize: [1000, 10_000] }),
  ...settings({ gaps: ['exponential', 'gamma-2'], testSize: [5000], upstreamTestSize: [1000, 10_000] }),
  ...settings({ gaps: ['exponential', 'gamma-2'], perRun: [5] }),
  ...settings({ gaps: ['exponential', 'gamma-2'], outliers: [0.02] }),
  ...settings({ models: [200, 1000], testSize: [5000], told: [false] }),
  ...settings({ gaps: ['exponential', 'gamma-2'], models: [5000] }),
];

/** Every combination of these values; the first one named varies slowest. */
function settings(values: { readonly [Key in keyof Setting]?: readonly Setting[Key][] }): Setting[] {
  return Object.entries(values).reduce<Setting[]>(
    (made, [key, all]) => made.flatMap((setting) => all.map((value) => ({ ...setting, [key]: value }))),
    [PLAIN],
  );
}

/** A setting in words. */
export function settingText(setting: Setting): string {
  const { law, gaps, models, testSize, upstreamTestSize, told, perRun, outliers } = setting;
  const size = (examples: number | null) => (examples === null ? 'exact' : examples.toLocaleString('en-US'));
  const parts = [
    `${law}, ${gaps}, ${models.toLocaleString('en-US')} models`,
    ...(testSize === null ? [] : [`test ${size(testSize)}`]),
    ...(upstreamTestSize === null ? [] : [`upstream test ${size(upstreamTestSize)}`]),
    ...(told ? [] : ['not told']),
    ...(perRun > 1 ? [`${perRun} a run`] : []),
    ...(outliers > 0 ? [`${100 * outliers} % above`] : []),
  ];
  return parts.join(', ');
}
