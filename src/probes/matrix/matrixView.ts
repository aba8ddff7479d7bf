/** What holds the numbers of matrices: an engine, whose memory moves when it grows, so that they are never kept. */
export interface MatrixStore {
  readonly values: Float32Array | Float64Array;
}

/** A matrix somewhere in an engine's memory: entry (i, j) is store.values[offset + i rowStep + j columnStep]. */
export interface MatrixView {
  readonly store: MatrixStore;
  readonly rows: number;
  readonly columns: number;
  readonly offset: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** The transpose, which shares its values. */
export function transposed({ rows, columns, rowStep, columnStep, ...view }: MatrixView): MatrixView {
  return { ...view, rows: columns, columns: rows, rowStep: columnStep, columnStep: rowStep };
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
