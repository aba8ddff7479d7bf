import { describe, expect, test } from '@jest/globals';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { residualSpread } from './residualSpread.ts';

describe('residualSpread', () => {
  test('is small for a law that tells all, and its interval holds it', () => {
    for (const { ratio, low, high } of residualSpread(tasks, ['all'])) {
      expect(ratio).toBeLessThan(0.35);
      expect(low as number).toBeLessThan(ratio as number);
      expect(high as number).toBeGreaterThan(ratio as number);
    }
  });
});
