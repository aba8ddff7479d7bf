import { fitLaw, type LawFit } from '../curves/fitLaw.ts';
import type { LawMethod } from '../curves/lawMethod.ts';
import type { TaskGroup } from '../results/groupTasks.ts';

/** One law fitted to one task. */
export interface TaskFit {
  readonly task: TaskGroup;
  readonly fit: LawFit;
}

/** Fits laws to every task by every method, in the order given. */
export function fitTasks(tasks: readonly TaskGroup[], methods: readonly LawMethod[]): TaskFit[] {
  return tasks.flatMap((task) => methods.map((method) => ({ task, fit: fitLaw(task.points, method) })));
}
