import { createRandom } from '../src/base/random.ts';
import { RIVALS } from '../src/curves/rivals/rivals.ts';
import { denseMultiStart, rivalCases } from '../src/curves/testing/rivalCases.ts';
import { median } from './measure.ts';

const CASES = 100;
/** Random starts of `fitCurve` that a rival's own fit is held against. */
const DENSE_STARTS = 20;
/** Sums of squared errors that differ by less than this share count as one: a hundredth of a per cent. */
const SAME = 1e-4;
/** The same, without tolerance for slow convergence. */
const EXACT = 1e-6;

/** How often the rivals with several local minima reach the best error of a dense multi-start, and how fast. */
export function benchRivals(): void {
  for (const name of ['m4', 'bnsl'] as const) {
    const results = rivalCases(name, CASES, 41).map((points, i) => {
      const start = performance.now();
      const { parameters, sse } = RIVALS[name].fitTo(points);
      const time = performance.now() - start;
      const dense = denseMultiStart(name, points, DENSE_STARTS, createRandom(41, name, i));
      const n = points.upstream.length;
      return {
        time,
        reaches: (tolerance: number) => sse <= dense * (1 + tolerance) + 1e-18,
        beats: sse < dense * (1 - SAME) - 1e-18,
        above: Math.sqrt(sse / n) - Math.sqrt(dense / n),
        noiseless: points.noise === 0,
        recovered: parameters?.every((p, j) => Math.abs(p / points.parameters[j] - 1) < 1e-6),
      };
    });
    const count = (is: (result: (typeof results)[number]) => boolean | undefined) =>
      results.filter(is).length;
    console.log(
      `${name.padEnd(4)} reaches the best SSE of ${DENSE_STARTS} random starts in ${count(({ reaches }) => reaches(SAME))} of ${CASES} cases (to 1e-6: ${count(({ reaches }) => reaches(EXACT))}), beats it in ${count(({ beats }) => beats)}`,
    );
    console.log(
      `     worst miss ${Math.max(0, ...results.map(({ above }) => above)).toExponential(1)} in RMSE; median fit ${median(results.map(({ time }) => time)).toFixed(1)} ms`,
    );
    console.log(
      `     own parameters to 1e-6 in ${count((r) => r.noiseless && r.recovered)} of ${count(({ noiseless }) => noiseless)} noiseless cases`,
    );
  }
}
