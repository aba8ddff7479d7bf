import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import { describeWithPython, python } from '../../testing/python.ts';
import { type FewShotOptions, fewShotPredictions } from '../fewShotProbe.ts';
import { L2_GRID } from '../probeDefaults.ts';
import { allRows } from '../supports.ts';
import { blobs } from '../testing/blobs.ts';
import { RIDGE_PROBLEMS, SKLEARN_RIDGE, type SklearnAnswer } from '../testing/sklearnRidge.ts';
import { chooseL2 } from './leaveOneOut.ts';
import { predictClasses } from './predictClasses.ts';
import { fitRidgeProbes, type RidgeProbe } from './ridgeProbe.ts';
import { dualSystem, primalSystem } from './ridgeSystem.ts';
import { SupportMoments } from './supportMoments.ts';

function sklearn(): SklearnAnswer[] {
  const jobs = RIDGE_PROBLEMS.map(({ l2, train, test }) => ({
    l2,
    grid: L2_GRID,
    columns: train.features.columns,
    x: [...train.features.values],
    y: [...train.labels],
    xTest: [...test.features.values],
  }));
  return python<SklearnAnswer[]>(SKLEARN_RIDGE, jobs);
}

/** Answers of scikit-learn 1.2.1. */
const STORED: SklearnAnswer[] = JSON.parse(
  readFileSync(new URL('../testing/sklearnRidge.json', import.meta.url), 'utf8'),
);

describe("a probe on all examples is scikit-learn's ridge, as stored", () => {
  test.each(RIDGE_PROBLEMS.map((problem, i) => ({ ...problem, answer: STORED[i] })))('$name', ({
    train,
    test: held,
    l2,
    answer,
  }) => {
    const options: FewShotOptions = { shots: ['all'], seeds: [], l2 };
    const [result] = fewShotPredictions(train.features, train.labels, held, options);
    expect(result.l2).toBe(answer.l2);
    expect([...result.predictions]).toEqual(answer.predictions);
    const [probe] = fitRidgeProbes(train.features, train.labels, [allRows(train.labels.length)], l2);
    scores(probe, held.features.values, held.features.columns).forEach((score, i) => {
      expect(Math.abs(score - answer.scores[i])).toBeLessThan(1e-9 * (1 + Math.abs(answer.scores[i])));
    });
  });
});

/** Scores of the first three rows. */
function scores({ weights, bias }: RidgeProbe, values: ArrayLike<number>, d: number): number[] {
  const k = bias.length;
  return Array.from({ length: 3 * k }, (_, at) => {
    const [i, c] = [Math.floor(at / k), at % k];
    let sum = bias[c];
    for (let j = 0; j < d; j++) sum += values[i * d + j] * weights[j * k + c];
    return sum;
  });
}

describeWithPython(['numpy', 'sklearn'], "scikit-learn's ridge, live", () => {
  test('still answers what is stored', () => {
    sklearn().forEach((answer, i) => {
      expect(answer.predictions).toEqual(STORED[i].predictions);
      expect(answer.l2).toBe(STORED[i].l2);
    });
  });
});

describe('leave-one-out', () => {
  test.each([
    [STORED[4], RIDGE_PROBLEMS[4]],
    [STORED[5], RIDGE_PROBLEMS[5]],
  ])("has scikit-learn's errors for every candidate", ({ errors }, { train }) => {
    const rows = allRows(train.labels.length);
    const support = {
      features: train.features,
      rows,
      classOf: train.labels,
      classes: Math.max(...train.labels) + 1,
    };
    const dual = rows.length < train.features.columns;
    const moments = new SupportMoments(train.features, support.classes);
    if (!dual) moments.add(rows, support.classOf);
    const chosen = chooseL2(dual ? dualSystem(support) : primalSystem(support, moments), L2_GRID);
    chosen.errors.forEach((error, i) => {
      expect(Math.abs(error / (errors?.[i] ?? 0) - 1)).toBeLessThan(1e-8);
    });
  });
});

describe('supports of several sizes', () => {
  test.each([1024, 'auto'] as const)('give the same probes together as alone, L2 %s', (l2) => {
    const { features, labels } = blobs(400, 20, 5, 2, 20);
    const sizes = [5, 15, 40, 150, 400].map((size) => allRows(size));
    const together = fitRidgeProbes(features, labels, sizes, l2);
    sizes.forEach((rows, i) => {
      const [alone] = fitRidgeProbes(features, labels, [rows], l2);
      expect(together[i].l2).toBe(alone.l2);
      together[i].weights.forEach((weight, at) => {
        expect(Math.abs(weight - alone.weights[at])).toBeLessThan(1e-10);
      });
    });
  });

  test('refuses what cannot be probed', () => {
    const { features, labels } = blobs(10, 3, 2, 1, 1);
    const one = new Int32Array(10).fill(4);
    expect(() => fitRidgeProbes(features, one, [allRows(10)], 1)).toThrow(
      'a single class (4); expected two or more',
    );
    expect(() => fitRidgeProbes(features, labels, [allRows(10)], 0)).toThrow(
      'L2 0; expected a positive number or "auto"',
    );
  });
});

describe('predictClasses', () => {
  test('decides near ties in double precision, and equal scores for the first class', () => {
    const random = createRandom(3, 'ties');
    const [d, k, rows] = [40, 6, 2000];
    const values = Float64Array.from({ length: rows * d }, () => 1e6 + random.normal());
    // Weights that differ in the ninth digit only.
    const base = Float64Array.from({ length: d }, () => random.normal());
    const weights = Float64Array.from(
      { length: d * k },
      (_, at) => base[Math.floor(at / k)] + 1e-9 * random.normal(),
    );
    const probe = { classes: Int32Array.of(3, 5, 7, 9, 11, 13), weights, bias: new Float64Array(k), l2: 1 };
    const same = { ...probe, weights: new Float64Array(d * k) };
    const [found, equal] = predictClasses([probe, same], { values, rows, columns: d });
    const mean = Float64Array.from({ length: d }, (_, j) => {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += values[i * d + j];
      return sum / rows;
    });
    let different = 0;
    for (let i = 0; i < rows; i++) {
      const exact = Array.from({ length: k }, (_, c) => {
        let sum = 0;
        for (let j = 0; j < d; j++)
          sum +=
            (values[i * d + j] - mean[j]) * weights[j * k + c] + mean[j] * (weights[j * k + c] - base[j]);
        return sum;
      });
      if (probe.classes[exact.indexOf(Math.max(...exact))] !== found[i]) different++;
    }
    expect(different).toBeLessThan(rows / 200);
    expect(new Set(equal)).toEqual(new Set([3]));
  });
});
