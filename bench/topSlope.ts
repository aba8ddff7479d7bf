import { createRandom } from '../src/base/random.ts';
import type { GapName } from '../src/curves/testing/drawCloud.ts';
import { observedSlope } from '../src/fits/top/observedSlope.ts';
import { TOP_WINDOW, type WindowChoice } from '../src/fits/top/topWindow.ts';
import { drawTroubledCloud, TRUTHS, type TruthName } from './adequacy/troubledClouds.ts';
import { median } from './measure.ts';

const CLOUDS = 60;
const ROUNDED_CLOUDS = 200;
const RESAMPLES = 200;
const GAPS: readonly GapName[] = ['exponential', 'gamma-2', 'lognormal'];
const CHOICES: readonly (Partial<WindowChoice> & { models: number })[] = [
  ...[30, 50].flatMap((models) => [1 / 3, 1 / 2, 2 / 3].map((smallShare) => ({ models, smallShare }))),
  ...[80, 200].flatMap((models) => [25, 40, 60].map((least) => ({ models, least }))),
  ...[1000].flatMap((models) => [0.1, 0.2, 0.3].map((share) => ({ models, share }))),
];

/**
 * How often the interval of the observed slope holds the frontier's mean slope over its window, and how wide it is, for
 * several choices of the window: on all frontiers of `bench -- adequacy` but the kink, with three shapes of gaps.
 */
export function benchTopSlope(): void {
  benchWindows();
  for (const step of [0.001, 0.01, 0.02, 0.05, 0.1]) benchRounding(step);
}

/** The same where accuracies are rounded: models 0.05 below a line of slope 0.6 on average. */
function benchRounding(step: number): void {
  const widths: number[] = [];
  let held = 0;
  let allowed = 0;
  for (let cloud = 0; cloud < ROUNDED_CLOUDS; cloud++) {
    const random = createRandom(cloud, 'rounding');
    const rounded = (accuracy: number) => Math.round(accuracy / step) * step;
    const exact = Array.from({ length: 120 }, () => 0.3 + 0.6 * random.uniform());
    const found = observedSlope(
      {
        upstream: exact.map(rounded),
        downstream: exact.map((accuracy) => rounded(0.2 + 0.6 * accuracy - 0.05 * random.exponential())),
      },
      undefined,
      { resamples: RESAMPLES },
    );
    if (!found) throw new Error(`no slope at a step of ${step}`);
    const [low, high] = found.interval;
    if (low <= 0.6 && 0.6 <= high) held++;
    if (found.notes.some((note) => note.includes('rounded'))) allowed++;
    widths.push(high - low);
  }
  const share = (count: number) => (count / ROUNDED_CLOUDS).toFixed(2);
  console.log(
    `120 models, accuracies in steps of ${step}: held ${share(held)}; median width ${median(widths).toFixed(2)}, least ${Math.min(...widths).toFixed(2)}; rounding allowed for in ${share(allowed)}`,
  );
}

function benchWindows(): void {
  const truths = (Object.keys(TRUTHS) as TruthName[]).filter((truth) => truth !== 'kink');
  for (const { models, ...choice } of CHOICES) {
    const held: Record<string, number> = {};
    const widths: number[] = [];
    const sizes: number[] = [];
    for (const truth of truths) {
      for (const gaps of GAPS) {
        held[truth] ??= 0;
        for (let cloud = 0; cloud < CLOUDS; cloud++) {
          const setting = {
            truth,
            gaps,
            models,
            testSize: null,
            upstreamTestSize: null,
            trouble: 'none',
          } as const;
          const { points } = drawTroubledCloud(
            setting,
            createRandom(2, 'top slope', truth, gaps, models, cloud),
          );
          const window = { ...TOP_WINDOW, ...choice };
          const found = observedSlope(points, undefined, { resamples: RESAMPLES, window });
          if (!found) throw new Error(`no window of ${models} models`);
          const { from, to, interval } = found;
          const slope = (TRUTHS[truth](to) - TRUTHS[truth](from)) / (to - from);
          if (interval[0] <= slope && slope <= interval[1]) held[truth]++;
          widths.push(interval[1] - interval[0]);
          sizes.push(found.models);
        }
      }
    }
    const coverage = truths.map((truth) => `${truth} ${(held[truth] / CLOUDS / GAPS.length).toFixed(2)}`);
    const what = Object.entries(choice).map(([name, value]) => `${name} ${Number(value.toFixed(2))}`);
    console.log(
      `${models} models, ${what.join(', ')} (${median(sizes)} in the window): held ${coverage.join('; ')}; median width ${median(widths).toFixed(2)}`,
    );
  }
}
