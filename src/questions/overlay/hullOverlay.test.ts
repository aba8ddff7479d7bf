import { describe, expect, test } from '@jest/globals';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { hullOverlay } from './hullOverlay.ts';

describe('hullOverlay', () => {
  test("lays a reference's best models over the tasks with the same shots", () => {
    const { rows, trends } = hullOverlay(tasks, 'cars');
    expect(trends.map(({ downstream, shots }) => `${downstream} ${shots}`).sort()).toEqual([
      'birds 1',
      'birds 25',
      'birds 5',
      'dogs 1',
      'dogs 25',
      'dogs 5',
    ]);
    for (const { gap, hullAccuracy, downstreamAccuracy } of rows) {
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(hullAccuracy - downstreamAccuracy).toBeCloseTo(gap, 9);
    }
    expect(() => hullOverlay(tasks, 'carz')).toThrow(
      'no downstream task "carz"; there are "birds", "cars", "dogs"',
    );
  });
});
