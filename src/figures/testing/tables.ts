import { fileURLToPath } from 'node:url';
import { createRandom } from '../../base/random.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { readEvaluations } from '../../results/readEvaluations.ts';
import { HOSTILE_NAMES } from './hostileNames.ts';

/** The table that ships with the project: seven tasks, 120 models, laws that are known. */
export function knownTable(): Evaluation[] {
  const path = fileURLToPath(new URL('../../../fixtures/known-law.csv', import.meta.url));
  return readEvaluations([path]).evaluations;
}

/** One task whose models lie on a curve of upstream error, some below it. */
export function curveTable(
  models: number,
  curve: (upstreamError: number) => number,
  more: (index: number) => Partial<Evaluation> = () => ({}),
): Evaluation[] {
  return Array.from({ length: models }, (_, i) => {
    const upstreamAccuracy = models === 1 ? 0.5 : 0.2 + (0.7 * i) / (models - 1);
    return {
      model: `model ${i}`,
      upstream: 'upstream',
      upstreamAccuracy,
      downstream: 'task',
      shots: null,
      downstreamAccuracy: Math.max(0, curve(1 - upstreamAccuracy) - 0.01 * (i % 5)),
      ...more(i),
    };
  });
}

/** A rising curve that levels off at 0.8. */
export const RISING = (upstreamError: number) => 0.8 - 0.7 * upstreamError ** 2;

/** Small tables of every kind that a figure has to bear, by name. */
export function oddTables(): Record<string, Evaluation[]> {
  return {
    'a single model': curveTable(1, RISING),
    'two models of one upstream accuracy': curveTable(2, RISING, () => ({ upstreamAccuracy: 0.5 })),
    'no law': curveTable(12, (error) => 0.2 + 0.6 * error),
    'no accuracy at all': curveTable(12, () => 0),
    'full accuracy': curveTable(12, () => 1.1).map((row) => ({
      ...row,
      downstreamAccuracy: 1,
      upstreamAccuracy: 1,
    })),
    'accuracies of 0 and of 1': curveTable(12, (error) => (error > 0.5 ? 0 : 1.1)).map((row, i) => ({
      ...row,
      upstreamAccuracy: i === 11 ? 1 : i === 0 ? 0 : row.upstreamAccuracy,
      downstreamAccuracy: Math.min(1, row.downstreamAccuracy),
    })),
    'one family': curveTable(12, RISING, () => ({ family: 'vit' })),
    'some families missing': curveTable(12, RISING, (i) => (i % 2 ? { family: 'vit' } : {})),
    'thirty families': curveTable(90, RISING, (i) => ({ family: `family ${i % 30}` })),
    'head weight decay': curveTable(12, RISING, (i) => ({ headWeightDecay: [0, 0.01, 1][i % 3] })),
    'hostile names': hostileTable(),
  };
}

/** Every hostile name as model, family and downstream task, two of them as upstream task. */
export function hostileTable(): Evaluation[] {
  const random = createRandom(1, 'hostile');
  const half = HOSTILE_NAMES.length / 2;
  return [HOSTILE_NAMES.slice(0, half), HOSTILE_NAMES.slice(half)].flatMap((names) =>
    names.flatMap((downstream, task) =>
      HOSTILE_NAMES.map((model, i): Evaluation => {
        const upstreamAccuracy = 0.2 + (0.7 * i) / HOSTILE_NAMES.length;
        return {
          model,
          family: HOSTILE_NAMES[(i + task) % HOSTILE_NAMES.length],
          upstream: names[1],
          upstreamAccuracy,
          downstream,
          shots: [1, 5][task % 2],
          downstreamAccuracy: RISING(1 - upstreamAccuracy) - 0.02 * random.uniform(),
          headLearningRate: [0.1, 1][i % 2],
        };
      }),
    ),
  );
}
