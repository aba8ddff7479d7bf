import { type NamedTable, readTables } from '../shapes/readTables.ts';
import { rowsWhere } from '../table/chosenRows.ts';
import type { TableShape } from '../table/tableShape.ts';
import { renamedCanonical } from './canonicalGuess.ts';
import { guessColumns } from './columnGuesses.ts';
import { joinedTables } from './joinedGuess.ts';
import { longTable } from './longGuess.ts';
import { presetOf } from './presetGuess.ts';
import { rowGuess } from './rowGuess.ts';
import type { Suggestion } from './suggestion.ts';
import { wideTable } from './wideGuess.ts';

/**
 * Says what shape unknown tables seem to have: that of a preset, a long, a wide or a canonical table with other names,
 * or one file a task. Whatever is suggested was tried: it reads the tables.
 *
 * @param presets shapes by name, those that say by what they are recognised
 */
export function recogniseTables(
  tables: readonly NamedTable[],
  presets: Readonly<Record<string, TableShape>> = {},
): Suggestion | undefined {
  const preset = presetOf(tables, presets);
  if (preset) {
    const working = firstThatReads(tables, preset);
    if (working) return working;
  }
  const where = rowGuess(tables[0].table);
  const chosen = tables.map((one) => ({ ...one, table: rowsWhere(one.table, where) }));
  const [{ table }] = chosen;
  const guesses = guessColumns(table);
  const candidates = [renamedCanonical, longTable, wideTable, joinedTables];
  for (const candidate of candidates) {
    const suggestion = candidate(chosen, guesses);
    if (!suggestion) continue;
    const shape = Object.keys(where).length > 0 ? { ...suggestion.shape, where } : suggestion.shape;
    const working = firstThatReads(tables, { ...suggestion, shape });
    if (working) return working;
  }
  return undefined;
}

/** The suggestion, or with repeats averaged, whichever reads the tables. */
function firstThatReads(tables: readonly NamedTable[], suggestion: Suggestion): Suggestion | undefined {
  if (suggestion.needs !== undefined) return suggestion;
  const { files } = suggestion;
  const ordered = files
    ? files.map((file) => tables.find(({ table }) => table.file === file) as NamedTable)
    : tables;
  const mean = { ...suggestion, shape: { ...suggestion.shape, repeats: 'mean' as const } };
  return [suggestion, mean].find(({ shape }) => {
    try {
      return readTables(ordered, shape).evaluations.length > 0;
    } catch {
      return false;
    }
  });
}
