import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import { shortText } from '../../base/shortText.ts';
import { visibleText } from '../../base/visibleText.ts';

/** A column of a table for people. */
export interface TextColumn<Row> {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cell: (row: Row) => string;
  /** Columns are left out from the highest number down until the table fits. Default 0: never. */
  readonly dispensable?: number;
}

/** Longest name that a table shows whole. */
const LONGEST_CELL = 36;
const GAP = '  ';

/** Lays rows out in columns with a header, without the dispensable columns that do not fit. */
export function textTable<Row>(
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
  width: number,
): string {
  let shown = columns;
  for (;;) {
    const text = layOut(shown, rows);
    const wide = Math.max(...text.map((line) => stringWidth(line))) > width;
    const least = Math.max(...shown.map(({ dispensable = 0 }) => dispensable));
    if (!wide || least === 0) return `${text.join('\n')}\n`;
    shown = shown.filter(({ dispensable = 0 }) => dispensable < least);
  }
}

function layOut<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): string[] {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => shortText(terminalText(cell(row)), LONGEST_CELL))),
  ];
  const widths = columns.map((_, c) => Math.max(...lines.map((cells) => stringWidth(cells[c]))));
  return lines.map((cells) =>
    cells
      .map((cell, c) => {
        const padding = ' '.repeat(widths[c] - stringWidth(cell));
        return columns[c].align === 'left' ? cell + padding : padding + cell;
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** Text without control characters and without marks that change the direction of what follows. */
export function terminalText(text: string): string {
  return visibleText(stripVTControlCharacters(text));
}
