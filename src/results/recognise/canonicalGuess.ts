import type { NamedTable } from '../shapes/readTables.ts';
import { words } from '../table/columnWords.ts';
import type { ColumnGuesses } from './columnGuesses.ts';
import { extraColumns } from './extraColumns.ts';
import { modelColumns, rowColumns } from './modelColumns.ts';
import type { Suggestion } from './suggestion.ts';
import { mostUpstream, SURE, upstreamRank } from './upstreamRank.ts';

/** One row an evaluation, both accuracies in it, under other names. */
export function renamedCanonical(
  [{ table }]: readonly NamedTable[],
  guesses: ColumnGuesses,
): Suggestion | undefined {
  const { accuracies, task } = guesses;
  if (task === undefined || accuracies.length < 2) return undefined;
  const upstream = mostUpstream(accuracies);
  const others = accuracies.filter((name) => name !== upstream);
  const downstream = others.find(isDownstreamName) ?? (accuracies.length === 2 ? others[0] : undefined);
  if (downstream === undefined || upstreamRank(upstream) < SURE) return undefined;
  const id = modelColumns(table, guesses, rowColumns(table, guesses));
  if (id.length === 0) return undefined;
  const [model] = id;
  const columns = {
    ...(id.length === 1 ? named('model', model, 'model') : {}),
    ...named('upstreamAccuracy', upstream, 'upstream_accuracy'),
    ...named('downstream', task, 'downstream'),
    ...named('downstreamAccuracy', downstream, 'downstream_accuracy'),
    ...extraColumns(table, guesses, id),
  };
  return {
    looksLike: `one evaluation a row, with columns of other names`,
    shape: { kind: 'canonical', ...(id.length > 1 ? { id } : {}), columns },
  };
}

function isDownstreamName(name: string): boolean {
  return words(name).some((part) => /^(downstream|ds|target|transfer|test)$/.test(part));
}

function named(key: string, column: string, canonical: string): Record<string, string> {
  return column === canonical ? {} : { [key]: column };
}
