import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { distanceTrend, nearerFollowUpstream } from './distanceClaim.ts';

const DISTANCES = ['near', 'near', 'near', 'mid', 'mid', 'mid', 'far', 'far', 'far'];

/** Tasks of two upstream tasks that follow upstream accuracy with these slopes by distance. */
function tasksOf(slopes: Readonly<Record<string, number>>, seed: number) {
  const random = createRandom(seed, 'distances');
  const rows = ['a', 'b'].flatMap((upstream) =>
    Array.from({ length: 25 }, (_, m) => ({
      model: `${upstream}${m}`,
      upstreamAccuracy: random.uniform(),
    })).flatMap(({ model, upstreamAccuracy }) =>
      DISTANCES.map((distance, t) => ({
        ...{ model, upstream, upstreamAccuracy, downstream: `task${t}`, shots: 25, other: { distance } },
        downstreamAccuracy: 0.5 + 0.3 * slopes[distance] * (upstreamAccuracy - 0.5) + 0.08 * random.normal(),
      })),
    ),
  );
  return groupTasks(rows);
}

const judged = (tasks: ReturnType<typeof tasksOf>) =>
  nearerFollowUpstream.test(null, { tasks, taskAnswers: [], layers: [], seed: 1 });

describe('nearer tasks follow upstream accuracy', () => {
  test.each([
    [{ near: 1, mid: 0.4, far: -0.3 }, 'supported'],
    [{ near: -0.3, mid: 0.4, far: 1 }, 'contradicted'],
  ])('%j: %s', (slopes, verdict) => {
    expect(judged(tasksOf(slopes, 1))).toMatchObject({ verdict, count: 18 });
  });

  test('is called so by chance in about 5 % of tables', () => {
    let low = 0;
    for (let i = 0; i < 20; i++) {
      const trend = distanceTrend(tasksOf({ near: 0.4, mid: 0.4, far: 0.4 }, i), createRandom(i));
      if (trend && trend.pValue < 0.05) low++;
    }
    expect(low).toBeLessThanOrEqual(4);
  });

  test('takes declared distances', () => {
    const bare = tasksOf({ near: 1, mid: 1, far: 1 }, 1).flatMap(({ evaluations }) =>
      evaluations.map(({ other: _, ...rest }) => rest),
    );
    expect(judged(groupTasks(bare))).toMatchObject({ verdict: 'not testable here' });
  });
});
