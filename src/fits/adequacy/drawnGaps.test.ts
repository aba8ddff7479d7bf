import { expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { type DrawnGaps, drawnGaps } from './drawnGaps.ts';

const law = { k: 0.9, alpha: 1.5, irreducibleError: 0.1 };
const ROOM = 0.2;
const MODELS = 4000;

/** Models with exponential gaps below a law, cut at the room, their errors rounded to a step. */
function rounded(step: number) {
  const random = createRandom(3, 'rounded gaps');
  const upstreamError = Float64Array.from({ length: MODELS }, (_, i) => 0.1 + (0.6 * i) / MODELS);
  const curve = upstreamError.map((e) => law.k * e ** law.alpha + law.irreducibleError);
  const downstreamError = curve.map((f) => {
    const gap = -0.05 * Math.log(1 - random.uniform() * (1 - Math.exp(-ROOM / 0.05)));
    return step * Math.round((f + gap) / step);
  });
  return { upstreamError, downstreamError, threshold: curve.map((f) => f + ROOM) };
}

/** Kolmogorov's distance of probabilities from the uniform distribution, times the root of their number. */
function distance({ probability }: DrawnGaps): number {
  const sorted = probability.toSorted();
  const n = sorted.length;
  return Math.sqrt(n) * sorted.reduce((most, u, i) => Math.max(most, u - i / n, (i + 1) / n - u), 0);
}

test('rounded accuracies have uniform probabilities where the law is true', () => {
  const step = 0.01;
  const models = rounded(step);
  const noise = new Float64Array(MODELS).fill(step / Math.sqrt(12));
  const draws = [{ law, shape: 1, rate: ROOM / 0.05 }];
  const [even] = drawnGaps({ ...models, noise, step }, draws);
  // 1.63 is exceeded once in a hundred times.
  expect(distance(even)).toBeLessThan(1.63);
  expect(even.noiseShare).toBeCloseTo(noise[0] / ROOM, 12);
  // As if the noise were normal, they are not.
  const [normal] = drawnGaps({ ...models, noise, step: 0 }, draws);
  expect(distance(normal)).toBeGreaterThan(distance(even));
});
