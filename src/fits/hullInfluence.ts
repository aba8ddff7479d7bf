import { fitLaw, type LawFit } from '../curves/fitLaw.ts';
import type { LawMethod } from '../curves/lawMethod.ts';
import type { TaskGroup } from '../results/groupTasks.ts';

/** What a law would be without one model of the hull. */
export interface ModelInfluence {
  readonly model: string;
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
  /** e_IR without the model, and how far it moves: without minus with. Null where no law is determined without it. */
  readonly irreducibleError: number | null;
  readonly change: number | null;
  /** How far the saturation value moves, which is the other way. */
  readonly saturationChange: number | null;
}

/** How much the frontier rests on single models. */
export interface HullInfluence {
  readonly method: LawMethod;
  /** One a vertex of the hull, the most influential first; those without which nothing is determined before all. */
  readonly models: readonly ModelInfluence[];
  /** Warnings in words, empty where no model matters much. */
  readonly notes: readonly string[];
}

/** A move of the plateau by more than this (two points) for want of one model is worth a warning. */
export const INFLUENTIAL_CHANGE = 0.02;
/** A frontier of no more vertices than this rests on a handful of models. */
export const HANDFUL = 6;

/**
 * Leaves out each model of the upper hull in turn and fits the law again. Models below the hull cannot move the hull
 * fit at all and the envelope hardly.
 *
 * @param fit the fit of the task to compare with
 */
export function hullInfluence(task: TaskGroup, fit: LawFit): HullInfluence {
  const { method, hull, law } = fit;
  // Without its only model a task has nothing to fit.
  const others = task.points.upstream.length > 1 ? hull : [];
  const models = Array.from(others, (left): ModelInfluence => {
    const without = fitLaw(
      {
        upstream: task.points.upstream.filter((_, i) => i !== left),
        downstream: task.points.downstream.filter((_, i) => i !== left),
      },
      method,
    );
    const irreducibleError = without.identified ? (without.law?.irreducibleError ?? null) : null;
    const change = law && irreducibleError !== null ? irreducibleError - law.irreducibleError : null;
    return {
      model: task.evaluations[left]?.model ?? `model ${left + 1}`,
      upstreamAccuracy: task.points.upstream[left],
      downstreamAccuracy: task.points.downstream[left],
      irreducibleError,
      change,
      saturationChange: change === null ? null : 0 - change,
    };
  });
  const size = ({ change }: ModelInfluence) =>
    change === null ? Number.POSITIVE_INFINITY : Math.abs(change);
  models.sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
  return { method, models, notes: fit.law && fit.identified ? warnings(models) : [] };
}

function warnings(models: readonly ModelInfluence[]): string[] {
  const notes: string[] = [];
  if (models.length <= HANDFUL)
    notes.push(`the frontier rests on a handful of models: ${models.length} hull vertices`);
  const lost = models.filter(({ change }) => change === null);
  if (lost.length > 0) notes.push(`without ${lost[0].model} no law is determined`);
  const most = models.find(({ change }) => change !== null);
  if (most && Math.abs(most.change ?? 0) > INFLUENTIAL_CHANGE) {
    const points = (100 * Math.abs(most.change ?? 0)).toFixed(1);
    const way = (most.change ?? 0) > 0 ? 'lower' : 'higher';
    notes.push(`without ${most.model} the plateau would be ${points} points ${way}`);
  }
  return notes;
}
