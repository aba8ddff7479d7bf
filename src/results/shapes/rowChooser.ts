import { decimalMark, parseAccuracy } from '../table/accuracyColumn.ts';
import { columnIndex, type RawTable } from '../table/rawTable.ts';
import type { RepeatsRule } from '../table/tableShape.ts';

/** A row among several for one model and task. */
export interface RepeatedRow {
  readonly table: RawTable;
  readonly row: number;
  /** Its accuracy. */
  readonly value: number;
}

/** The column by which a rule chooses, or undefined where it chooses by the accuracy itself. */
export function choiceColumn(repeats: RepeatsRule): string | undefined {
  return repeats.startsWith('best:') ? repeats.slice('best:'.length) : undefined;
}

/**
 * Chooses the best of several rows: by the rule's column, where it names one, else by their accuracy. Of equal ones
 * the one with the lower accuracy, so that the order of rows does not matter and ties flatter nobody.
 */
export function rowChooser(repeats: RepeatsRule): <Row extends RepeatedRow>(rows: readonly Row[]) => Row {
  const column = choiceColumn(repeats);
  const scores = new Map<RawTable, (row: number) => number>();
  const scoreOf = (table: RawTable) => {
    const known = scores.get(table);
    if (known) return known;
    const index = columnIndex(table, column as string);
    const decimal = decimalMark(table, column as string);
    const read = (row: number) => {
      const score = parseAccuracy(table.rows[row][index], decimal);
      return Number.isNaN(score) ? Number.NEGATIVE_INFINITY : score;
    };
    scores.set(table, read);
    return read;
  };
  return (rows) => {
    const values = rows.map(({ table, row, value }) => (column === undefined ? value : scoreOf(table)(row)));
    let best = 0;
    for (let i = 1; i < rows.length; i++) {
      const better = values[i] > values[best];
      if (better || (values[i] === values[best] && rows[i].value < rows[best].value)) best = i;
    }
    return rows[best];
  };
}
