import { InputError, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { missingColumns } from '../shapes/canonicalShape.ts';
import type { NamedTable } from '../shapes/readTables.ts';
import type { TableShape } from '../table/tableShape.ts';
import { recogniseTables, type Suggestion } from './recogniseTables.ts';

/** A table that is not canonical and whose shape was not said. */
export class UnknownShapeError extends InputError {
  /** What it looks like; undefined where it looks like nothing known. */
  readonly suggestion?: Suggestion;

  constructor(problem: string, file: string, suggestion?: Suggestion) {
    super(problem, { file }, adviceOf(suggestion), ...(suggestion ? [] : [{ name: 'column' }]));
    this.suggestion = suggestion;
  }
}

function adviceOf(suggestion?: Suggestion): string {
  if (!suggestion) return 'rename the columns, or say which they are';
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
    throw new UnknownShapeError(
      `no column ${quoteList(missing)}; found ${quoteList(table.header.filter(Boolean), 6)}`,
      table.file,
      recogniseTables(tables, presets),
    );
  }
}

const CANONICAL = ['model', 'upstream', 'upstream_accuracy', 'downstream', 'downstream_accuracy', 'shots'];
