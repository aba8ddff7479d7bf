import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../base/random.ts';
import { mixtureAtDownstream, mixtureAtUpstream } from '../curves/mixture.ts';
import { answerTask } from '../fits/answerTask.ts';
import { standingFrontier } from '../fits/taskAnswer.ts';
import { hullOverlay } from './overlay/hullOverlay.ts';
import { paretoModels } from './planning/paretoModels.ts';
import { plan } from './planning/plan.ts';
import { rankCorrelations } from './ranks/rankCorrelations.ts';
import { sampleSize } from './sampleSize/sampleSize.ts';
import { residualSpread } from './scale/residualSpread.ts';
import { scaleEffect } from './scale/scaleEffect.ts';
import { shotTrends } from './shots/shotTrends.ts';
import { madeTasks } from './testing/madeTasks.ts';

const SHOTS = [1, 5, 25];
/** Three tasks at three numbers of shots; k and e_IR fall with shots, alpha rises. */
const tasks = madeTasks(
  ['birds', 'cars', 'dogs'].flatMap((downstream, t) =>
    SHOTS.map((shots, s) => ({
      downstream,
      shots,
      law: { k: 0.8 - 0.1 * s, alpha: 1 + t + 0.5 * s, irreducibleError: 0.3 - 0.08 * s },
      gap: 0.01,
    })),
  ),
  150,
  (i) => ({
    family: i % 2 ? 'vit' : 'mixer',
    parameters: 1e6 * 4 ** (i % 3),
    epochs: 7,
    run: `run${i >> 1}`,
  }),
);

describe('mixture', () => {
  const points = { upstream: [0.2, 0.5, 0.6, 0.9], downstream: [0.1, 0.6, 0.3, 0.7] };

  test('answers as often right as it says, in simulation (Lemma 2.1)', () => {
    const mixture = mixtureAtUpstream(points, 0.6);
    expect(mixture?.upstreamAccuracy).toBeCloseTo(0.6, 12);
    expect(mixture?.parts.map(({ index }) => index)).toEqual([1, 3]);
    const random = createRandom(2);
    const trials = 200_000;
    const right = { upstream: 0, downstream: 0 };
    for (let input = 0; input < trials; input++) {
      const model = random.uniform() < (mixture?.parts[0].probability ?? 0) ? 1 : 3;
      if (random.uniform() < points.upstream[model]) right.upstream++;
      if (random.uniform() < points.downstream[model]) right.downstream++;
    }
    // Four standard errors.
    expect(Math.abs(right.upstream / trials - 0.6)).toBeLessThan(0.0045);
    expect(Math.abs(right.downstream / trials - (mixture?.downstreamAccuracy ?? 0))).toBeLessThan(0.0045);
  });

  test('is one model at a vertex, and none out of reach', () => {
    expect(mixtureAtUpstream(points, 0.5)?.parts).toHaveLength(1);
    expect(mixtureAtDownstream(points, 0.7)?.parts).toMatchObject([{ index: 3, probability: 1 }]);
    expect(mixtureAtUpstream(points, 0.95)).toBeNull();
    expect(mixtureAtDownstream(points, 0.71)).toBeNull();
    expect(mixtureAtDownstream(points, 0.05)).toBeNull();
  });

  test('reaches a downstream accuracy at the lowest upstream accuracy', () => {
    const falling = { upstream: [0.2, 0.5, 0.9], downstream: [0.1, 0.6, 0.3] };
    expect(mixtureAtDownstream(falling, 0.35)?.upstreamAccuracy).toBeCloseTo(0.35, 12);
  });
});

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

describe('shotTrends', () => {
  test('finds the signs that the laws were made with', () => {
    const { steps, correlations } = shotTrends(tasks, ['envelope']);
    const share = (parameter: string) => steps.find((row) => row.parameter === parameter);
    expect(share('irreducibleError')).toMatchObject({ steps: 6, tasks: 3, falls: 6, fallShare: 1 });
    expect(share('alpha')).toMatchObject({ rises: 6, fallShare: 0 });
    // Three unanimous tasks are no certainty.
    expect(share('irreducibleError')?.low).toBeLessThan(0.5);
    const median = correlations.find(
      ({ downstream, parameter }) => downstream === null && parameter === 'irreducibleError',
    );
    expect(median).toMatchObject({ spearman: -1, count: 3, low: null });
  });

  test('takes the medians of the frontier where the law stands', () => {
    const birds = tasks.filter(({ downstream }) => downstream === 'birds');
    const answers = birds.map((task) => answerTask(task, { draws: 200 }));
    const { rows } = shotTrends(birds, ['hull'], answers);
    const frontiers = rows.filter(({ method }) => method === 'frontier');
    expect(rows).toHaveLength(6);
    expect(frontiers.map(({ irreducibleError }) => irreducibleError)).toEqual(
      answers.map((answer) => {
        const frontier = standingFrontier(answer);
        return frontier?.alpha ? frontier.irreducibleError.median : null;
      }),
    );
    expect(frontiers.some(({ k }) => k !== null)).toBe(true);
  });

  test('says that there are no shots', () => {
    const none = madeTasks([{ downstream: 'a', law: { k: 1, alpha: 1, irreducibleError: 0 } }], 20);
    expect(shotTrends(none).notes).toEqual(['the table names no shots: nothing can be said about them']);
  });
});

describe('residualSpread', () => {
  test('is small for a law that tells all, and its interval holds it', () => {
    for (const { ratio, low, high } of residualSpread(tasks, ['all'])) {
      expect(ratio).toBeLessThan(0.35);
      expect(low as number).toBeLessThan(ratio as number);
      expect(high as number).toBeGreaterThan(ratio as number);
    }
  });
});

