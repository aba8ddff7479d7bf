import { median } from 'simple-statistics';
import { groupBy } from '../base/groupBy.ts';
import type { TaskKey } from '../results/taskKey.ts';

/**
 * Rows of one downstream task together, whatever their shots: a task at 1 and at 25 shots is one task judged twice,
 * not two.
 */
export function perTask<Row extends Pick<TaskKey, 'upstream' | 'downstream'>>(rows: readonly Row[]): Row[][] {
  return [...groupBy(rows, (row) => JSON.stringify([row.upstream, row.downstream])).values()];
}

/** A number for each task: the median over its numbers of shots. */
export function medianPerTask<Row extends Pick<TaskKey, 'upstream' | 'downstream'>>(
  rows: readonly Row[],
  value: (row: Row) => number,
): number[] {
  return perTask(rows).map((group) => median(group.map(value)));
}

/** For each task, in how many of its numbers of shots something is so. */
export function countsPerTask<Row extends Pick<TaskKey, 'upstream' | 'downstream'>>(
  rows: readonly Row[],
  isSo: (row: Row) => boolean,
): { yes: number; of: number }[] {
  return perTask(rows).map((group) => ({ yes: group.filter(isSo).length, of: group.length }));
}
