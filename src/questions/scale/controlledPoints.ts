import { groupBy } from '../../base/groupBy.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { type TaskKey, taskKey } from '../../results/taskKey.ts';
import { SCALE_AXES, type ScaleAxis } from './scaleAxis.ts';

/** What must be equal along a series, besides the other axes. */
const HELD = ['family', 'headWeightDecay', 'headLearningRate'] as const;

/** Held too where a table has it, as those of Plateau's own sweeps do: labels that are wrong change what scale buys. */
const LABEL_NOISE = 'label_noise';

/** How a series names what it holds. */
const WORDS: Readonly<Record<ScaleAxis, (value: number) => string>> = {
  parameters: (value) => `${Number(value.toPrecision(3))} parameters`,
  dataFraction: (value) => `${Number((100 * value).toPrecision(3))} % of the data`,
  epochs: (value) => `${Number(value.toPrecision(3))} epochs`,
};

/**
 * Models of one task in series along which only one of parameters, data and epochs changes: all else that the table
 * names (family, head settings, label noise, the other two) is equal. A series needs two values at least, and a table that names
 * one of the other two: where nothing is known to be held, nothing is controlled.
 */
export function controlledPoints(task: TaskGroup): ScalePoint[] {
  return SCALE_AXES.flatMap((axis) => {
    const others = SCALE_AXES.filter((other) => other !== axis);
    const known = task.evaluations.filter(
      (evaluation) =>
        evaluation[axis] !== undefined && others.some((other) => evaluation[other] !== undefined),
    );
    const series = groupBy(known, (evaluation) => heldBy(evaluation, axis));
    return [...series]
      .filter(([, members]) => new Set(members.map((member) => member[axis])).size > 1)
      .flatMap(([name, members]) =>
        members
          .map((member): ScalePoint => {
            const { model, upstreamAccuracy, downstreamAccuracy } = member;
            const value = member[axis] as number;
            return {
              ...taskKey(task),
              axis,
              series: name,
              model,
              value,
              upstreamAccuracy,
              downstreamAccuracy,
            };
          })
          .sort((a, b) => a.value - b.value),
      );
  });
}

function heldBy(evaluation: Evaluation, axis: ScaleAxis): string {
  const numbers = SCALE_AXES.filter((other) => other !== axis && evaluation[other] !== undefined).map(
    (other) => WORDS[other](evaluation[other] as number),
  );
  const words = HELD.flatMap((key) => {
    const value = evaluation[key];
    if (value === undefined) return [];
    return [
      key === 'family'
        ? String(value)
        : `${key === 'headWeightDecay' ? 'head weight decay' : 'head learning rate'} ${value}`,
    ];
  });
  const noise = Number(evaluation.other?.[LABEL_NOISE] ?? 0);
  if (noise > 0) words.push(`label noise ${noise}`);
  return [...words, ...numbers].join(', ') || 'all models';
}

/** One model of a controlled series: only one thing is scaled, the others are held (Fig. 4). */
export interface ScalePoint extends TaskKey {
  readonly axis: ScaleAxis;
  /** What is held, in words: 'vit, 1e7 parameters, 7 epochs'. Points of one series belong on one line. */
  readonly series: string;
  readonly model: string;
  /** What is scaled: parameters, share of the data, or epochs. */
  readonly value: number;
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
}
