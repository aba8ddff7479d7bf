/**
 * What a report takes long for: plain data in and out, so that a worker can do it as well as this thread.
 */

import { lawIntervals } from '../curves/intervals/lawInterval.ts';
import { type Drawing, type DrawingTask, drawFigure } from '../drawing/drawFigure.ts';
import { type RankCorrelations, rankCorrelations } from '../questions/ranks/rankCorrelations.ts';
import { compareTask, rivalCurves } from '../questions/rivals/compareTask.ts';
import { type SampleSizeResult, sampleSize } from '../questions/sampleSize/sampleSize.ts';
import { type ScaleEffect, scaleEffect } from '../questions/scale/scaleEffect.ts';
import type { TaskGroup } from '../results/groupTasks.ts';

interface RivalJob {
  readonly task: TaskGroup;
  readonly cuts: readonly number[];
  /** Cut whose curves are drawn. */
  readonly drawnCut: number;
}

interface SeededJob {
  readonly tasks: readonly TaskGroup[];
  readonly seed: number;
}

/** The jobs by name. */
export interface Jobs {
  intervals(job: Parameters<typeof lawIntervals>): ReturnType<typeof lawIntervals>;
  draw(task: DrawingTask): Promise<Drawing>;
  rivals(job: RivalJob): {
    comparison: ReturnType<typeof compareTask>;
    curves: ReturnType<typeof rivalCurves>;
  };
  sampleSize(job: SeededJob): SampleSizeResult;
  scale(job: SeededJob): ScaleEffect;
  ranks(job: SeededJob): RankCorrelations[];
}

export const jobs: Jobs = {
  intervals: (job) => lawIntervals(...job),
  draw: drawFigure,
  rivals: ({ task, cuts, drawnCut }) => ({
    comparison: compareTask(task, cuts),
    curves: rivalCurves(task, 'hull', drawnCut),
  }),
  sampleSize: ({ tasks, seed }) => sampleSize(tasks, { seed }),
  scale: ({ tasks, seed }) => scaleEffect(tasks, { seed }),
  ranks: ({ tasks, seed }) => rankCorrelations(tasks, { seed }),
};

/** Does one job; what a worker runs. */
export default function runJob<Name extends keyof Jobs>({
  name,
  input,
}: {
  name: Name;
  input: Parameters<Jobs[Name]>[0];
}): ReturnType<Jobs[Name]> {
  return (jobs[name] as (given: typeof input) => ReturnType<Jobs[Name]>)(input);
}
