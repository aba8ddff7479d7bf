import { words } from '../table/columnWords.ts';
import { parseCount } from '../table/parseNumber.ts';
import type { RawTable } from '../table/rawTable.ts';
import type { ColumnNames } from '../table/tableShape.ts';
import { type ColumnGuesses, columnCells } from './columnGuesses.ts';

/** Shots, parameters and families under other names. */
export function extraColumns(
  table: RawTable,
  { shots, parameters, family }: ColumnGuesses,
  id: readonly string[] = [],
): ColumnNames {
  const millions =
    parameters !== undefined &&
    Math.max(
      ...columnCells(table, parameters).map((cell) => parseCount(cell) || parseCount(cell, 'comma') || 0),
    ) < 1e6;
  return {
    ...(shots !== undefined && shots !== 'shots' ? { shots } : {}),
    ...(family !== undefined && family !== 'family' && !id.includes(family) ? { family } : {}),
    ...(parameters !== undefined && (parameters !== 'parameters' || millions)
      ? { parameters: millions ? { column: parameters, times: 1e6 } : parameters }
      : {}),
  };
}

/** Tasks called "birds 5-shot": the shots stand in the columns' names. */
export function shotsInNames(names: readonly string[]): ColumnNames {
  const worded = names.filter((name) => SHOTS_IN_NAME.test(name));
  if (worded.length < 2) return {};
  return {
    downstream: { column: 'downstream', match: '^(.+?)[ _/-]*[0-9]+[ _-]*shots?$' },
    shots: { column: 'downstream', match: '([0-9]+)[ _-]*shots?$' },
  };
}

const SHOTS_IN_NAME = /[0-9]+[ _-]*shots?$/;

export function withColumns(columns: ColumnNames): { columns?: ColumnNames } {
  return Object.keys(columns).length > 0 ? { columns } : {};
}

/** Of a long table: standard errors of its values, and sizes of its test sets. */
export function measureColumns({ header }: RawTable): ColumnNames {
  const own = (name: string) => header.includes(name);
  const find = (pattern: RegExp) => header.find((name) => pattern.test(words(name).join('_')));
  const error = own('downstream_standard_error')
    ? undefined
    : find(/^((acc|accuracy|value)_)?(stderr|std_?err|standard_error|sem)$/);
  const size = own('test_size')
    ? undefined
    : find(/^(n|num)_(test|test_examples|examples|samples)$|^test_(size|examples)$/);
  return {
    ...(error !== undefined && { downstreamStandardError: error }),
    ...(size !== undefined && { testSize: size }),
  };
}
