import { guessColumns } from '../../../results/recognise/columnGuesses.ts';
import type { TableShape } from '../../../results/table/tableShape.ts';
import type { Given } from '../../table/given.ts';

/** What the roles of a shape are shown and changed by. */
export interface RoleProps<Shape extends TableShape> {
  readonly files: Given;
  readonly shape: Shape;
  readonly change: (shape: TableShape) => void;
}

const guesses = new WeakMap<Given['tables'], ReturnType<typeof guessColumns>>();

/** All columns of the first table, and those that may hold accuracies. */
export function columnsOf({ tables }: Given): { columns: readonly string[]; accuracies: readonly string[] } {
  const [{ table }] = tables;
  const known = guesses.get(tables) ?? guessColumns(table);
  guesses.set(tables, known);
  return { columns: table.header.filter(Boolean), accuracies: known.accuracies };
}
