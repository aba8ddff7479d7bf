import { createRandom } from '../src/base/random.ts';
import { fitLaw } from '../src/curves/fitLaw.ts';
import type { LawMethod } from '../src/curves/lawMethod.ts';
import { predictDownstreamAccuracy } from '../src/curves/saturatingLaw.ts';
import { upperHull } from '../src/curves/upperHull.ts';
import { median } from './measure.ts';
import { TIMM, timmTasks } from './problems.ts';

const METHODS: readonly LawMethod[] = ['hull', 'envelope', 'all'];
const LAW = { k: 0.9, alpha: 1.5, irreducibleError: 0.1 };
const REPETITIONS = 300;
/** Shares of the models, from the lowest upstream accuracy, that a curve is fitted to before it predicts the rest. */
const CUTS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** How far e_IR is from a known one, and how far the law is from frontiers that it has not seen. */
export function benchEstimators(): void {
  console.log(`error of e_IR (root mean square, ${REPETITIONS} clouds below a known law, mean gap 0.05)`);
  for (const gap of ['exponential', 'gamma-2']) {
    for (const models of [50, 200, 1000]) {
      const cells = METHODS.map((method) => `${method} ${errorOfLimit(method, models, gap).toFixed(4)}`);
      console.log(`  ${gap.padEnd(11)} gaps, ${String(models).padStart(4)} models: ${cells.join('  ')}`);
    }
  }
  const name = TIMM.endsWith('sample') ? 'shipped sample' : 'timm';
  console.log(
    `held-out frontier (${name}): fit below a quantile of upstream accuracy, predict the hull above it`,
  );
  for (const method of METHODS) {
    const errors = timmTasks().flatMap(({ points }) => CUTS.map((cut) => heldOutError(method, points, cut)));
    const known = errors.filter((error) => error !== null);
    console.log(
      `  ${method.padEnd(8)} median RMSE ${median(known).toFixed(3)} over ${known.length} fits, ${errors.length - known.length} without a law`,
    );
  }
}

function errorOfLimit(method: LawMethod, models: number, gap: string): number {
  let squares = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const random = createRandom(1, gap, models, repetition);
    const upstream = Float64Array.from({ length: models }, () => 0.3 + 0.6 * random.uniform());
    const downstream = upstream.map((accuracy) => {
      const below =
        gap === 'exponential' ? random.exponential() : random.exponential() + random.exponential();
      return Math.max(0, predictDownstreamAccuracy(LAW, accuracy) - 0.05 * below);
    });
    const { law } = fitLaw({ upstream, downstream }, method);
    squares += ((law?.irreducibleError ?? 1) - LAW.irreducibleError) ** 2;
  }
  return Math.sqrt(squares / REPETITIONS);
}

function heldOutError(
  method: LawMethod,
  points: { upstream: Float64Array; downstream: Float64Array },
  cut: number,
): number | null {
  const order = [...points.upstream.keys()].sort((i, j) => points.upstream[i] - points.upstream[j]);
  const split = Math.floor(cut * order.length);
  const part = (models: number[]) => ({
    upstream: models.map((i) => points.upstream[i]),
    downstream: models.map((i) => points.downstream[i]),
  });
  const { law } = fitLaw(part(order.slice(0, split)), method);
  if (!law) return null;
  const above = part(order.slice(split));
  const errors = [...upperHull(above)].map(
    (i) => predictDownstreamAccuracy(law, above.upstream[i]) - above.downstream[i],
  );
  return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
}
