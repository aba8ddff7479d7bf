import { DOWNSTREAM_TASKS } from '../universe/tasks.ts';
import type { SweepPlan } from './sweepRuns.ts';

/** Names of all downstream tasks of a plan. */
export function downstreamNames({ downstreamSources }: SweepPlan): string[] {
  return [...Object.keys(DOWNSTREAM_TASKS), ...downstreamSources.map(({ name }) => name)];
}
