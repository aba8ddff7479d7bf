import { describe, expect, test } from '@jest/globals';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { headFigures } from './headFigures.ts';
import { headGroups } from './headGroups.ts';

const model = (headWeightDecay: number, seed: number, upstreamAccuracy: number, epochs = 4): Evaluation => ({
  model: `m-${headWeightDecay}-${seed}-${epochs}`,
  upstream: 'up',
  upstreamAccuracy,
  downstream: 'hue',
  shots: 25,
  downstreamAccuracy: 0.5 + 0.01 * seed,
  family: 'vit',
  seed: String(seed),
  headWeightDecay,
  epochs,
});
const experiment = [1, 2, 3].flatMap((seed) => [model(50, seed, 0.1), model(0.05, seed, 0.9)]);

describe('headGroups', () => {
  const baseline = (evaluations: readonly Evaluation[]) =>
    headGroups(groupTasks(evaluations)).map((group) => group.baseline.weightDecay);

  test('of equally usual settings the better one upstream is the usual one', () => {
    expect(baseline(experiment)).toEqual([0.05]);
    expect(baseline(experiment.toReversed())).toEqual([0.05]);
  });

  test('a setting of more models is the usual one, whatever it costs', () => {
    expect(baseline([...experiment, model(50, 4, 0.1)])).toEqual([50]);
  });
});

describe('headFigures', () => {
  test('draw only models that were trained alike but for the head', () => {
    const others = Array.from({ length: 20 }, (_, seed) => model(0.05, seed, 0.3, 40));
    const drawn = headFigures([...experiment, ...others]);
    expect(drawn).toEqual(headFigures(experiment));
    expect(drawn.map(({ title }) => title)).toEqual(['Accuracy against head weight decay']);
    expect(drawn[0].alternative).toContain('upstream: up: mean accuracy of vit falls by 80.0 points');
    expect(headFigures(others)).toEqual([]);
  });
});
