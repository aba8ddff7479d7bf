import { describe, expect, test } from '@jest/globals';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { paretoModels } from './paretoModels.ts';

describe('paretoModels', () => {
  test('keeps who is not beaten everywhere, least given away first', () => {
    const make = (accuracies: Record<string, number>) =>
      Object.entries(accuracies).map(([model, downstreamAccuracy]) => ({ model, downstreamAccuracy }));
    const base = tasks[0];
    const task = (downstream: string, accuracies: Record<string, number>) =>
      ({ ...base, downstream, evaluations: make(accuracies) }) as unknown as typeof base;
    const set = paretoModels([
      task('a', { all: 0.8, best: 0.9, beaten: 0.7, partial: 1 }),
      task('b', { all: 0.8, best: 0.5, beaten: 0.8 }),
    ]);
    expect(set.candidates).toBe(3);
    expect(set.models.map(({ model }) => model)).toEqual(['all', 'best']);
    expect(set.models[0].largestRegret).toBeCloseTo(0.1, 12);
    expect(() => paretoModels([])).toThrow('no task');
  });
});
