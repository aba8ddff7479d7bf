import { groupBy } from '../base/groupBy.ts';

/** Which task a row of a result speaks of: the same three names in every result. */
export interface TaskKey {
  readonly upstream: string;
  readonly downstream: string;
  /** Examples a class; null for full fine-tuning or zero-shot. */
  readonly shots: number | null;
}

/** The key of a task. */
export function taskKey({ upstream, downstream, shots }: TaskKey): TaskKey {
  return { upstream, downstream, shots };
}

/** Whether two keys name one task. */
export function sameTask(a: TaskKey, b: TaskKey): boolean {
  return a.upstream === b.upstream && a.downstream === b.downstream && a.shots === b.shots;
}

/** Rows grouped by their task, in the order in which tasks come first. */
export function byTaskKey<Row extends TaskKey>(rows: readonly Row[]): Row[][] {
  return [...groupBy(rows, keyText).values()];
}

function keyText({ upstream, downstream, shots }: TaskKey): string {
  return JSON.stringify([upstream, downstream, shots]);
}
