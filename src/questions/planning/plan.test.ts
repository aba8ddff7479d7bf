import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { drawCloud, GAPS, type GapName } from '../../curves/testing/drawCloud.ts';
import { answerTask } from '../../fits/answerTask.ts';
import { tables } from '../../fits/testing/hostileTables.ts';
import { refutes } from '../../fits/verdict/refutes.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks } from '../../results/groupTasks.ts';
import { madeTasks } from '../testing/madeTasks.ts';
import { shotTasks as tasks } from '../testing/shotTasks.ts';
import { plan } from './plan.ts';

interface Points {
  readonly upstream: Float64Array;
  readonly downstream: Float64Array;
}

/** Clouds below laws, many of which stand, so that there is something to plan by. */
const clouds = fc
  .record({
    alpha: fc.constantFrom(0.8, 1.5, 3),
    models: fc.integer({ min: 20, max: 150 }),
    gaps: fc.constantFrom(...(Object.keys(GAPS) as GapName[])),
    testSize: fc.constantFrom(null, 200, 10_000),
    seed: fc.nat(),
  })
  .map(({ alpha, models, gaps, testSize, seed }) => {
    const law = { k: 0.85, alpha, irreducibleError: 0.1 };
    return { ...drawCloud(law, models, gaps, testSize, createRandom(seed, 'plan')), testSize };
  });
const cases: fc.Arbitrary<Points & { testSize: number | null }> = fc.oneof(
  clouds,
  tables.map((points) => ({ ...points, testSize: null })),
);

function taskOf({ upstream, downstream, testSize }: Points & { testSize: number | null }) {
  const evaluations = Array.from(upstream, (upstreamAccuracy, i): Evaluation => {
    const row = { model: `m${i}`, upstream: 'up', downstream: 'down', shots: null, upstreamAccuracy };
    return { ...row, downstreamAccuracy: downstream[i], ...(testSize ? { testSize } : {}) };
  });
  return groupTasks(evaluations)[0];
}

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

  test('no model refutes what a target is said to need, and every number lies in its interval', () => {
    let needs = 0;
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (points, share) => {
        const answer = answerTask(taskOf(points), { draws: 150 });
        const best = answer.best.downstreamAccuracy;
        for (const target of [share * best, best, best + share * (1 - best)]) {
          if (!(target > 0)) continue;
          const [row] = plan([answer], { targetDownstream: target });
          expect(JSON.stringify(row)).not.toMatch(/NaN|Infinity/);
          if (row.reachable === null) continue;
          needs++;
          const said = {
            kind: 'needed',
            downstreamAccuracy: target,
            upstreamAccuracy: row.reachable ? row.neededUpstream : null,
          } as const;
          const { testSize } = points;
          for (const [i, upstreamAccuracy] of points.upstream.entries()) {
            const model = { upstreamAccuracy, downstreamAccuracy: points.downstream[i] };
            // A target that is reached counts as reachable, whether or not the frontier reaches it.
            if (row.reachable && said.upstreamAccuracy === null) continue;
            expect(refutes({ ...model, testSize: testSize ?? undefined, step: 0.001 }, said)).toBe(false);
          }
          const inside = (low: number | null, value: number | null, high: number | null) =>
            expect(
              (low ?? -Infinity) <= (value ?? Infinity) && (value ?? Infinity) <= (high ?? Infinity),
            ).toBe(true);
          inside(row.neededUpstreamLow ?? Infinity, row.neededUpstream, row.neededUpstreamHigh);
          inside(row.marginalGainLow, row.marginalGain, row.marginalGainHigh);
          inside(row.futureDownstreamLow, row.futureDownstream, row.futureDownstreamHigh);
        }
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(needs).toBeGreaterThan(30);
  }, 240_000);

  test('a model at hand of full upstream accuracy leaves nothing to gain', () => {
    const upstream = Float64Array.from({ length: 60 }, (_, i) => 0.41 + i / 100);
    const downstream = upstream.map((u, i) => 0.9 - 0.8 * (1 - u) ** 0.6 - 0.004 * (i % 7));
    const [row] = plan([answerTask(taskOf({ upstream, downstream, testSize: null }), { draws: 150 })]);
    for (const value of Object.values(row))
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  });
});
