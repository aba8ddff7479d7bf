import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRandom } from '../../src/base/random.ts';
import { frontierFit } from '../../src/curves/frontier/frontierFit.ts';
import type { GapName } from '../../src/curves/testing/drawCloud.ts';
import { adequacy } from '../../src/fits/adequacy/adequacy.ts';
import type { LawCheck } from '../../src/fits/adequacy/adequacyCheck.ts';
import { observedSlope } from '../../src/fits/top/observedSlope.ts';
import { median } from '../measure.ts';
import { adequacyMarkdown, ratesModule } from './adequacyText.ts';
import type { MeasuredRates } from './measuredRates.ts';
import { type CloudSetting, drawTroubledCloud, type Trouble, type TruthName } from './troubledClouds.ts';

const CLOUDS = 80;
const DRAWS = 240;
const RUNS = new URL('adequacy.jsonl', import.meta.url);
const LAWS: readonly TruthName[] = ['law, alpha 1.5', 'law, alpha 3', 'law, alpha 0.8'];
const WRONG: readonly TruthName[] = ['kink', 'logistic'];
const [MAIN] = LAWS;
const BOTH: readonly GapName[] = ['exponential', 'gamma-2'];

/** All settings, small tables first. */
export const SETTINGS: readonly CloudSetting[] = [
  ...settings([...LAWS, ...WRONG], BOTH, [30, 60, 100, 200]),
  ...settings([MAIN, ...WRONG], ['lognormal'], [60, 200]),
  ...(['uneven gaps', 'outliers', 'runs of 5', 'percents'] as const).flatMap((trouble) =>
    settings([MAIN, 'logistic'], BOTH, [200], { trouble }),
  ),
  ...settings([MAIN, ...WRONG], BOTH, [200], { testSize: 1000 }),
  ...settings([...LAWS, ...WRONG], BOTH, [1000]),
  ...(['outliers', 'percents'] as const).flatMap((trouble) =>
    settings([MAIN], ['exponential'], [1000], { trouble }),
  ),
  ...settings([MAIN, ...WRONG], BOTH, [200], { testSize: 10_000 }),
  ...settings([MAIN, ...WRONG], BOTH, [200], { upstreamTestSize: 1000 }),
  ...settings([MAIN, ...WRONG], BOTH, [200], { upstreamTestSize: 10_000 }),
  ...settings([MAIN, ...WRONG], BOTH, [1000], { testSize: 1000 }),
  ...settings([MAIN, ...WRONG], BOTH, [1000], { testSize: 10_000 }),
];

function settings(
  truths: readonly TruthName[],
  gaps: readonly GapName[],
  models: readonly number[],
  noise: { testSize?: number; upstreamTestSize?: number; trouble?: Trouble } = {},
): CloudSetting[] {
  return models.flatMap((n) =>
    gaps.flatMap((gap) =>
      truths.map((truth) => ({
        truth,
        gaps: gap,
        models: n,
        testSize: noise.testSize ?? null,
        upstreamTestSize: noise.upstreamTestSize ?? null,
        trouble: noise.trouble ?? 'none',
      })),
    ),
  );
}

/**
 * How often the checks of the law fail, on simulated tables that follow the law and on tables that cannot.
 *
 * `npm run bench -- adequacy [--clouds N] [--part i/n]`. Each setting that is done is a line in bench/adequacy/adequacy.jsonl;
 * settings that stand there with as many clouds are not run again (delete the file after a change to the posterior or to a check).
 * bench/adequacy/ADEQUACY.md and src/fits/adequacy/checkRatesTable.ts are written from it.
 */
export function benchAdequacy(words: readonly string[]): void {
  const clouds = numberAfter(words, '--clouds') ?? CLOUDS;
  const part = words.indexOf('--part');
  const [i, of] = part < 0 ? [0, 1] : words[part + 1].split('/').map(Number);
  for (const [number, setting] of SETTINGS.entries()) {
    if (number % of !== i || known(setting, clouds)) continue;
    const measured = measure(setting, clouds);
    appendFileSync(RUNS, `${JSON.stringify(measured)}\n`);
    console.log(line(measured));
    writeTables();
  }
  writeTables();
}

