import { quote } from '../../base/inputError.ts';
import type { NamedTable } from '../shapes/readTables.ts';
import { parseNumber } from '../table/parseNumber.ts';
import type { RawTable } from '../table/rawTable.ts';
import { type ColumnGuesses, columnCells } from './columnGuesses.ts';
import { extraColumns, measureColumns, withColumns } from './extraColumns.ts';
import { modelColumns, rowColumns } from './modelColumns.ts';
import { doubtOf, type Suggestion, sourceOf } from './suggestion.ts';
import { mostUpstream, SURE, upstreamRank } from './upstreamRank.ts';
import { valueColumn } from './valueColumn.ts';
import { isTurned } from './wideGuess.ts';

/** One row a model and task. */
export function longTable(tables: readonly NamedTable[], guesses: ColumnGuesses): Suggestion | undefined {
  const [{ table }] = tables;
  const { accuracies, task } = guesses;
  const value = valueColumn(accuracies);
  if (task === undefined || value === undefined || isTurned(table, guesses)) return undefined;
  const names = tables.flatMap((one) =>
    one.table.header.includes(task) ? columnCells(one.table, task) : [],
  );
  const tasks = byModels([...new Set(names)].sort(), names);
  const upstreamTask = mostUpstream(tasks);
  const id = modelColumns(table, guesses, rowColumns(table, guesses));
  if (id.length === 0) return undefined;
  const sure = upstreamRank(upstreamTask) >= SURE;
  return {
    looksLike: `${sourceOf(table)}a long table: a row a model and task, ${tasks.length} tasks in column ${quote(task)}`,
    shape: {
      kind: 'long',
      taskColumn: task,
      valueColumn: value,
      upstreamTask,
      id,
      ...withColumns({ ...extraColumns(table, guesses, id), ...measureColumns(table) }),
      ...upstreamShots(table, guesses, task, upstreamTask),
    },
    doubt: doubtOf(upstreamTask, tasks, sure, 'task'),
  };
}

/** Tasks of most rows first. */
function byModels(tasks: readonly string[], names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...tasks].sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number));
}

/** Where the upstream rows have one number of shots that other rows have not, it has to be said. */
function upstreamShots(table: RawTable, { shots }: ColumnGuesses, task: string, upstreamTask: string) {
  if (shots === undefined) return {};
  const tasks = columnCells(table, task);
  const all = columnCells(table, shots).map((cell) => parseNumber(cell));
  const own = new Set(all.filter((_, row) => tasks[row] === upstreamTask));
  const [only] = own;
  const others = all.some((value, row) => tasks[row] !== upstreamTask && value !== only);
  return own.size === 1 && others && only >= 0 ? { upstreamShots: only } : {};
}
