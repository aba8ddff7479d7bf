import { describe, expect, test } from '@jest/globals';
import type { Evaluation } from '../results/evaluation.ts';
import { groupTasks } from '../results/groupTasks.ts';
import { intervalJob } from './taskIntervals.ts';

function jobFor(rows: readonly Partial<Evaluation>[], testSize?: number) {
  const evaluations = rows.map(
    (row, i): Evaluation => ({
      model: `m${i}`,
      upstream: 'us',
      downstream: 'ds',
      shots: null,
      upstreamAccuracy: 0.5,
      downstreamAccuracy: 0.5,
      ...row,
    }),
  );
  const [, , options] = intervalJob(groupTasks(evaluations)[0], ['hull'], { seed: 1, testSize });
  return options;
}

describe('intervalJob', () => {
  test('numbers runs; a model without one is a run of its own', () => {
    expect(jobFor([{ run: 'a' }, { run: 'b' }, { run: 'a' }, {}]).runs).toEqual([0, 1, 0, 2]);
    expect(jobFor([{}, {}, {}]).runs).toBeUndefined();
  });

  test('takes test sizes from the table, then from the request, and none where some are unknown', () => {
    expect(jobFor([{ testSize: 100 }, { testSize: 200 }]).testSize).toEqual([100, 200]);
    expect(jobFor([{ testSize: 100 }, {}], 50).testSize).toEqual([100, 50]);
    expect(jobFor([{ testSize: 100 }, {}]).testSize).toBeUndefined();
  });
});
