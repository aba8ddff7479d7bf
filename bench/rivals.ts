import { RIVALS } from '../src/curves/rivals.ts';
import { denseMultiStart, rivalCases } from '../src/curves/testing/rivalCases.ts';
import { createRandom } from '../src/random.ts';
import { median } from './measure.ts';

const CASES = 200;
/** Random starts of `fitCurve` that a rival's own fit is held against. */
const DENSE_STARTS = 30;

/** How often the rivals with several local minima reach the best error of a dense multi-start, and how fast. */
export function benchRivals(): void {
  for (const name of ['m4', 'bnsl'] as const) {
    let reached = 0;
    let better = 0;
    let recovered = 0;
    let noiseless = 0;
    const times: number[] = [];
    const excess: number[] = [];
    for (const [i, points] of rivalCases(name, CASES, 41).entries()) {
      const start = performance.now();
      const { parameters, sse } = RIVALS[name].fitTo(points);
      times.push(performance.now() - start);
      const dense = denseMultiStart(name, points, DENSE_STARTS, createRandom(41, name, i));
      if (sse <= dense * (1 + 1e-6) + 1e-18) reached++;
      else excess.push(sse / dense - 1);
      if (sse < dense * (1 - 1e-6) - 1e-18) better++;
      if (points.noise > 0) continue;
      noiseless++;
      if (parameters?.every((p, j) => Math.abs(p / points.parameters[j] - 1) < 1e-6)) recovered++;
    }
    const worst =
      excess.length > 0 ? `, the worst is ${(100 * Math.max(...excess)).toFixed(3)} % above it` : '';
    console.log(
      `${name.padEnd(4)} best SSE of ${DENSE_STARTS} random starts reached in ${reached} of ${CASES} cases (${((100 * reached) / CASES).toFixed(1)} %), beaten in ${better}${worst}; median fit ${median(times).toFixed(1)} ms`,
    );
    console.log(`     own parameters to 1e-6 from ${recovered} of ${noiseless} noiseless cases`);
  }
}
