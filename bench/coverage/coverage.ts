import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRandom } from '../../src/base/random.ts';
import type { CoverageRecord } from '../../src/curves/coverage/coverageRecord.ts';
import { envelopeLaw } from '../../src/curves/estimators/envelopeLaw.ts';
import { testNoise } from '../../src/curves/frontier/testNoise.ts';
import { lawInterval } from '../../src/curves/intervals/lawInterval.ts';
import type { SaturatingLaw } from '../../src/curves/saturatingLaw.ts';
import { drawCloud, type GapName } from '../../src/curves/testing/drawCloud.ts';
import { median } from '../measure.ts';
import { coverageMarkdown, coverageModule } from './coverageText.ts';

/** A simulated setting. */
export interface Setting {
  readonly law: string;
  readonly gaps: GapName;
  readonly models: number;
  readonly testSize: number | null;
  /** Whether the method is told the test size. */
  readonly told: boolean;
}

/** What was measured in a setting: a line of coverage.jsonl. */
export interface Measured extends CoverageRecord {
  readonly gaps: GapName;
  readonly told: boolean;
  /** Share of the intervals for alpha and for the curve in the middle that held the truth. */
  readonly coverageAlpha: number;
  /** Intervals that lay wholly below and wholly above the true e_IR. */
  readonly below: number;
  readonly above: number;
  /** Clouds for which no interval was given, of all repetitions. */
  readonly none: number;
}

const REPETITIONS = 500;
const RUNS = new URL('coverage.jsonl', import.meta.url);
/** Laws that clouds are drawn below. */
const LAWS: Record<string, SaturatingLaw> = {
  'alpha 1.5, e_IR 0.1': { k: 0.9, alpha: 1.5, irreducibleError: 0.1 },
  'alpha 3, e_IR 0.3': { k: 0.9, alpha: 3, irreducibleError: 0.3 },
  'alpha 0.8, e_IR 0.05': { k: 0.8, alpha: 0.8, irreducibleError: 0.05 },
};
const [MAIN_LAW, ...OTHER_LAWS] = Object.keys(LAWS);

/** All settings, the ones that targets are stated for first. */
export const SETTINGS: readonly Setting[] = [
  ...settings([MAIN_LAW], ['exponential', 'gamma-2'], [50, 200, 1000], [null]),
  ...settings([MAIN_LAW], ['exponential', 'gamma-2'], [50, 200], [1000, 5000, 50_000]),
  ...settings([MAIN_LAW], ['exponential'], [200, 1000], [5000], false),
  ...settings(OTHER_LAWS, ['exponential', 'gamma-2'], [50, 200], [null]),
  ...settings([MAIN_LAW], ['uniform', 'lognormal'], [50, 200, 1000], [null]),
  ...settings([MAIN_LAW], ['exponential', 'gamma-2'], [1000], [5000, 1000, 50_000]),
];

function settings(
  laws: readonly string[],
  gaps: readonly GapName[],
  models: readonly number[],
  testSizes: readonly (number | null)[],
  told = true,
): Setting[] {
  return laws.flatMap((law) =>
    gaps.flatMap((gap) =>
      models.flatMap((n) => testSizes.map((testSize) => ({ law, gaps: gap, models: n, testSize, told }))),
    ),
  );
}

/**
 * Coverage of nominal 95 % intervals for e_IR on simulated clouds below a known law.
 *
 * `npm run bench -- coverage [--repetitions N] [--part i/n]`. Each setting that is done is a line in bench/coverage/coverage.jsonl; settings
 * that stand there with as many repetitions are not run again (delete the file after a change to the method), and
 * `--part i/n` runs every n-th. bench/coverage/COVERAGE.md and src/curves/coverage/coverageTable.ts are written from it.
 */
export function benchCoverage(words: readonly string[]): void {
  const at = words.indexOf('--repetitions');
  const repetitions = at < 0 ? REPETITIONS : Number(words[at + 1]);
  if (!(repetitions >= 1)) throw new RangeError('--repetitions needs a number');
  const part = words.indexOf('--part');
  const [i, of] = part < 0 ? [0, 1] : words[part + 1].split('/').map(Number);
  for (const [number, setting] of SETTINGS.entries()) {
    if (number % of !== i) continue;
    let measured = known(setting, repetitions);
    if (!measured) {
      measured = measure(setting, repetitions);
      appendFileSync(RUNS, `${JSON.stringify(measured)}\n`);
    }
    console.log(line(measured));
  }
  const done = SETTINGS.map((setting) => known(setting, repetitions)).filter(
    (measured) => measured !== undefined,
  );
  writeFileSync(new URL('COVERAGE.md', import.meta.url), coverageMarkdown(done));
  writeFileSync(new URL('../../src/curves/coverage/coverageTable.ts', import.meta.url), coverageModule(done));
}

function known(setting: Setting, repetitions: number): Measured | undefined {
  if (!existsSync(RUNS)) return undefined;
  const lines = readFileSync(RUNS, 'utf8').split('\n').filter(Boolean);
  return lines
    .map((text) => JSON.parse(text) as Measured)
    .findLast(
      (record) =>
        record.repetitions >= repetitions &&
        (Object.keys(setting) as (keyof Setting)[]).every((key) => record[key] === setting[key]),
    );
}

function measure(setting: Setting, repetitions: number): Measured {
  const law = LAWS[setting.law];
  const { testSize, told } = setting;
  const widths: number[] = [];
  const noises: number[] = [];
  const tally = { held: 0, heldAlpha: 0, below: 0, above: 0, none: 0 };
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const random = createRandom(1, 'coverage', ...Object.values(setting).map(String), repetition);
    const points = drawCloud(law, setting.models, setting.gaps, testSize, random);
    noises.push(noiseOf(points, testSize));
    const interval = lawInterval(points, {
      method: 'envelope',
      seed: repetition,
      testSize: told ? (testSize ?? undefined) : undefined,
    });
    if ('reason' in interval) {
      tally.none++;
      continue;
    }
    const [low, high] = interval.irreducibleError;
    widths.push(high - low);
    if (high < law.irreducibleError) tally.below++;
    else if (low > law.irreducibleError) tally.above++;
    else tally.held++;
    if (interval.alpha[0] <= law.alpha && law.alpha <= interval.alpha[1]) tally.heldAlpha++;
  }
  const given = repetitions - tally.none;
  return {
    ...setting,
    noise: round(median(noises)),
    repetitions,
    coverage: round(tally.held / given),
    width: round(median(widths)),
    coverageAlpha: round(tally.heldAlpha / given),
    below: tally.below,
    above: tally.above,
    none: tally.none,
  };
}

function noiseOf({ upstream, downstream }: ReturnType<typeof drawCloud>, testSize: number | null): number {
  if (testSize === null) return 0;
  const errors = downstream.map((accuracy) => 1 - accuracy);
  const noise = testNoise(errors, testSize);
  const { meanGap } = envelopeLaw(
    upstream.map((accuracy) => 1 - accuracy),
    errors,
  );
  return noise.reduce((sum, t) => sum + t, 0) / noise.length / meanGap;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

function line({ law, gaps, models, testSize, told, ...m }: Measured): string {
  const noise = testSize === null ? 'exact' : `test ${testSize}${told ? '' : ' (not told)'}`;
  return `${law}, ${gaps}, ${models} models, ${noise}: e_IR ${m.coverage.toFixed(3)} (below ${m.below}, above ${m.above}), alpha ${m.coverageAlpha.toFixed(3)}, median width ${m.width.toFixed(4)}, none ${m.none} of ${m.repetitions}`;
}
