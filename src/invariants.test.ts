import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from './base/random.ts';
import { fitLaw } from './curves/fitLaw.ts';
import type { LAW_METHODS } from './curves/lawMethod.ts';
import { mixtureAtDownstream, mixtureAtUpstream } from './curves/mixture.ts';
import { predictDownstreamAccuracy } from './curves/saturatingLaw.ts';
import { type CloudSettings, cloudSettings } from './curves/testing/cloudSettings.ts';
import { drawCloud } from './curves/testing/drawCloud.ts';
import { upperHull } from './curves/upperHull.ts';
import { answerTask } from './fits/answerTask.ts';
import { fitTasks } from './fits/fitTasks.ts';
import { groupTasks } from './results/groupTasks.ts';
import { parseEvaluations } from './results/parseEvaluations.ts';

/** Answers differ by no more than this where the order of sums does. */
const SAME = 1e-9;
/** Fewer models than this may have several laws that are as good. */
const FEW = 12;

/** A cloud of models below a law, with ties; accuracies have up to four digits, as in tables. */
const cloud = fc
  .record({
    plateau: fc.integer({ min: 30, max: 99 }),
    alpha: fc.constantFrom(0.5, 1, 2, 4),
    models: fc.array(fc.tuple(fc.integer({ min: 5, max: 98 }), fc.integer({ min: 0, max: 300 })), {
      minLength: 3,
      maxLength: 40,
    }),
  })
  .map(({ plateau, alpha, models }) => {
    const upstream = models.map(([up]) => up / 100);
    const downstream = models.map(([, below], i) => {
      const best = plateau / 100 - 0.6 * (1 - upstream[i]) ** alpha;
      return Math.round(1e4 * Math.min(1, Math.max(0, best - below / 1000))) / 1e4;
    });
    return { upstream, downstream };
  });

/** The law's accuracies where they can be compared: laws of other parameters may be the same curve. */
function curve(points: { upstream: number[]; downstream: number[] }, method: (typeof LAW_METHODS)[number]) {
  const { law, rmse, meanGap, identified } = fitLaw(points, method);
  return law
    ? {
        identified,
        miss: meanGap ?? rmse,
        at: [0.2, 0.5, 0.8].map((up) => predictDownstreamAccuracy(law, up)),
      }
    : null;
}

const RUNS = { numRuns: 150 };

describe('the upper hull', () => {
  test('is made of models, lies above all of them and bends down only', () => {
    fc.assert(
      fc.property(cloud, ({ upstream, downstream }) => {
        const hull = [...upperHull({ upstream, downstream })];
        for (const [i, up] of upstream.entries()) {
          const mixture = mixtureAtUpstream({ upstream, downstream }, up);
          expect(mixture?.downstreamAccuracy ?? 0).toBeGreaterThanOrEqual(downstream[i] - SAME);
        }
        const slopes = hull
          .slice(1)
          .map((v, j) => (downstream[v] - downstream[hull[j]]) / (upstream[v] - upstream[hull[j]]));
        for (let j = 1; j < slopes.length; j++) expect(slopes[j]).toBeLessThan(slopes[j - 1]);
      }),
      RUNS,
    );
  });

  test('is the same for the models in any order, and for every model twice', () => {
    const shuffled = cloud.chain((points) =>
      fc
        .shuffledSubarray([...points.upstream.keys()], { minLength: points.upstream.length })
        .map((order) => ({ points, order })),
    );
    const vertices = ({ upstream, downstream }: { upstream: number[]; downstream: number[] }) =>
      [...upperHull({ upstream, downstream })].map((v) => [upstream[v], downstream[v]]);
    fc.assert(
      fc.property(shuffled, ({ points, order }) => {
        const wanted = vertices(points);
        const pick = (values: number[]) => order.map((i) => values[i]);
        const twice = (values: number[]) => [...values, ...values];
        expect(vertices({ upstream: pick(points.upstream), downstream: pick(points.downstream) })).toEqual(
          wanted,
        );
        expect(vertices({ upstream: twice(points.upstream), downstream: twice(points.downstream) })).toEqual(
          wanted,
        );
      }),
      RUNS,
    );
  });
});

describe('a mixture (Lemma 2.1)', () => {
  test('has the weighted means of its models, probabilities, and no better rival', () => {
    fc.assert(
      fc.property(cloud, fc.double({ min: 0, max: 1, noNaN: true }), (points, share) => {
        const [low, high] = [Math.min(...points.upstream), Math.max(...points.upstream)];
        const mixture = mixtureAtUpstream(points, low + share * (high - low));
        if (!mixture) return;
        const mean = (values: number[]) =>
          mixture.parts.reduce((sum, { index, probability }) => sum + probability * values[index], 0);
        expect(mean(points.upstream)).toBeCloseTo(mixture.upstreamAccuracy, 9);
        expect(mean(points.downstream)).toBeCloseTo(mixture.downstreamAccuracy, 9);
        expect(mixture.parts.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
        for (const { probability } of mixture.parts) expect(probability).toBeGreaterThanOrEqual(0);
        const cheapest = mixtureAtDownstream(points, mixture.downstreamAccuracy);
        if (cheapest) expect(cheapest.upstreamAccuracy).toBeLessThanOrEqual(mixture.upstreamAccuracy + SAME);
      }),
      RUNS,
    );
  });
});

describe('the envelope', () => {
  test('lies on or above every model', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const { law } = fitLaw(points, 'envelope');
        if (!law) return;
        for (const [i, up] of points.upstream.entries()) {
          expect(predictDownstreamAccuracy(law, up)).toBeGreaterThanOrEqual(points.downstream[i] - SAME);
        }
      }),
      RUNS,
    );
  });
});

