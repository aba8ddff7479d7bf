import { createRandom, type Random } from '../../base/random.ts';
import { fitCurve } from '../nonlinear/fitCurve.ts';
import { bnslShape } from '../rivals/bnslRival.ts';
import type { ErrorShape } from '../rivals/errorShape.ts';
import { m4Shape } from '../rivals/m4Rival.ts';
import { RIVALS } from '../rivals/rivals.ts';
import { logRatio, shapeCurve } from '../rivals/separableRival.ts';

/** Points made from a rival's own curve, with noise. */
export interface RivalCase {
  readonly parameters: readonly number[];
  readonly noise: number;
  readonly upstream: Float64Array;
  readonly downstream: Float64Array;
}

/** Noise in downstream accuracy, from none to what a test set of a few hundred examples gives. */
const NOISES = [0, 0.002, 0.01, 0.02];

/** Parameters of an M4 curve or of a BNSL that stays between 0 and 1 and bends inside the points' range. */
const DRAWS: Readonly<Record<'m4' | 'bnsl', (random: Random) => number[]>> = {
  m4(random) {
    const limit = 0.3 * random.uniform();
    const guessing = limit + 0.3 + (0.7 - limit) * random.uniform();
    return [
      2 * 4 ** random.normal(),
      0.6 + 2.4 * random.uniform(),
      0.3 + 1.7 * random.uniform(),
      limit,
      guessing,
    ];
  },
  bnsl(random) {
    const limit = 0.3 * random.uniform();
    const below = 0.3 + 2 * random.uniform();
    const above = 2.5 * random.uniform();
    return [
      limit,
      (0.9 - limit) * (0.4 + 0.6 * random.uniform()),
      below,
      above - below,
      0.2 + 0.4 * random.uniform(),
      0.05 + 0.4 * random.uniform(),
    ];
  },
};

/** Generated cases of 8 to 80 models with upstream accuracies from 0.1 to 0.97. */
export function rivalCases(name: 'm4' | 'bnsl', count: number, seed: number): RivalCase[] {
  const cases: RivalCase[] = [];
  for (let number = 0; cases.length < count; number++) {
    const random = createRandom(seed, name, number);
    const parameters = DRAWS[name](random);
    const noise = NOISES[random.integer(NOISES.length)];
    const upstream = Float64Array.from(
      { length: 8 + random.integer(73) },
      () => 0.1 + 0.87 * random.uniform(),
    );
    const downstream = upstream.map((a) => RIVALS[name].predict(parameters, a) + noise * random.normal());
    // A case outside [0, 1] is another one.
    if (downstream.some((accuracy) => !(accuracy >= 0 && accuracy <= 1))) continue;
    cases.push({ parameters, noise, upstream, downstream });
  }
  return cases;
}

const SHAPES: Readonly<Record<'m4' | 'bnsl', ErrorShape>> = { m4: m4Shape, bnsl: bnslShape };

/** Smallest sum of squared errors from so many random starts, which owe nothing to the rival's own. */
export function denseMultiStart(
  name: 'm4' | 'bnsl',
  { upstream, downstream }: RivalCase,
  starts: number,
  random: Random,
): number {
  const shape = SHAPES[name];
  const errors = upstream.map((a) => 1 - a);
  const logLargest = Math.log(Math.max(...errors));
  const [low, high] = [
    shape.grid.map((axis) => Math.min(...axis)),
    shape.grid.map((axis) => Math.max(...axis)),
  ];
  const fit = fitCurve(
    shapeCurve(shape),
    errors.map((error) => logRatio(error, logLargest)),
    downstream.map((a) => 1 - a),
    {
      start: Array.from({ length: starts }, () => [
        0.5 * random.uniform(),
        random.uniform(),
        ...low.map((from, j) => from + (high[j] - from) * random.uniform()),
      ]),
      lower: [0, 0, ...shape.lower],
      upper: [1, 1, ...shape.upper],
      maxSteps: 200,
    },
  );
  return fit.sse;
}
