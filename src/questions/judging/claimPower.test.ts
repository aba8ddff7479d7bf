import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { correlationPower, medianPower, STATED_SHARE, sharePower } from './claimPower.ts';
import { byMedian, byShare } from './outcome.ts';
import { seenBy } from './seen.ts';

const REPETITIONS = 2000;
/** Four standard errors of a simulated share. */
const CLOSE = 4 * Math.sqrt(0.25 / REPETITIONS);

/** Share of simulated tests that support what is so with the stated probability. */
function simulated(verdictOf: (isSo: () => boolean) => string): number {
  const random = createRandom(2, 'power');
  let supported = 0;
  for (let i = 0; i < REPETITIONS; i++) {
    if (verdictOf(() => random.uniform() < STATED_SHARE) === 'supported') supported++;
  }
  return supported / REPETITIONS;
}

describe('the stated power is that of simulated tests', () => {
  test.each([4, 5, 6, 12, 30])('by a median over %i tasks', (n) => {
    const found = simulated((isSo) => {
      const values = Array.from({ length: n }, (_, i) => (isSo() ? 1 + i : -1 - i));
      return byMedian(values, 'above', 0).verdict;
    });
    expect(Math.abs(found - medianPower(n, 'tasks').probability)).toBeLessThan(CLOSE);
  });

  test.each([
    [5, 'above'],
    [9, 'above'],
    [24, 'below'],
  ] as const)('by a share over %i clusters, %s', (n, side) => {
    const found = simulated((isSo) => {
      const clusters = Array.from({ length: n }, () => ({
        yes: Number(isSo() === (side === 'above')),
        of: 1,
      }));
      return byShare(clusters, side, 0.5, 'cases', 'cases').verdict;
    });
    expect(Math.abs(found - sharePower(n, side, 0.5, 'cases').probability)).toBeLessThan(CLOSE);
  });
});

test('the power of a rank correlation rises with the tasks', () => {
  // Pearson's at the same size by Cohen's (1988) tables: 0.8 one-sided at n = 15; Spearman's needs a little more.
  expect(correlationPower(3).probability).toBe(0);
  expect(correlationPower(15).probability).toBeGreaterThan(0.7);
  expect(correlationPower(15).probability).toBeLessThan(0.82);
  expect(correlationPower(40).probability).toBeGreaterThan(0.98);
});

test.each([
  ['supported', 0.1, 'seen'],
  ['contradicted', 0.1, 'not seen'],
  ['inconclusive', 0.81, 'not seen'],
  ['inconclusive', 0.79, 'cannot be seen at this size'],
  ['not testable here', 1, 'not measured'],
] as const)('%s with a power of %d is told as: %s', (verdict, probability, seen) => {
  expect(seenBy(verdict, { probability, effect: '' })).toBe(seen);
});
