/** What is left of a column, relative to its length, when it is a combination of those before it. */
const DEPENDENT = 1e-8;

/**
 * Orthonormal basis of some columns beyond those of another orthonormal basis (Gram and Schmidt, twice: "twice is
 * enough", Kahan). Columns that depend on those before them add nothing.
 */
export function orthonormalBasis(
  columns: readonly Float64Array[],
  beyond: readonly Float64Array[] = [],
): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const rest = Float64Array.from(column);
    const length = Math.sqrt(dot(column, column));
    for (let pass = 0; pass < 2; pass++) {
      for (const direction of [...beyond, ...basis]) {
        const along = dot(direction, rest);
        for (let i = 0; i < rest.length; i++) rest[i] -= along * direction[i];
      }
    }
    const left = Math.sqrt(dot(rest, rest));
    if (left > DEPENDENT * length) basis.push(rest.map((value) => value / left));
  }
  return basis;
}

/** Sum of squares that a basis explains. */
export function explained(basis: readonly Float64Array[], y: Float64Array): number {
  return basis.reduce((sum, direction) => sum + dot(direction, y) ** 2, 0);
}

/** Residuals of y on a basis. */
export function residualsOn(basis: readonly Float64Array[], y: Float64Array): Float64Array {
  const rest = Float64Array.from(y);
  for (const direction of basis) {
    const along = dot(direction, y);
    for (let i = 0; i < rest.length; i++) rest[i] -= along * direction[i];
  }
  return rest;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
