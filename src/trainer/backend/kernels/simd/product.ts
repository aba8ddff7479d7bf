import { productScratch } from '../../../../simd/product.ts';
import type { Simd } from './simd.ts';

const FLOAT = 4;
/** No number is below it. */
export const NO_FLOOR = Number.NEGATIVE_INFINITY;
/** From so many rows on, the right operand is copied into the order in which it is read. */
const WORTH_PACKING = 32;

/** One operand: where its first number is, and how many columns it has as it lies in memory. */
export interface Operand {
  readonly at: number;
  readonly columns: number;
  readonly transposed?: boolean;
}

export interface ProductShape {
  readonly rows: number;
  readonly terms: number;
  readonly columns: number;
}

/** out = larger(A B + bias, floor), out rows x columns; the bias is a row of columns numbers, 0 where it is left out. */
export function multiply(
  { heap, routines }: Simd,
  { rows, terms, columns }: ProductShape,
  a: Operand,
  b: Operand,
  out: number,
  { bias, floor = NO_FLOOR }: { bias?: number; floor?: number } = {},
): void {
  const packs = b.transposed || rows >= WORTH_PACKING ? 1 : 0;
  const product = a.transposed ? routines.columnsProduct : routines.rowsProduct;
  product(
    ...[a.at, a.columns * FLOAT, a.transposed ? a.columns * FLOAT : FLOAT],
    ...[b.at, b.transposed ? FLOAT : b.columns * FLOAT, b.transposed ? b.columns * FLOAT : FLOAT],
    ...[bias ?? heap.zeros(columns), 0, out, columns * FLOAT, rows, terms, columns, floor, packs],
    heap.scratch(productScratch(rows, terms, columns)),
  );
}