/** Writes the page and the module from what is measured so far. */
function writeTables(): void {
  const done = SETTINGS.map((setting) => known(setting, 1)).filter((measured) => measured !== undefined);
  writeFileSync(new URL('ADEQUACY.md', import.meta.url), adequacyMarkdown(done));
  writeFileSync(new URL('../../src/fits/adequacy/checkRatesTable.ts', import.meta.url), ratesModule(done));
}

function numberAfter(words: readonly string[], flag: string): number | undefined {
  const at = words.indexOf(flag);
  if (at < 0) return undefined;
  const value = Number(words[at + 1]);
  if (!(Number.isInteger(value) && value >= 1)) throw new RangeError(`${flag} needs a whole number`);
  return value;
}

/** The line of a setting with the most clouds, and at least so many. */
function known(setting: CloudSetting, clouds: number): MeasuredRates | undefined {
  if (!existsSync(RUNS)) return undefined;
  return readFileSync(RUNS, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text) as MeasuredRates)
    .filter((record) =>
      (Object.keys(setting) as (keyof CloudSetting)[]).every((key) => record[key] === setting[key]),
    )
    .filter((record) => record.clouds + record.none >= clouds)
    .reduce<MeasuredRates | undefined>(
      (best, record) => (best && best.clouds >= record.clouds ? best : record),
      undefined,
    );
}

function measure(setting: CloudSetting, clouds: number): MeasuredRates {
  const failed = { contact: 0, reach: 0, outliers: 0, slope: 0, either: 0, within: 0 };
  const noise: number[] = [];
  const shapes: number[] = [];
  for (let cloud = 0; cloud < clouds; cloud++) {
    const random = createRandom(1, 'adequacy', ...Object.values(setting).map(String), cloud);
    const { points, clusters } = drawTroubledCloud(setting, random);
    const frontier = frontierFit(points, {
      testSize: setting.testSize ?? undefined,
      upstreamTestSize: setting.upstreamTestSize ?? undefined,
      runs: clusters,
      seed: cloud,
      draws: DRAWS,
    });
    if (frontier.kind === 'none') continue;
    const found = adequacy(points, frontier, observedSlope(points, clusters));
    const fails = found.checks.filter((check) => !check.passed).map((check) => check.name);
    for (const name of fails) failed[name as LawCheck]++;
    if (fails.some((name) => name !== 'reach')) failed.either++;
    if (found.within !== null) failed.within++;
    noise.push(found.setting.noiseShare);
    shapes.push(found.setting.shape);
  }
  const given = shapes.length;
  const share = (count: number) => round(count / given);
  return {
    ...setting,
    clouds: given,
    none: clouds - given,
    contact: share(failed.contact),
    reach: share(failed.reach),
    outliers: share(failed.outliers),
    slope: share(failed.slope),
    either: share(failed.either),
    within: share(failed.within),
    noiseShare: round(median(noise)),
    shape: round(median(shapes)),
  };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}

function line({ truth, gaps, models, testSize, upstreamTestSize, trouble, ...m }: MeasuredRates): string {
  const noise = [testSize && `test ${testSize}`, upstreamTestSize && `upstream test ${upstreamTestSize}`];
  const what = [truth, gaps, `${models} models`, ...noise, trouble === 'none' ? null : trouble].filter(
    Boolean,
  );
  return `${what.join(', ')}: contact ${m.contact.toFixed(3)}, outliers ${m.outliers.toFixed(3)}, slope ${m.slope.toFixed(3)}, either ${m.either.toFixed(3)}, reach ${m.reach.toFixed(3)} (${m.clouds} clouds)`;
}
