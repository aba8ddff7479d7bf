/** How many numbers a tensor of this shape has. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Rows and columns of a tensor seen as a matrix: the last dimension are the columns. */
export function asRows(shape: readonly number[]): [rows: number, columns: number] {
  const columns = shape[shape.length - 1];
  return [sizeOf(shape) / columns, columns];
}
