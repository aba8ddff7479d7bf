import { describe, expect, test } from '@jest/globals';
import { madeTasks } from '../testing/madeTasks.ts';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { sampleSize } from './sampleSize.ts';

describe('sampleSize', () => {
  const result = sampleSize(tasks.slice(0, 2), { draws: 8, seed: 3 });

  test('is the same for the same seed, and another for another', () => {
    expect(sampleSize(tasks.slice(0, 2), { draws: 8, seed: 3 })).toEqual(result);
    expect(sampleSize(tasks.slice(0, 2), { draws: 8, seed: 4 })).not.toEqual(result);
  });

  test('samples 10, 32, 100 and all models below the cut, the last once', () => {
    const rows = result.rows.filter(
      ({ shots, method, target }) => shots === 1 && method === 'hull' && target === 'hull',
    );
    expect(rows.map(({ models, draws }) => [models, draws])).toEqual([
      [10, 8],
      [32, 8],
      [100, 8],
      [105, 1],
    ]);
    for (const { predictionError, predictionErrorLow, predictionErrorHigh } of rows) {
      expect(predictionErrorLow as number).toBeLessThanOrEqual(predictionError as number);
      expect(predictionErrorHigh as number).toBeGreaterThanOrEqual(predictionError as number);
    }
  });

  test('predicts better with more models', () => {
    const of = (models: number) =>
      result.rows.find((row) => row.models === models && row.method === 'envelope' && row.target === 'hull');
    expect(of(100)?.predictionError as number).toBeLessThan(of(10)?.predictionError as number);
  });

  test('says where there are too few models, and refuses no draws', () => {
    const few = madeTasks([{ downstream: 'few', law: { k: 1, alpha: 1, irreducibleError: 0 } }], 8);
    expect(sampleSize(few)).toMatchObject({
      rows: [],
      notes: ['few: 6 models below the cut; samples need 10'],
    });
    expect(() => sampleSize(tasks, { draws: 0 })).toThrow('draws is 0');
  });
});
