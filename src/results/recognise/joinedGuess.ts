import { quote } from '../../base/inputError.ts';
import { listText } from '../../base/numberText.ts';
import type { NamedTable } from '../shapes/readTables.ts';
import type { ColumnGuesses } from './columnGuesses.ts';
import { modelColumns } from './modelColumns.ts';
import { doubtOf, type Suggestion } from './suggestion.ts';
import { upstreamFirst } from './upstreamFirst.ts';
import { mostUpstream, SURE, upstreamRank } from './upstreamRank.ts';
import { valueColumn } from './valueColumn.ts';

/** One file a task: the same accuracies and models in all of them. */
export function joinedTables(tables: readonly NamedTable[], guesses: ColumnGuesses): Suggestion | undefined {
  if (tables.length < 2) return undefined;
  const [{ table }] = tables;
  const shared = guesses.accuracies.filter((name) => tables.every((one) => one.table.header.includes(name)));
  const value = valueColumn(shared);
  if (value === undefined) return undefined;
  const texts = guesses.texts.filter((name) => tables.every((one) => one.table.header.includes(name)));
  const id = modelColumns(table, { texts }, []);
  if (id.length === 0) return undefined;
  const names = tables.map(({ task }) => task);
  const upstream = mostUpstream(names);
  return {
    looksLike: `one file a task: ${listText([...names].slice(0, 3).map(quote))}`,
    shape: { kind: 'joined', id, valueColumn: value },
    files: upstreamFirst(tables, (_, task) => task === upstream),
    doubt: doubtOf(upstream, names, upstreamRank(upstream) >= SURE, 'file'),
  };
}
