import { describe, expect, test } from '@jest/globals';
import { createRandom, type Random } from '../../base/random.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { headGroups } from './headGroups.ts';
import { tradeOffs } from './tradeOffs.ts';

const DECAYS = [0.05, 0.5, 5, 50];
const TASKS = ['hue', 'size', 'shape', 'count'];

interface Planted {
  readonly seeds?: number;
  /** Points of upstream accuracy that the highest decay loses, and that `hue` gains by it. */
  readonly lost?: number;
  readonly gained?: number;
  readonly scatter?: number;
}

/** An experiment with the head, and three plain models of another size. */
function experiment(random: Random, { seeds = 5, lost = 0, gained = 0, scatter = 0.01 }: Planted) {
  const rows: Evaluation[] = [];
  const add = (model: string, decay: number, seed: number, parameters: number) => {
    const strongest = decay === DECAYS[3];
    const upstreamAccuracy = 0.9 - (strongest ? lost : 0) + scatter * random.normal();
    for (const downstream of TASKS) {
      const gain = strongest && downstream === 'hue' ? gained : 0;
      const downstreamAccuracy = 0.5 + gain + scatter * random.normal();
      const accuracies = { upstreamAccuracy, downstreamAccuracy };
      rows.push({
        ...{ model, upstream: 'things', downstream, shots: 25, family: 'mixer', parameters, ...accuracies },
        ...{ seed: String(seed), headWeightDecay: decay, headLearningRate: 0.006 },
      });
    }
  };
  for (let seed = 0; seed < seeds; seed++) {
    for (const decay of DECAYS) add(`${decay}-${seed}`, decay, seed, 1000);
    add(`other-${seed}`, DECAYS[0], seed, 2000);
  }
  return groupTasks(rows);
}

describe('tradeOffs', () => {
  const verdicts = (planted: Planted) => {
    const [found] = tradeOffs(experiment(createRandom(5), planted));
    return { bought: found.bought.seen, free: found.free.seen };
  };

  test.each([
    ['a gain at no loss', { gained: 0.15 }, { bought: 'not seen', free: 'seen' }],
    ['a gain that is bought', { gained: 0.15, lost: 0.3 }, { bought: 'seen', free: 'not seen' }],
    ['nothing, with power', {}, { bought: 'not seen', free: 'not seen' }],
    [
      'nothing, without power',
      { scatter: 0.05 },
      { bought: 'cannot be seen at this size', free: 'cannot be seen at this size' },
    ],
  ] as const)('tells %s', (_, planted, expected) => {
    expect(verdicts({ scatter: 0.004, ...planted })).toEqual(expected);
  });

  test('has a front of what is worth its price, and the intervals of the setting that was planted', () => {
    const [{ effects, settings, tasks, seeds }] = tradeOffs(
      experiment(createRandom(4), { gained: 0.2, lost: 0.3 }),
    );
    expect({ settings, tasks, seeds: seeds.length }).toEqual({ settings: 3, tasks: 4, seeds: 5 });
    const front = effects.filter(({ onFront }) => onFront);
    expect(front.some(({ downstream, weightDecay }) => downstream === 'hue' && weightDecay === 50)).toBe(
      true,
    );
    for (const one of front) {
      for (const other of effects) {
        expect(other.gain > one.gain && other.upstreamChange > one.upstreamChange).toBe(false);
      }
    }
    const planted = effects.find(({ downstream, weightDecay }) => downstream === 'hue' && weightDecay === 50);
    expect(planted?.gainInterval.low).toBeLessThan(0.2);
    expect(planted?.gainInterval.high).toBeGreaterThan(0.2);
  });

  test('no effect is called one in more than about 5 % of tables', () => {
    const random = createRandom(8);
    let called = 0;
    const tables = 100;
    for (let i = 0; i < tables; i++) {
      const [{ effects }] = tradeOffs(experiment(random, {}));
      if (effects.some(({ gainInterval: { low, high } }) => low > 0 || high < 0)) called++;
    }
    expect(called / tables).toBeLessThan(0.13);
  });
});

describe('headGroups', () => {
  const tasks = experiment(createRandom(1), {});

  test('pairs by seed with the setting of most models', () => {
    const [group, ...more] = headGroups(tasks);
    expect(more).toEqual([]);
    expect(group.baseline).toEqual({ weightDecay: 0.05, learningRate: 0.006 });
    const [{ setting, upstream, downstream }] = group.settings;
    const accuracy = (model: string) =>
      tasks[0].evaluations.find((e) => e.model === model)?.upstreamAccuracy as number;
    expect(setting.weightDecay).toBe(0.5);
    expect(upstream[2]).toBeCloseTo(accuracy('0.5-2') - accuracy('0.05-2'), 12);
    expect(downstream).toHaveLength(TASKS.length);
  });

  test('leaves a seed out that one setting lacks, and a setting with few seeds', () => {
    const without = (...models: string[]) =>
      headGroups(
        groupTasks(
          tasks.flatMap(({ evaluations }) => evaluations).filter(({ model }) => !models.includes(model)),
        ),
      );
    expect(without('5-3')[0].seeds).toEqual(['0', '1', '2', '4']);
    const [few] = without('5-0', '5-1', '5-2');
    expect(few.settings.map(({ setting }) => setting.weightDecay)).toEqual([0.5, 50]);
    expect(few.seeds).toHaveLength(5);
    expect(headGroups([])).toEqual([]);
  });
});
