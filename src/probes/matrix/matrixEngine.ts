import { productScratch, writeProduct } from '../../simd/product.ts';
import { createMemory, type SimdFunctions, SimdModule } from '../../simd/simdModule.ts';
import { PRECISIONS, type Precision } from '../../simd/tile.ts';
import type { MatrixView } from './matrixView.ts';

/** Rows of A at a time; all of B is there at once. */
const ROWS_AT_ONCE = 128;
const PAGE = 65_536;
/** Bytes from 0 on that stay 0: sums begin there. */
const ZEROS = 64;
const NO_FLOOR = Number.NEGATIVE_INFINITY;

export interface ProductOptions {
  /** Factor of the product. Default 1. */
  readonly scale?: number;
  /** Whether only entries on and below the diagonal are wanted; the others are then undefined. */
  readonly lower?: boolean;
}

/** A matrix in the engine's memory: bytes from one row and from one column to the next. */
interface Placed {
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

/**
 * Matrix products in one precision, by tiles of packed operands in WebAssembly (Goto and van de Geijn 2008).
 *
 * Every sum is in an order that depends on the sizes alone and no product is fused, so that results are the same on every
 * machine.
 */
export class MatrixEngine {
  private readonly memory = createMemory();
  private readonly precision: Precision;
  private readonly routines: SimdFunctions;
  private readonly bytes: number;
  private numbers: Float32Array | Float64Array;

  constructor(precision: Precision) {
    const module = new SimdModule(false);
    writeProduct(module, precision);
    this.precision = precision;
    this.routines = module.compile(this.memory);
    this.bytes = PRECISIONS[precision].bytes;
    this.numbers = this.view();
  }

  /** out += scale a b. Memory used: b, 128 rows of a and of out. */
  addProduct(
    out: MatrixView,
    a: MatrixView,
    b: MatrixView,
    { scale = 1, lower = false }: ProductOptions = {},
  ): void {
    const outValues = out.values;
    this.eachRows(a, b, { lower }, (top, rows, columns, product, stride, from) => {
      for (let i = 0; i < rows; i++) {
        const to = out.offset + (top + i) * out.rowStep;
        const at = from + i * stride;
        if (out.columnStep === 1) {
          for (let j = 0; j < columns; j++) outValues[to + j] += scale * product[at + j];
        } else {
          for (let j = 0; j < columns; j++) outValues[to + j * out.columnStep] += scale * product[at + j];
        }
      }
    });
  }

  /**
   * Rows of the product a b, some at a time.
   *
   * @param visit is given the first row, how many rows and columns, and where they lie: row i of them begins at from + i
   * stride of the array, which holds them until it returns
   */
  eachRows(
    a: MatrixView,
    b: MatrixView,
    { lower = false }: { readonly lower?: boolean },
    visit: (
      top: number,
      rows: number,
      columns: number,
      product: Float32Array | Float64Array,
      stride: number,
      from: number,
    ) => void,
  ): void {
    const [m, k, n] = [a.rows, a.columns, b.columns];
    if (b.rows !== k) throw new RangeError(`${m} x ${k} times ${b.rows} x ${n}`);
    const { bytes } = this;
    const rowsAtOnce = Math.min(ROWS_AT_ONCE, m);
    const zeros = ZEROS + n * bytes;
    const bAt = Math.ceil(zeros / ZEROS) * ZEROS;
    const aAt = bAt + k * n * bytes;
    const outAt = aAt + rowsAtOnce * k * bytes;
    const scratch = outAt + rowsAtOnce * n * bytes;
    this.reserve(scratch + productScratch(rowsAtOnce, k, n, this.precision) + ZEROS);
    this.numbers.fill(0, 0, zeros / bytes);
    // A product without terms is 0 and is not written.
    if (k === 0) this.numbers.fill(0, outAt / bytes, scratch / bytes);
    const right = this.place(b, 0, k, bAt);
    for (let top = 0; top < m; top += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, m - top);
      const columns = lower ? Math.min(n, top + rows) : n;
      const left = this.place(a, top, rows, aAt);
      const product = left.column === bytes ? this.routines.rowsProduct : this.routines.columnsProduct;
      product(
        ...[left.at, left.row, left.column, right.at, right.row, right.column],
        ...[0, 0, outAt, n * bytes, rows, k, columns, NO_FLOOR, 1, scratch],
      );
      visit(top, rows, columns, this.numbers, n, outAt / bytes);
    }
  }

  /** Copies some rows of a matrix, in the order in which they lie where they lie close, else row by row. */
  private place(view: MatrixView, top: number, rows: number, at: number): Placed {
    const { values, offset, rowStep, columnStep, columns } = view;
    const { numbers, bytes } = this;
    const begin = offset + top * rowStep;
    let to = at / bytes;
    if (rowStep === 1 && columnStep !== 1) {
      for (let j = 0; j < columns; j++, to += rows) {
        const from = begin + j * columnStep;
        numbers.set(values.subarray(from, from + rows), to);
      }
      return { at, row: bytes, column: rows * bytes };
    }
    if (columnStep === 1) {
      for (let i = 0; i < rows; i++, to += columns) {
        const from = begin + i * rowStep;
        numbers.set(values.subarray(from, from + columns), to);
      }
    } else {
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) numbers[to++] = values[begin + i * rowStep + j * columnStep];
      }
    }
    return { at, row: columns * bytes, column: bytes };
  }

  private reserve(size: number): void {
    const missing = size - this.memory.buffer.byteLength;
    if (missing <= 0) return;
    this.memory.grow(Math.ceil(missing / PAGE));
    this.numbers = this.view();
  }

  private view(): Float32Array | Float64Array {
    return this.precision === 'float32'
      ? new Float32Array(this.memory.buffer)
      : new Float64Array(this.memory.buffer);
  }
}