describe.each(['hull', 'envelope'] as const)('the law by %s', (method) => {
  test('is the same for every model twice', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const twice = (values: number[]) => [...values, ...values];
        const [once, both] = [
          curve(points, method),
          curve({ upstream: twice(points.upstream), downstream: twice(points.downstream) }, method),
        ];
        expect(once === null).toBe(both === null);
        if (!once || !both) return;
        expect(once.identified).toBe(both.identified);
        expect(Math.abs(once.miss - both.miss)).toBeLessThan(SAME);
        // Where few models determine the law, several are as good, and sums in another order choose another.
        if (!once.identified || points.upstream.length < FEW) return;
        for (const [i, accuracy] of once.at.entries())
          expect(Math.abs(accuracy - both.at[i])).toBeLessThan(1e-7);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a table', () => {
  const table = (points: { upstream: number[]; downstream: number[] }, text: (accuracy: number) => string) =>
    `model,upstream_accuracy,downstream,downstream_accuracy\n${points.upstream
      .map((up, i) => `m${i},${text(up)},birds,${text(points.downstream[i])}\n`)
      .join('')}`;
  const fits = (csv: string, scale: 'percent' | 'fraction') => {
    const { evaluations } = parseEvaluations(csv, { scale });
    return fitTasks(groupTasks(evaluations), ['hull', 'envelope']).map(({ fit }) => fit);
  };

  test('means the same in percent and in fractions', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const fractions = fits(
          table(points, (x) => x.toFixed(4)),
          'fraction',
        );
        const percents = fits(
          table(points, (x) => (100 * x).toFixed(2)),
          'percent',
        );
        for (const [i, { law, hull, identified }] of fractions.entries()) {
          expect(percents[i].hull).toEqual(hull);
          expect(percents[i].identified).toBe(identified);
          // Where models do not determine a law, the last digit chooses one of many.
          if (!identified) continue;
          expect(
            Math.abs((percents[i].law?.irreducibleError ?? 0) - (law?.irreducibleError ?? 0)),
          ).toBeLessThan(SAME);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('an answer', () => {
  /** Intervals and the estimates in them, wherever in an answer they stand. */
  type Intervals = Map<string, { low: number; high: number; estimate?: number }>;
  const gather = (value: unknown, path: string, found: Intervals): Intervals => {
    if (typeof value !== 'object' || value === null) return found;
    const { low, high, median, slope, interval } = value as Record<string, unknown>;
    const put = (at: string, l: number, h: number, estimate?: number) =>
      found.set(at, { low: l, high: h, estimate });
    if (typeof low === 'number') put(path, low, high as number, median as number);
    if (low instanceof Float64Array)
      low.forEach((l, i) => {
        put(`${path}/${i}`, l, (high as Float64Array)[i], (median as Float64Array)[i]);
      });
    if (Array.isArray(interval)) put(path, interval[0], interval[1], slope as number | undefined);
    for (const [name, part] of Object.entries(value)) {
      if (!/^(task|draws|threshold|noise|coverage|checks)$/.test(name))
        gather(part, `${path}/${name}`, found);
    }
    return found;
  };
  const answered = ({ seed, models, gap, testSize, ...law }: CloudSettings) => {
    const { upstream, downstream } = drawCloud(law, models, gap, testSize, createRandom(seed));
    const rows = Array.from(upstream, (up, i) => `m${i},${up},birds,${downstream[i]},${testSize ?? ''}\n`);
    const header = 'model,upstream_accuracy,downstream,downstream_accuracy,test_size\n';
    const [task] = groupTasks(parseEvaluations(header + rows.join('')).evaluations);
    return (level: number) => gather(answerTask(task, { level, seed, draws: 100 }), '', new Map());
  };

  test('has every estimate in its interval, and the intervals of a lower level in those of a higher', () => {
    let seen = 0;
    fc.assert(
      fc.property(cloudSettings, (given) => {
        const [narrow, middle, wide] = [0.5, 0.8, 0.95].map(answered(given));
        for (const [path, { low, high, estimate }] of wide) {
          seen++;
          const inside = [low, middle.get(path)?.low, narrow.get(path)?.low, estimate].concat([
            narrow.get(path)?.high,
            middle.get(path)?.high,
            high,
          ]);
          const known = inside.filter((value) => value !== undefined);
          expect({ path, known }).toEqual({ path, known: known.toSorted((a, b) => a - b) });
        }
      }),
      { numRuns: 12 },
    );
    expect(seen).toBeGreaterThan(300);
  });
});

describe('wherever it runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('the answer is the same: in any locale and time zone', () => {
    const places = [
      { LC_ALL: 'C', TZ: 'UTC' },
      { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr', TZ: 'Asia/Kathmandu' },
      { LC_ALL: 'de_DE.UTF-8', LANG: 'ar_EG.UTF-8', TZ: 'Pacific/Apia' },
    ];
    const table = join(folder, 'table.csv');
    const rows = Array.from(
      { length: 30 },
      (_, i) => `İ${i}ß,${0.2 + i / 50},${i % 2 ? 'Éclair' : 'eclair'},${0.1 + i / 60}\n`,
    );
    writeFileSync(table, `model,upstream_accuracy,downstream,downstream_accuracy\n${rows.join('')}`);
    for (const words of [
      ['fit', '--bootstrap', '100'],
      ['plan', '--json'],
      ['view', 'ranks', '--draws', '5'],
    ]) {
      const answers = places.map((place) => {
        const { stdout, stderr } = spawnSync(process.execPath, ['bin/plateau.js', ...words, table], {
          encoding: 'utf8',
          env: { ...process.env, ...place },
        });
        return stdout + stderr;
      });
      expect(answers[0]).not.toBe('');
      expect(new Set(answers).size).toBe(1);
    }
  }, 60_000);
});
