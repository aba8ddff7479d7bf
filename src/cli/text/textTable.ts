import stringWidth from 'fast-string-width';
import { max } from 'simple-statistics';
import { shortText } from '../../base/shortText.ts';
import { terminalText } from '../terminalText.ts';

/** A column of a table for people. */
export interface TextColumn<Row> {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: Row) => string;
  /** Columns are left out from the highest number down until the table fits. Default 0: never. */
  readonly dispensable?: number;
  /** Characters that its cells may be shortened to until the table fits; default: they are not. */
  readonly least?: number;
  /** Names to copy: never shortened, even where the table is then too wide. */
  readonly whole?: true;
}

/** Longest name that a table shows whole. */
const LONGEST_CELL = 36;
const GAP = '  ';

/**
 * Lays rows out in columns with a header: without the dispensable columns that do not fit, then with shorter names. Where
 * the width is infinite, as in a pipe, every column and every name is whole.
 */
export function textTable<Row>(
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
  width: number,
): string {
  let shown = columns;
  for (;;) {
    const cells = [
      shown.map(({ title }) => title),
      ...rows.map((row) => shown.map(({ cell }) => terminalText(cell(row)))),
    ];
    const text = layOut(shown, cells, width);
    const wide = text.some((line) => stringWidth(line) > width);
    const least = Math.max(...shown.map(({ dispensable = 0 }) => dispensable));
    if (!wide || least === 0) return `${text.join('\n')}\n`;
    shown = shown.filter(({ dispensable = 0 }) => dispensable < least);
  }
}

function layOut<Row>(
  columns: readonly TextColumn<Row>[],
  cells: readonly (readonly string[])[],
  width: number,
): string[] {
  const longest = Number.isFinite(width) ? LONGEST_CELL : Number.POSITIVE_INFINITY;
  const widths = columns.map(({ whole }, c) =>
    Math.min(whole ? Number.POSITIVE_INFINITY : longest, max(cells.map((line) => stringWidth(line[c])))),
  );
  const gaps = GAP.length * (columns.length - 1);
  let over = widths.reduce((sum, one) => sum + one, gaps) - width;
  columns.forEach(({ least, title }, c) => {
    if (least === undefined || over <= 0) return;
    const spared = Math.min(over, widths[c] - Math.max(least, stringWidth(title)));
    if (spared <= 0) return;
    widths[c] -= spared;
    over -= spared;
  });
  return cells.map((line) =>
    line
      .map((cell, c) => {
        const text = stringWidth(cell) > widths[c] ? shortText(cell, widths[c]) : cell;
        const padding = ' '.repeat(Math.max(0, widths[c] - stringWidth(text)));
        return columns[c].align === 'left' ? text + padding : padding + text;
      })
      .join(GAP)
      .trimEnd(),
  );
}
