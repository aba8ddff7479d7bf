import { createRandom } from '../src/base/random.ts';
import type { GapName } from '../src/curves/testing/drawCloud.ts';
import { observedSlope } from '../src/fits/top/observedSlope.ts';
import { TOP_WINDOW, type WindowChoice } from '../src/fits/top/topWindow.ts';
import { drawTroubledCloud, TRUTHS, type TruthName } from './adequacy/troubledClouds.ts';
import { median } from './measure.ts';

const CLOUDS = 60;
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
