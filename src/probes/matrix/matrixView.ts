/** A matrix somewhere in an array: entry (i, j) is values[offset + i rowStep + j columnStep]. */
export interface MatrixView {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
  readonly offset: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** A whole row-major matrix. */
export function matrix(values: Float64Array, rows: number, columns: number): MatrixView {
  return { values, rows, columns, offset: 0, rowStep: columns, columnStep: 1 };
}

/** The transpose, which shares its values. */
export function transposed({ values, rows, columns, offset, rowStep, columnStep }: MatrixView): MatrixView {
  return { values, rows: columns, columns: rows, offset, rowStep: columnStep, columnStep: rowStep };
}

/** Rows [top, bottom) and columns [left, right), which share their values. */
export function block(
  view: MatrixView,
  top: number,
  bottom: number,
  left: number,
  right: number,
): MatrixView {
  const offset = view.offset + top * view.rowStep + left * view.columnStep;
  return { ...view, rows: bottom - top, columns: right - left, offset };
}
