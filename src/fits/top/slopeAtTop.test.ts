import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tables } from '../testing/hostileTables.ts';
import { observedSlope } from './observedSlope.ts';
import { slopeAtTop } from './slopeAtTop.ts';

test('is the slope that is observed, wherever one is', () => {
  let seen = 0;
  fc.assert(
    fc.property(tables, (points) => {
      const found = observedSlope(points, undefined, { resamples: 20 });
      if (!found) return;
      seen++;
      expect(slopeAtTop(points)).toBeCloseTo(found.slope, 9);
    }),
    { numRuns: 100 },
  );
  expect(seen).toBeGreaterThan(20);
});

test('is silent where there are too few models', () => {
  const upstream = Float64Array.from({ length: 13 }, (_, i) => i / 20);
  expect(slopeAtTop({ upstream, downstream: upstream })).toBeNull();
});