describe('rankCorrelations', () => {
  const [ranks] = rankCorrelations(tasks, { draws: 20 });

  test('gives every ordered pair, the upstream task among them', () => {
    expect(ranks.order).toHaveLength(10);
    expect(ranks.rows).toHaveLength(100);
    expect(ranks.merges).toHaveLength(9);
    const pair = ranks.rows.filter(({ first, second }) => first === 'us' && second === 'birds (1 shot)');
    expect(pair).toHaveLength(1);
    expect(pair[0].spearman).toBeGreaterThan(0.95);
    expect(pair[0].low as number).toBeLessThan(pair[0].spearman as number);
    expect(pair[0].high as number).toBeGreaterThan(pair[0].spearman as number);
  });

  test('takes the models that two tasks share', () => {
    const [a, b] = tasks;
    const half = { ...b, evaluations: b.evaluations.slice(0, 40) };
    const [result] = rankCorrelations([a, half], { draws: 0 });
    const row = result.rows.find(
      ({ first, second }) => first === 'birds (1 shot)' && second === 'birds (5 shots)',
    );
    expect(row).toMatchObject({ models: 40, low: null });
  });
});

describe('scaleEffect', () => {
  const effect = scaleEffect(tasks.slice(0, 1), { permutations: 39 });

  test('lists the controlled series', () => {
    expect(new Set(effect.points.map(({ axis }) => axis))).toEqual(new Set(['parameters']));
    expect(new Set(effect.points.map(({ series }) => series))).toEqual(
      new Set(['mixer, 7 epochs', 'vit, 7 epochs']),
    );
    const values = effect.points.filter(({ series }) => series === 'vit, 7 epochs').map(({ value }) => value);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  test('keeps runs with wrong labels apart', () => {
    const [task] = tasks;
    const noisy = task.evaluations.map((e, i) => (i % 2 ? e : { ...e, other: { label_noise: '0.3' } }));
    const { points } = scaleEffect([{ ...task, evaluations: noisy }], { permutations: 1 });
    const series = new Set(points.map(({ series: name }) => name));
    expect(series).toContain('vit, label noise 0.3, 7 epochs');
    expect(series).toContain('vit, 7 epochs');
  });

  test('judges one model a run and says what is missing', () => {
    expect(effect.regressions.map(({ factor }) => factor)).toEqual(['parameters', 'family', 'all together']);
    expect(effect.regressions[0].models).toBe(75);
    expect(effect.notes).toContain('data fraction: the table does not name it, or it does not vary');
  });

  test('sees a family that differs', () => {
    const biased = tasks.slice(0, 1).map((task) => ({
      ...task,
      evaluations: task.evaluations.map(({ run: _, ...e }) =>
        e.family === 'vit' ? { ...e, downstreamAccuracy: e.downstreamAccuracy - 0.03 } : e,
      ),
    }));
    const family = scaleEffect(biased, { permutations: 39 }).regressions.find(
      ({ factor }) => factor === 'family',
    );
    expect(family?.adjustedPartialR2).toBeGreaterThan(0.5);
    expect(family?.pValue).toBe(1 / 40);
  });
});

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

describe('plan', () => {
  const [birds] = tasks.slice(0, 1).map((task) => answerTask(task, { draws: 400 }));
  const [row] = plan([birds], { targetDownstream: 0.69, futureUpstream: 0.95 });

  test('reads the frontier backwards and forwards, each number inside its interval', () => {
    // The law: a = 0.7 - 0.8 e, so 0.69 needs e = 0.0125.
    expect(row.neededUpstream).toBeCloseTo(1 - 0.0125, 1);
    expect(row.futureDownstream).toBeCloseTo(0.7 - 0.8 * 0.05, 2);
    expect(row.reachable).toBe(true);
    for (const [low, value, high] of [
      [row.neededUpstreamLow, row.neededUpstream, row.neededUpstreamHigh ?? 1],
      [row.futureDownstreamLow, row.futureDownstream, row.futureDownstreamHigh],
      [row.saturationLow, row.saturationAccuracy, row.saturationHigh],
      [row.marginalGainLow, row.marginalGain, row.marginalGainHigh],
    ] as [number, number, number][]) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
    expect(row.answer).toMatch(
      /^birds \(1 shot\): 69.0 % needs 9\d.\d % \[.*\] us accuracy on the frontier;/,
    );
  });

  test('says never where it never is, and reached where it is', () => {
    const [never] = plan([birds], { targetDownstream: 0.9 });
    expect(never).toMatchObject({ reachable: false, neededUpstream: null, neededUpstreamLow: null });
    expect(never.answer).toMatch(
      /90.0 % is not reachable by better us accuracy: the frontier ends at [67]\d.\d %/,
    );
    const [reached] = plan([birds], { targetDownstream: 0.3 });
    expect(reached.reachable).toBe(true);
    expect(reached.answer).toMatch(/30.0 % is reached already/);
  });

  test('claims nothing where there is no law', () => {
    const few = madeTasks([{ downstream: 'few', law: { k: 1, alpha: 1, irreducibleError: 0 }, gap: 0 }], 2);
    const [unknown] = plan([answerTask(few[0])], { targetDownstream: 0.99 });
    expect(unknown).toMatchObject({ neededUpstream: null, reachable: null, futureDownstream: null });
    expect(unknown.answer).toMatch(
      /nothing can be planned by the law \(only 2 models; a frontier needs 10\)/,
    );
  });

  test('refuses no fraction', () => {
    expect(() => plan([], { targetDownstream: 80 })).toThrow('targetDownstream is 80; expected a fraction');
  });
});
