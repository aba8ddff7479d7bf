import { expect, test } from '@jest/globals';
import type { Evaluation } from '../results/evaluation.ts';
import { groupTasks } from '../results/groupTasks.ts';
import { answerTask } from './answerTask.ts';
import { downstreamAnswers, standingAnswers } from './downstreamAnswers.ts';

const task = (upstream: string, downstream: string, shots: number | null): Evaluation[] =>
  [0.4, 0.5, 0.6, 0.7].map((upstreamAccuracy, i) => ({
    model: `model ${i}`,
    upstream,
    upstreamAccuracy,
    downstream,
    shots,
    downstreamAccuracy: 0.5 * upstreamAccuracy,
  }));

test('shots fold under the largest, upstream tasks stand side by side', () => {
  const answers = groupTasks([
    ...task('jft', 'birds', 1),
    ...task('jft', 'cars', 1),
    ...task('jft', 'birds', 25),
    ...task('jft', 'birds', null),
    ...task('imagenet', 'birds', 5),
  ]).map((one) => answerTask(one, { methods: [] }));
  const rows = downstreamAnswers(answers);
  const names = (one: { task: { upstream: string; shots: number | null } }) => [
    one.task.upstream,
    one.task.shots,
  ];
  expect(
    new Map(
      rows.map(({ downstream, byUpstream }) => [downstream, [...byUpstream.values()].map(names).sort()]),
    ),
  ).toEqual(
    new Map([
      ['cars', [['jft', 1]]],
      [
        'birds',
        [
          ['imagenet', 5],
          ['jft', null],
        ],
      ],
    ]),
  );
  expect(
    rows
      .find(({ downstream }) => downstream === 'birds')
      ?.folded.map(({ task: { shots } }) => shots)
      .sort(),
  ).toEqual([1, 25]);
  expect(standingAnswers(answers)).toHaveLength(3);
});
