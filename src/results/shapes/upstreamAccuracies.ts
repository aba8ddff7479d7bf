import { mean } from 'simple-statistics';
import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { type AccuracyOptions, readAccuracyColumn } from '../table/accuracyColumn.ts';
import { type RawTable, rowFile, rowPlace } from '../table/rawTable.ts';
import type { RepeatsRule } from '../table/tableShape.ts';
import { rowChooser } from './rowChooser.ts';
import { standardErrorAt } from './shapeResult.ts';

/** The upstream accuracy of a model. */
export interface UpstreamAccuracy {
  readonly accuracy: number;
  readonly standardError?: number;
}

interface Row {
  readonly table: RawTable;
  readonly row: number;
  readonly value: number;
  readonly error?: number;
}

/** Upstream accuracies by model and shots, gathered from the rows of one table or several. */
export class UpstreamAccuracies {
  /** For messages. */
  readonly file: string;
  private readonly models = new Map<string, Map<number | null, Row[]>>();
  private readonly repeats: RepeatsRule;
  private readonly id: readonly string[];
  private readonly choose: <Some extends Row>(rows: readonly Some[]) => Some;

  constructor(file: string, id: readonly string[], repeats: RepeatsRule = 'each') {
    this.file = file;
    this.id = id;
    this.repeats = repeats;
    this.choose = rowChooser(repeats);
  }

  get size(): number {
    return this.models.size;
  }

  names(): IterableIterator<string> {
    return this.models.keys();
  }

  /** Adds the rows of a table; returns the rows that only repeat another, and the row they repeat. */
  addAll(
    table: RawTable,
    rows: Iterable<{ row: number; model: string; shots: number | null }>,
    column: string,
    options: AccuracyOptions,
  ): { repeated: Map<number, number>; notes: readonly string[] } {
    const read = readAccuracyColumn(table, column, options);
    const repeated = new Map<number, number>();
    for (const { row, model, shots } of rows) {
      if (Number.isNaN(read.values[row])) continue;
      const first = this.add(model, shots, {
        table,
        row,
        value: read.values[row],
        error: standardErrorAt(read, row),
      });
      if (first) repeated.set(row, first.table.rowNumbers[first.row]);
    }
    return { repeated, notes: read.notes };
  }

  private add(model: string, shots: number | null, added: Row): Row | undefined {
    const byShots = this.models.get(model) ?? new Map<number | null, Row[]>();
    this.models.set(model, byShots);
    const rows = byShots.get(shots) ?? [];
    byShots.set(shots, rows);
    const same = rows.find(({ value }) => value === added.value);
    if (this.repeats === 'each' || this.repeats === 'best') {
      if (same) return same;
      if (rows.length > 0 && this.repeats === 'each') this.refuse(rows[0], added);
    }
    rows.push(added);
    return undefined;
  }

  private refuse(first: Row, again: Row): never {
    const where = rowFile(first.table, first.row);
    const other = where === rowFile(again.table, again.row) ? '' : ` of ${where}`;
    throw new InputError(
      `the same ${this.id.map(quote).join(', ')} as row ${first.table.rowNumbers[first.row]}${other}, with another accuracy`,
      rowPlace(again.table, again.row),
      'add the column that tells them apart, remove one of the rows, or say what becomes of repeats',
      { name: 'id' },
      { name: 'repeats', choices: ['mean', 'best'] },
    );
  }

  /**
   * A model's upstream accuracy for a downstream row of so many shots: that of the shots asked for, else at equal
   * shots, else the one without shots.
   *
   * @throws InputError where the upstream rows of a model have other numbers of shots only
   */
  of(model: string, shots: number | null, asked?: number): UpstreamAccuracy | undefined {
    const byShots = this.models.get(model);
    if (!byShots) return undefined;
    const rows = asked === undefined ? (byShots.get(shots) ?? byShots.get(null)) : byShots.get(asked);
    if (rows) return this.chosen(rows);
    if (asked !== undefined) return undefined;
    const counts = [...byShots.keys()].map(String);
    throw new InputError(
      `the upstream rows of ${quote(model)} have ${quoteList(counts)} shots, and a downstream row has ${shots ?? 'none'}`,
      { file: this.file },
      'say which of them is the upstream accuracy',
      { name: 'upstreamShots', choices: counts },
    );
  }

  private chosen(rows: readonly Row[]): UpstreamAccuracy {
    if (rows.length === 1) return { accuracy: rows[0].value, standardError: rows[0].error };
    if (this.repeats === 'mean') return { accuracy: mean(rows.map(({ value }) => value)) };
    const best = this.choose(rows);
    return { accuracy: best.value, standardError: best.error };
  }
}
