import type { NamedTable } from '../shapes/readTables.ts';
import { accuracyColumns } from '../table/accuracyColumns.ts';
import type { RawTable } from '../table/rawTable.ts';
import { type ColumnGuesses, columnCells } from './columnGuesses.ts';
import { extraColumns, shotsInNames, withColumns } from './extraColumns.ts';
import { modelColumns } from './modelColumns.ts';
import { doubtOf, type Suggestion, sourceOf } from './suggestion.ts';
import { mostUpstream, SURE, upstreamRank } from './upstreamRank.ts';

/** One row a model, one column a task. */
export function wideTable(
  [{ table }]: readonly NamedTable[],
  guesses: ColumnGuesses,
): Suggestion | undefined {
  const { accuracies } = guesses;
  if (accuracies.length < 2) return undefined;
  const upstream = mostUpstream(accuracies);
  const others = accuracyColumns(
    table,
    accuracies.filter((name) => name !== upstream),
    [],
    upstream,
  ).taken.length;
  const id = modelColumns(table, guesses, []);
  if (id.length === 0 || isTurned(table, guesses)) return undefined;
  return {
    looksLike: `${sourceOf(table)}a wide table: a row a model, ${others} other column${others === 1 ? '' : 's'} of accuracies`,
    shape: {
      kind: 'wide',
      id,
      upstream,
      downstream: ['*'],
      ...withColumns({ ...extraColumns(table, guesses, id), ...shotsInNames(accuracies) }),
    },
    doubt: doubtOf(upstream, accuracies, upstreamRank(upstream) >= SURE, 'column'),
  };
}

/** Whether a row is a task and a column a model: the only names are those of tasks, one of them upstream's. */
export function isTurned(table: RawTable, { texts, task, accuracies }: ColumnGuesses): boolean {
  if (task === undefined || texts.length !== 1 || accuracies.length < 3) return false;
  const tasks = columnCells(table, task);
  return (
    new Set(tasks).size === tasks.length &&
    tasks.some((name) => upstreamRank(name) >= SURE) &&
    accuracies.every((name) => upstreamRank(name) < SURE)
  );
}
