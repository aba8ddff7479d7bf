import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { check } from './target.ts';
import { TARGETS } from './targets.ts';

/** A few cases of every kind, so that no change breaks a reader unseen; `npm run fuzz` reads many more. */
describe('damaged input is read or refused in one line', () => {
  test.each(TARGETS)('$name', async (target) => {
    await fc.assert(
      fc.asyncProperty(target.input, async (input) => {
        await check(target, input);
      }),
      { numRuns: target.name === 'command lines' ? 10 : 60, seed: 1 },
    );
  }, 120_000);
});
