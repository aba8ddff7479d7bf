import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { PRESETS } from '../../results/presets.ts';
import { readEvaluations } from '../../results/readEvaluations.ts';
import { describeWithData, sharedData } from '../../testing/sharedData.ts';
import { shuffled, tables } from '../testing/hostileTables.ts';
import { observedSlope } from './observedSlope.ts';
import { topWindow } from './topWindow.ts';

function line(models: number, slope: number, seed: number) {
  const random = createRandom(seed, 'line');
  const upstream = Float64Array.from({ length: models }, () => 0.3 + 0.6 * random.uniform());
  return { upstream, downstream: upstream.map((u) => 0.2 + slope * u - 0.05 * random.uniform()) };
}

describe('topWindow', () => {
  test('takes a fifth of many models, forty of some, half of few and none of fewer', () => {
    const size = (n: number) => topWindow(Array.from({ length: n }, (_, i) => i / n))?.top.models.length;
    expect([1000, 300, 100, 60, 59, 40, 20, 14].map(size)).toEqual([200, 60, 40, 40, 30, 20, 14, 14]);
    expect(size(13)).toBeUndefined();
  });

  test('keeps models of one upstream accuracy together', () => {
    const upstream = Array.from({ length: 100 }, (_, i) => Math.floor(i / 30) / 10);
    const windows = topWindow(upstream);
    expect(windows?.top.models).toHaveLength(40);
    expect(windows?.before?.models).toHaveLength(60);
    expect(topWindow(upstream.map(() => 0.5))).toBeNull();
  });
});

describe('observedSlope', () => {
  test('takes its defaults for options that are there but undefined', () => {
    const { upstream, downstream } = line(100, 0.5, 1);
    const slope = observedSlope({ upstream, downstream }, undefined, { level: undefined, seed: undefined });
    expect(slope).toEqual(observedSlope({ upstream, downstream }));
    expect(slope?.interval.every(Number.isFinite)).toBe(true);
  });

  test('finds the slope of a line, and no change of it', () => {
    const found = observedSlope(line(400, 0.6, 1));
    expect(found?.slope).toBeCloseTo(0.6, 1);
    expect(found?.interval[0]).toBeLessThan(0.6);
    expect(found?.interval[1]).toBeGreaterThan(0.6);
    expect(found?.change?.[0]).toBeLessThan(0);
    expect(found?.change?.[1]).toBeGreaterThan(0);
    expect(found?.notes).toEqual([expect.stringContaining('independent')]);
  });

  test('clusters widen the interval; too few of them are said to be', () => {
    const random = createRandom(3, 'clusters');
    const runs = Array.from({ length: 200 }, (_, i) => Math.floor(i / 5));
    const offset = Array.from({ length: 40 }, () => 0.05 * random.uniform());
    const place = Array.from({ length: 40 }, () => 0.3 + 0.6 * random.uniform());
    const upstream = runs.map((run, i) => place[run] + 0.002 * (i % 5));
    const downstream = upstream.map((u, i) => 0.2 + 0.5 * u - offset[runs[i]]);
    const width = (ids?: ArrayLike<unknown>) => {
      const [low, high] = observedSlope({ upstream, downstream }, ids)?.interval ?? [0, 0];
      return high - low;
    };
    expect(width(runs)).toBeGreaterThan(1.2 * width());
    const few = observedSlope(
      { upstream, downstream },
      runs.map((run) => run % 3),
    );
    expect(few?.resampled).toBe('models');
    expect(few?.notes[0]).toContain('only 3 clusters');
  });

  test('allows for coarse rounding, whatever the order of models', () => {
    let held = 0;
    for (let seed = 0; seed < 30; seed++) {
      const { upstream, downstream } = line(120, 0.6, seed);
      const coarse = (values: Float64Array) => values.map((value) => Math.round(20 * value) / 20);
      const points = { upstream: coarse(upstream), downstream: coarse(downstream) };
      const runs = Array.from(upstream, (_, i) => Math.floor(i / 3));
      const found = observedSlope(points, runs, { resamples: 200 });
      const [low, high] = found?.interval ?? [0, 0];
      if (low <= 0.6 && 0.6 <= high) held++;
      expect(found?.notes).toContainEqual(expect.stringContaining('rounded coarsely'));
      const backwards = {
        upstream: points.upstream.toReversed(),
        downstream: points.downstream.toReversed(),
      };
      expect(observedSlope(backwards, runs.toReversed(), { resamples: 200 })).toEqual(found);
    }
    // 23 of 30 or fewer have a probability of 0.0003 where 95 % do.
    expect(held).toBeGreaterThan(23);
  });

  test('holds its estimate, is finite or null, and does not depend on the order of models or names of clusters', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), fc.nat(), (points, clustered, seed) => {
        const ids = clustered ? Array.from(points.upstream, (_, i) => i % 9) : undefined;
        const options = { resamples: 40 };
        const found = observedSlope(points, ids, options);
        const order = shuffled(points.upstream.length, seed);
        const pick = (values: ArrayLike<number>) => order.map((i) => values[i]);
        const again = observedSlope(
          { upstream: pick(points.upstream), downstream: pick(points.downstream) },
          ids && pick(ids).map((id) => `run ${8 - id}`),
          options,
        );
        expect(again).toEqual(found);
        if (!found) return;
        for (const { slope, interval } of found.before ? [found, found.before] : [found]) {
          expect(Number.isFinite(slope)).toBe(true);
          expect(interval[0]).toBeLessThanOrEqual(slope);
          expect(interval[1]).toBeGreaterThanOrEqual(slope);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describeWithData('timm', "timm's tables", () => {
  test('rise at the top as they were seen to', () => {
    const expected: Record<string, [number, number]> = {
      'imagenet-a': [9.05, 0.5],
      'imagenet-r': [7.8, 0.5],
      'imagenet-real': [0.38, 0.1],
      'imagenetv2-matched-frequency': [1.51, 0.1],
      sketch: [6.2, 0.5],
    };
    const { evaluations } = readEvaluations([sharedData('timm')], { shape: PRESETS.timm });
    for (const { downstream, points } of groupTasks(evaluations)) {
      const [slope, room] = expected[downstream];
      expect(Math.abs((observedSlope(points)?.slope ?? 0) - slope)).toBeLessThan(room);
    }
  });
});

test('an option that is undefined means its default', () => {
  const upstream = Array.from({ length: 60 }, (_, i) => 0.3 + 0.01 * i);
  const downstream = upstream.map((a, i) => 0.2 + 0.5 * a - 0.01 * ((7 * i) % 10));
  const unset = { level: undefined, seed: undefined, resamples: undefined };
  expect(observedSlope({ upstream, downstream }, undefined, unset)).toEqual(
    observedSlope({ upstream, downstream }),
  );
});
