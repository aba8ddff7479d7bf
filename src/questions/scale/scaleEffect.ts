import { createRandom } from '../../base/random.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { type TaskKey, taskKey } from '../../results/taskKey.ts';
import { taskName } from '../../results/taskName.ts';
import { modelBlocks } from '../../statistics/modelBlocks.ts';
import { controlledPoints, type ScalePoint } from './controlledPoints.ts';
import { type NestedRegression, nestedRegression } from './nestedRegression.ts';
import type { ResidualSpreadRow } from './residualSpread.ts';
import { SCALE_AXES, type ScaleAxis } from './scaleAxis.ts';

/** Permutations of each test. */
export const SCALE_PERMUTATIONS = 99;
/** Independent models that a regression needs. */
const FEWEST_MODELS = 20;
/** The largest families are told apart, those of so many models at least; the others are one. */
const SMALLEST_FAMILY = 5;
const MOST_FAMILIES = 20;

export type { ScaleAxis };

/** What upstream accuracy may leave unexplained. */
export type ScaleFactor = ScaleAxis | 'family' | 'all together';

/** Does a factor explain what upstream accuracy does not? Two nested regressions of downstream accuracy. */
export interface NestedRegressionRow extends TaskKey, NestedRegression {
  readonly factor: ScaleFactor;
  readonly models: number;
  readonly permutations: number;
}

/** What `scaleEffect` found. */
export interface ScaleEffect {
  readonly points: readonly ScalePoint[];
  readonly regressions: readonly NestedRegressionRow[];
  readonly seed: number;
  /** What the table lacks, in words. */
  readonly notes: readonly string[];
}

/** What scale tells beyond upstream accuracy, and what upstream accuracy itself leaves. */
export interface ScaleAnswer {
  readonly effect: ScaleEffect;
  readonly spread: readonly ResidualSpreadRow[];
}

/**
 * Does scale act on downstream accuracy through upstream accuracy alone (Fig. 4, F.17)? Gives the controlled series
 * that the table holds, for drawing over the cloud, and asks for each factor (parameters, data, epochs, family, all
 * together) whether it explains what a smooth curve of upstream accuracy leaves (see `nestedRegression`).
 *
 * Numbers enter as logarithm and its square, families as indicators. Models of one run are averaged first, as they
 * are not independent.
 *
 * @param options permutations 99, seed 0
 */
export function scaleEffect(
  tasks: readonly TaskGroup[],
  { permutations = SCALE_PERMUTATIONS, seed = 0 }: { permutations?: number; seed?: number } = {},
): ScaleEffect {
  const notes = new Set<string>();
  const regressions = tasks.flatMap((task) => {
    const models = averagedRuns(task);
    if (models.length < FEWEST_MODELS) {
      notes.add(`${taskName(task)}: ${models.length} independent models; regressions need ${FEWEST_MODELS}`);
      return [];
    }
    return FACTORS.flatMap((factor): NestedRegressionRow[] => {
      const axes = axesOf(factor, models);
      const known = models.filter((model) => axes.every((axis) => model[axis] !== undefined));
      const columns = axes.flatMap((axis) => factorColumns(known, axis));
      if (columns.length === 0 || known.length < FEWEST_MODELS) return [];
      const random = createRandom(seed, 'scale', task.upstream, task.downstream, String(task.shots), factor);
      const result = nestedRegression(
        Float64Array.from(known, ({ upstreamAccuracy }) => upstreamAccuracy),
        Float64Array.from(known, ({ downstreamAccuracy }) => downstreamAccuracy),
        columns,
        permutations,
        random,
      );
      return result ? [{ ...taskKey(task), factor, models: known.length, ...result, permutations }] : [];
    });
  });
  for (const factor of FACTORS) {
    if (factor === 'all together' || regressions.some((row) => row.factor === factor)) continue;
    notes.add(
      `${factor.replace('dataFraction', 'data fraction')}: the table does not name it, or it does not vary`,
    );
  }
  const points = tasks.flatMap(controlledPoints);
  if (points.length === 0) {
    notes.add(
      'no controlled series: two of parameters, data_fraction and epochs must be named, and one vary alone',
    );
  }
  return { points, regressions, seed, notes: [...notes] };
}

type SingleFactor = Exclude<ScaleFactor, 'all together'>;

const SINGLE_FACTORS: readonly SingleFactor[] = [...SCALE_AXES, 'family'];
const FACTORS: readonly ScaleFactor[] = [...SINGLE_FACTORS, 'all together'];

/** What is known of an independent model. */
interface ScaledModel {
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
  readonly parameters?: number;
  readonly dataFraction?: number;
  readonly epochs?: number;
  readonly family?: string;
}

/** One model a run: the mean of its checkpoints' accuracies and numbers, the family of the first. */
function averagedRuns(task: TaskGroup): ScaledModel[] {
  return modelBlocks(task.evaluations).map((block) => {
    const of = block.map((i) => task.evaluations[i]);
    const mean = (key: 'upstreamAccuracy' | 'downstreamAccuracy' | ScaleAxis) => {
      const values = of.map((evaluation) => evaluation[key]);
      return values.every((value) => value !== undefined)
        ? values.reduce((sum, value) => sum + value, 0) / values.length
        : undefined;
    };
    return {
      upstreamAccuracy: mean('upstreamAccuracy') as number,
      downstreamAccuracy: mean('downstreamAccuracy') as number,
      parameters: mean('parameters'),
      dataFraction: mean('dataFraction'),
      epochs: mean('epochs'),
      family: of[0].family,
    };
  });
}

/** The columns of the table that a factor takes: those that at least half of the models have, for all together. */
function axesOf(factor: ScaleFactor, models: readonly ScaledModel[]): readonly SingleFactor[] {
  if (factor !== 'all together') return [factor];
  return SINGLE_FACTORS.filter(
    (axis) => models.filter((model) => model[axis] !== undefined).length >= models.length / 2,
  );
}

function factorColumns(models: readonly ScaledModel[], axis: SingleFactor): Float64Array[] {
  if (axis === 'family') {
    const counts = new Map<string, number>();
    for (const { family = '' } of models) counts.set(family, (counts.get(family) ?? 0) + 1);
    const large = [...counts]
      .filter(([, count]) => count >= SMALLEST_FAMILY)
      .sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
      .slice(0, MOST_FAMILIES)
      .map(([family]) => family);
    if (counts.size < 2) return [];
    return large.map((family) => Float64Array.from(models, (model) => (model.family === family ? 1 : 0)));
  }
  const logs = Float64Array.from(models, (model) => Math.log10(Math.max(model[axis] ?? 0, 1e-9)));
  if (logs.every((value) => value === logs[0])) return [];
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const centred = logs.map((value) => value - mean);
  return [centred, centred.map((value) => value * value)];
}
