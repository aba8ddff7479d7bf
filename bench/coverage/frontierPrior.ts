import { createRandom } from '../../src/base/random.ts';
import {
  type FrontierFit,
  type FrontierOptions,
  frontierFit,
} from '../../src/curves/frontier/frontierFit.ts';
import { FRONTIER_PRIOR } from '../../src/curves/frontier/frontierLikelihood.ts';
import { drawCloud, type GapName } from '../../src/curves/testing/drawCloud.ts';
import { LAWS } from './settings.ts';

type Points = { readonly upstream: Float64Array; readonly downstream: Float64Array };
/** A change whose effect is measured: other options, or fewer models. */
type Change = (points: Points) => readonly [Points, FrontierOptions];

const CLOUDS = 20;
const CHANGES: Record<string, Change> = {
  'as it is': (points) => [points, {}],
  'half shape - 1': prior({ shape: FRONTIER_PRIOR.shape / 2 }),
  'double shape - 1': prior({ shape: FRONTIER_PRIOR.shape * 2 }),
  'half rate': prior({ rate: FRONTIER_PRIOR.rate / 2 }),
  'double rate': prior({ rate: FRONTIER_PRIOR.rate * 2 }),
  'e_IR a quarter of the lowest error': prior({ irreducibleShare: 0.25 }),
  'e_IR three quarters of it': prior({ irreducibleShare: 0.75 }),
  'without the highest upstream': without(({ upstream }, i, j) => upstream[j] > upstream[i]),
  'without the best downstream': without(({ downstream }, i, j) => downstream[j] > downstream[i]),
  'without the lowest upstream': without(({ upstream }, i, j) => upstream[j] < upstream[i]),
};

/**
 * What the prior, and single extreme models, do to a plateau: its median and interval on small clouds below a known law.
 * `npm run bench -- frontierPrior`.
 */
export function benchFrontierPrior(): void {
  const law = LAWS.main;
  for (const gaps of ['exponential', 'gamma-2'] as GapName[]) {
    for (const models of [30, 50]) {
      console.log(
        `plateau of ${CLOUDS} clouds of ${models} models, ${gaps} gaps, true ${1 - law.irreducibleError}`,
      );
      const clouds = Array.from({ length: CLOUDS }, (_, cloud) =>
        drawCloud(law, models, gaps, null, createRandom(2, 'prior', gaps, models, cloud)),
      );
      const plain = clouds.map((cloud) => fitted(cloud, CHANGES['as it is']));
      for (const [name, change] of Object.entries(CHANGES)) {
        const pairs = clouds
          .map((cloud, c) => [fitted(cloud, change), plain[c]] as const)
          .filter((pair): pair is readonly [FrontierFit, FrontierFit] => pair.every((fit) => fit !== null));
        const mean = (value: (fit: FrontierFit, plain: FrontierFit) => number) =>
          pairs.reduce((sum, [fit, before]) => sum + value(fit, before), 0) / pairs.length;
        const low = mean((fit) => fit.saturationAccuracy.low);
        const median = mean((fit) => fit.saturationAccuracy.median);
        const high = mean((fit) => fit.saturationAccuracy.high);
        const move = mean((fit, before) =>
          Math.abs(fit.saturationAccuracy.median - before.saturationAccuracy.median),
        );
        const held = mean(({ irreducibleError: { low, high } }) =>
          low <= law.irreducibleError && law.irreducibleError <= high ? 1 : 0,
        );
        console.log(
          `  ${name.padEnd(36)} ${median.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]  median moves by ${move.toFixed(4)}  holds the truth in ${(100 * held).toFixed(0)} % of ${pairs.length}`,
        );
      }
    }
  }
}

function prior(change: Partial<typeof FRONTIER_PRIOR>): Change {
  return (points) => [points, { prior: { ...FRONTIER_PRIOR, ...change } }];
}

/** Leaves out the model that no other is more extreme than. */
function without(moreExtreme: (points: Points, i: number, j: number) => boolean): Change {
  return (points) => {
    let extreme = 0;
    for (let j = 1; j < points.upstream.length; j++) if (moreExtreme(points, extreme, j)) extreme = j;
    const keep = (values: Float64Array) => values.filter((_, i) => i !== extreme);
    return [{ upstream: keep(points.upstream), downstream: keep(points.downstream) }, {}];
  };
}

function fitted(points: Points, change: Change): FrontierFit | null {
  const fit = frontierFit(...change(points));
  return fit.kind === 'none' ? null : fit;
}
