import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';
import { drawCloud, GAPS, type GapName } from '../../curves/testing/drawCloud.ts';
import { answerTask } from '../../fits/answerTask.ts';
import { tables } from '../../fits/testing/hostileTables.ts';
import { refutes } from '../../fits/verdict/refutes.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks } from '../../results/groupTasks.ts';
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
