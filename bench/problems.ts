import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedProblems } from '../src/curves/testing/generatedProblems.ts';
import { upperHull } from '../src/curves/upperHull.ts';
import { groupTasks, type TaskGroup } from '../src/results/groupTasks.ts';
import { PRESETS } from '../src/results/presets.ts';
import { readEvaluations } from '../src/results/readEvaluations.ts';

/** Errors to fit a law to. */
export interface FitProblem {
  readonly upstreamError: Float64Array;
  readonly downstreamError: Float64Array;
}

const DATA = process.env.PLATEAU_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

/** Folder of timm's tables, or of the sample that ships where they are absent. */
export const TIMM = existsSync(`${DATA}/timm`) ? `${DATA}/timm` : 'fixtures/timm-sample';

/** The tasks of timm's tables. */
export function timmTasks(): TaskGroup[] {
  return groupTasks(readEvaluations([TIMM], { shape: PRESETS.timm }).evaluations);
}

/** Hulls of real tables that can be fitted. */
export function realHulls(): FitProblem[] {
  return timmTasks()
    .map(({ points }) => {
      const hull = upperHull(points);
      return {
        upstreamError: Float64Array.from(hull, (i) => 1 - points.upstream[i]),
        downstreamError: Float64Array.from(hull, (i) => 1 - points.downstream[i]),
      };
    })
    .filter(({ upstreamError }) => upstreamError.length > 2);
}

/** Generated problems of 5 to 60 points, clean and noisy. */
export function mixedProblems(count: number): FitProblem[] {
  return generatedProblems(count, 21);
}
