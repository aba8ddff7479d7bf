import { mean } from 'simple-statistics';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { MeasuredLayer } from '../../results/layers/layerMeasure.ts';
import { trainingKey } from '../head/headGroups.ts';
import { alongDecay, decaySeries } from '../head/headSeries.ts';

/** Models alike but for head weight decay, and how their layers move with it. */
export interface MarginShift {
  readonly upstream: string;
  readonly family: string;
  readonly seed: string;
  readonly learningRate: number | null;
  /** Tells trainings apart but for the head and the seed. */
  readonly training: string;
  /** Models of it. */
  readonly models: number;
  /**
   * Rank correlation with head weight decay of the mean log margin of the layers below the head, less that of the head: above
   * 0 where the margin moves down.
   */
  readonly margin: number;
  /** The same of the mean log weight norm of the layers below the head. */
  readonly weights: number;
}

/** Name of the head among the layers. */
const HEAD = 'head';

/** Layers of a model once it is trained, from the lowest to the head, by upstream task and model. */
export function trainedLayers(measures: readonly MeasuredLayer[]): Map<string, MeasuredLayer[]> {
  const models = new Map<string, MeasuredLayer[]>();
  for (const measure of measures) {
    if (measure.trained < 1) continue;
    const key = modelKey(measure);
    models.set(key, [...(models.get(key) ?? []), measure]);
  }
  return models;
}

export function modelKey({ upstream, model }: Pick<Evaluation, 'upstream' | 'model'>): string {
  return JSON.stringify([upstream, model]);
}

/** Every model of a table once. */
export function distinctModels(tasks: readonly TaskGroup[]): Evaluation[] {
  return [...new Map(tasks.flatMap(({ evaluations }) => evaluations).map((e) => [modelKey(e), e])).values()];
}

/**
 * How margins and weights of the layers move with the weight decay of the head, in every series of models that differ in
 * nothing else (appendix D). Margins of layers compare as shares of each layer's spread; those of the head's input stand for
 * the head.
 */
export function marginShifts(tasks: readonly TaskGroup[], measures: readonly MeasuredLayer[]): MarginShift[] {
  const layers = trainedLayers(measures);
  const known = distinctModels(tasks).filter((e) => marginDown(layers.get(modelKey(e))) !== null);
  return decaySeries(known).map((series) => {
    const [{ upstream, family = '', seed = '', headLearningRate = null }] = series;
    const value = (of: (layers: MeasuredLayer[]) => number | null) => (e: Evaluation) =>
      of(layers.get(modelKey(e)) ?? []) ?? 0;
    return {
      ...{ upstream, family, seed, learningRate: headLearningRate, training: trainingKey(series[0]) },
      models: series.length,
      margin: alongDecay(series, value(marginDown)),
      weights: alongDecay(series, value(weightsBelow)),
    };
  });
}

/** Mean log margin below the head less that of the head; null where a layer has none. */
function marginDown(layers: readonly MeasuredLayer[] = []): number | null {
  const head = layers.find(({ layer }) => layer === HEAD)?.margin;
  const below = layers.filter(({ layer }) => layer !== HEAD).map(({ margin }) => margin);
  if (!head || below.length === 0) return null;
  if (!below.every((margin): margin is number => margin !== null)) return null;
  return mean(below.map(Math.log)) - Math.log(head);
}

function weightsBelow(layers: readonly MeasuredLayer[]): number {
  const norms = layers.filter(({ layer, weightNorm }) => layer !== HEAD && weightNorm > 0);
  return norms.length > 0 ? mean(norms.map(({ weightNorm }) => Math.log(weightNorm))) : 0;
}
