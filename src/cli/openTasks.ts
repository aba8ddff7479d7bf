import type { EvaluationTable } from '../results/evaluation.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { readTables, type TableOptions } from './options/tableOptions.ts';
import type { Terminal } from './terminal.ts';

/** Reads the tables that a command line names and splits them into tasks that a curve can go through. */
export async function openTasks(
  paths: readonly string[],
  options: TableOptions,
  terminal: Terminal,
): Promise<{ table: EvaluationTable; tasks: TaskGroup[] }> {
  const table = await readTables(paths, options, terminal);
  const { groupTasks } = await import('../results/groupTasks.ts');
  const { requireFittable } = await import('../results/requireFittable.ts');
  const tasks = groupTasks(table.evaluations);
  requireFittable(tasks, table);
  return { table, tasks };
}
