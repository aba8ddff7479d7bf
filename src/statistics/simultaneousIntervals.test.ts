import { describe, expect, test } from '@jest/globals';
import { createRandom, type Random } from '../base/random.ts';
import { studentT } from '../base/studentT.ts';
import { moderatedVariances } from './moderatedVariances.ts';
import { powerOfT } from './powerOfT.ts';
import { simultaneousIntervals } from './simultaneousIntervals.ts';

/** chi^2 on whole degrees of freedom, over them. */
const chiSquare = (random: Random, freedom: number) =>
  Array.from({ length: freedom }, () => random.normal() ** 2).reduce((sum, v) => sum + v, 0) / freedom;

test('powerOfT is that of simulated tests', () => {
  const random = createRandom(6);
  let above = 0;
  for (let i = 0; i < 8000; i++) {
    if ((random.normal() + 3) / Math.sqrt(chiSquare(random, 5)) > 2.5) above++;
  }
  expect(Math.abs(above / 8000 - powerOfT(3, 2.5, 5))).toBeLessThan(0.022);
  expect(powerOfT(0, studentT(0.95, 7), 7)).toBeCloseTo(0.025, 4);
});

describe('moderatedVariances', () => {
  const random = createRandom(7);

  test('pools variances that differ by chance alone', () => {
    const { variances, freedom } = moderatedVariances(
      Array.from({ length: 2000 }, () => 3 * chiSquare(random, 4)),
      4,
    );
    expect(freedom).toBeGreaterThan(25);
    expect(Math.abs(variances[0] - 3)).toBeLessThan(0.5);
  });

  test('finds the prior that variances were drawn from', () => {
    const sample = Array.from({ length: 4000 }, () => (2 / chiSquare(random, 8)) * chiSquare(random, 4));
    const { freedom } = moderatedVariances(sample, 4);
    expect(freedom).toBeGreaterThan(10);
    expect(freedom).toBeLessThan(14.5);
  });

  test('gives a case that does not vary what the others have', () => {
    const { variances } = moderatedVariances([0, 1, 1.2, 0.9], 4);
    expect(variances[0]).toBeGreaterThan(0.5);
    expect(moderatedVariances([0, 0], 4)).toEqual({ variances: Float64Array.of(0, 0), freedom: 4 });
  });
});

describe('simultaneousIntervals', () => {
  /** Differences of settings x tasks from one baseline by seed; noise of a task and of a setting has a size of its own. */
  const simulated = (random: Random, { seeds, settings, tasks, unlike, noise }: Simulation) => {
    const size = () => Math.exp(unlike * random.normal());
    const ofTask = Array.from({ length: tasks }, size);
    const baseline = ofTask.map((of) => Array.from({ length: seeds }, () => of * noise(random)));
    return Array.from({ length: settings }, size).flatMap((ofSetting) =>
      ofTask.map((of, t) => baseline[t].map((base) => of * ofSetting * noise(random) - base)),
    );
  };
  const normal = (random: Random) => random.normal();
  const heavy = (random: Random) => random.normal() / Math.sqrt(chiSquare(random, 5));
  const skew = (random: Random) => random.exponential() - 1;

  // Of 300 tables 5 % is 15 with a standard error of 3.8; many more of any are too many.
  test.each<[string, Simulation]>([
    ['six settings of eight tasks', { seeds: 5, settings: 6, tasks: 8, unlike: 0.4, noise: normal }],
    ['three seeds', { seeds: 3, settings: 6, tasks: 8, unlike: 0.4, noise: normal }],
    ['heavy tails', { seeds: 5, settings: 6, tasks: 8, unlike: 0.4, noise: heavy }],
    ['skew noise', { seeds: 5, settings: 6, tasks: 8, unlike: 0.4, noise: skew }],
    ['twenty unlike settings', { seeds: 5, settings: 20, tasks: 1, unlike: 0.7, noise: normal }],
    ['three settings', { seeds: 5, settings: 3, tasks: 1, unlike: 0, noise: normal }],
  ])('miss one of all in no more than 5 %% of tables: %s', (name, simulation) => {
    const random = createRandom(11, name);
    let missed = 0;
    for (let i = 0; i < 300; i++) {
      const { intervals } = simultaneousIntervals(simulated(random, simulation));
      if (intervals.some(({ low, high }) => low > 0 || high < 0)) missed++;
    }
    expect(missed).toBeLessThanOrEqual(26);
  });

  test('refuses what has no spread', () => {
    expect(() => simultaneousIntervals([[1]])).toThrow('1 seeds; expected two or more');
    expect(() => simultaneousIntervals([[1, 2], [1]])).toThrow(RangeError);
  });
});

interface Simulation {
  readonly seeds: number;
  readonly settings: number;
  readonly tasks: number;
  /** Standard deviation of the logarithm of a task's, and a setting's, size of noise. */
  readonly unlike: number;
  readonly noise: (random: Random) => number;
}
