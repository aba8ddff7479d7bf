import { type ErrorOption, InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { missingColumns } from '../shapes/canonicalShape.ts';
import type { NamedTable } from '../shapes/readTables.ts';
import type { RawTable } from '../table/rawTable.ts';
import type { TableShape } from '../table/tableShape.ts';
import { guessColumns } from './columnGuesses.ts';
import { recogniseTables } from './recogniseTables.ts';
import type { Suggestion } from './suggestion.ts';
import { isTurned } from './wideGuess.ts';

/** A table that is not canonical and whose shape was not said. */
export class UnknownShapeError extends InputError {
  /** What it looks like; undefined where it looks like nothing known. */
  readonly suggestion?: Suggestion;

  constructor(problem: string, file: string, suggestion?: Suggestion, advice?: string, option?: ErrorOption) {
    const options = option ? [option] : suggestion || advice !== undefined ? [] : [{ name: 'column' }];
    super(problem, { file }, advice ?? adviceOf(suggestion), ...options);
    this.suggestion = suggestion;
  }
}

const NO_ADVICE = 'rename the columns, or say which they are';

function adviceOf(suggestion?: Suggestion): string {
  if (!suggestion) return NO_ADVICE;
  const { looksLike, needs } = suggestion;
  return `it looks like ${looksLike}${needs === undefined ? '' : `; ${needs} is needed too`}`;
}

/**
 * Makes sure that tables whose shape was not said are canonical.
 *
 * @throws UnknownShapeError with what they look like; not where a column is misspelt only
 */
export function requireKnownShape(
  tables: readonly NamedTable[],
  presets: Readonly<Record<string, TableShape>>,
): void {
  for (const { table } of tables) {
    const missing = missingColumns(table);
    if (missing.length === 0) continue;
    const free = table.header.filter((name) => !CANONICAL.includes(name));
    if (missing.length === 1 && nearestName(missing[0], free) !== undefined) continue;
    refuseOthers(table);
    const suggestion = recogniseTables(tables, presets);
    if (!suggestion) refuseTurned(table);
    throw new UnknownShapeError(
      `no column ${quoteList(missing)}; found ${quoteList(table.header.filter(Boolean), 6)}`,
      table.file,
      suggestion,
      suggestion ? undefined : lackOf(table),
      suggestion ? undefined : { name: 'column' },
    );
  }
}

/** Tables that hold no evaluations, and what to take instead. */
function refuseOthers({ header, file }: RawTable): void {
  const has = (...names: string[]) => names.every((name) => header.includes(name));
  if (header.some((name) => name.endsWith('__MIN')) && header.some((name) => name.endsWith('__MAX'))) {
    throw new UnknownShapeError(
      'is a chart of W&B over steps',
      file,
      undefined,
      'export the table of runs instead',
    );
  }
  if (has('layer', 'depth', 'accuracy')) {
    throw new UnknownShapeError('is a table of layers', file, undefined, 'give it beside a table of models', {
      name: 'layers',
    });
  }
}

/** A table with a row a task and a column a model. */
function refuseTurned(table: RawTable): void {
  if (!isTurned(table, guessColumns(table))) return;
  throw new UnknownShapeError(
    'has a row a task and a column a model',
    table.file,
    undefined,
    'turn it over (transpose it), so that every model has a row',
  );
}

/** What a table that looks like nothing known lacks. */
function lackOf(table: RawTable): string | undefined {
  const { accuracies } = guessColumns(table);
  if (accuracies.length > 1) return undefined;
  const found =
    accuracies.length === 0
      ? 'no column looks like one of accuracies'
      : `only ${quote(accuracies[0])} looks like a column of accuracies, and a model needs an upstream and a downstream one`;
  return `${found}; ${NO_ADVICE}`;
}

const CANONICAL = ['model', 'upstream', 'upstream_accuracy', 'downstream', 'downstream_accuracy', 'shots'];
