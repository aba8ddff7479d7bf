import { productScratch, writeProduct } from '../../simd/product.ts';
import { createMemory, type SimdFunctions, SimdModule } from '../../simd/simdModule.ts';
import { SQUARE_TILE, squareScratch, writeSquare } from '../../simd/square.ts';
import { PRECISIONS, type Precision } from '../../simd/tile.ts';
import type { MatrixStore, MatrixView } from './matrixView.ts';
import { writeReflectionPass } from './reflectionPass.ts';

/** Rows at a time where only what is on and below the diagonal is wanted. */
const ROWS_AT_ONCE = 128;
const PAGE = 65_536;
/** Matrices begin at multiples of so many bytes. */
const ALIGNMENT = 64;
const NO_FLOOR = Number.NEGATIVE_INFINITY;

export interface ProductOptions {
  /** Whether what stands in `out` is overwritten, not added to. Default false. */
  readonly fresh?: boolean;
  /** Whether only entries on and below the diagonal are wanted; the others are then undefined. */
  readonly lower?: boolean;
}

/**
 * Matrices in memory of their own and their products in one precision, by tiles of packed operands in WebAssembly (Goto
 * and van de Geijn 2008). Products read and write matrices where they lie, so that nothing is copied.
 *
 * Every sum is in an order that depends on the sizes alone and no product is fused, so that results are the same on every
 * machine.
 */
export class MatrixEngine implements MatrixStore {
  /** All of the memory. It is another array after more memory was needed: do not keep it while matrices are made. */
  values: Float32Array | Float64Array;
  private readonly memory = createMemory();
  private readonly precision: Precision;
  private readonly routines: SimdFunctions;
  private readonly bytes: number;
  /** Bytes that matrices take up, from 0 on. */
  private used = 0;

  constructor(precision: Precision) {
    const module = new SimdModule(false);
    const product = writeProduct(module, precision);
    if (precision === 'float64') {
      writeSquare(module, product);
      writeReflectionPass(module);
    }
    this.precision = precision;
    this.routines = module.compile(this.memory);
    this.bytes = PRECISIONS[precision].bytes;
    this.values = this.view();
  }

  /** Does some work, and gives back the memory of all matrices that were made in it. */
  scope<Result>(work: () => Result): Result {
    const { used } = this;
    try {
      return work();
    } finally {
      this.used = used;
    }
  }

  /**
   * A matrix of zeros, row after row, each followed by zeros up to a whole number of tiles.
   *
   * @throws RangeError where the 4 GB that an engine has do not suffice
   */
  matrix(rows: number, columns: number): MatrixView {
    const rowStep = wholeTiles(columns);
    const length = wholeTiles(rows) * rowStep;
    const at = Math.ceil(this.used / ALIGNMENT) * ALIGNMENT;
    this.reserve(at + length * this.bytes);
    this.used = at + length * this.bytes;
    const offset = at / this.bytes;
    this.values.fill(0, offset, offset + length);
    return { store: this, rows, columns, offset, rowStep, columnStep: 1 };
  }

  /** A matrix with the numbers of another, whose rows are lines of numbers side by side. */
  copy(view: MatrixView): MatrixView {
    const out = this.matrix(view.rows, view.columns);
    this.assign(out, view);
    return out;
  }

  /** out = a, both row after row. */
  assign(out: MatrixView, a: MatrixView): void {
    const { values } = this;
    for (let i = 0; i < a.rows; i++) {
      const from = a.offset + i * a.rowStep;
      values.copyWithin(out.offset + i * out.rowStep, from, from + a.columns);
    }
  }

  /**
   * out += a b, or out = a b where it is to be `fresh`.
   *
   * @param out its rows are lines of numbers side by side
   * @param a its rows or its columns are
   */
  addProduct(
    out: MatrixView,
    a: MatrixView,
    b: MatrixView,
    { fresh = false, lower = false }: ProductOptions = {},
  ): void {
    const [rows, terms, columns] = [a.rows, a.columns, b.columns];
    if (b.rows !== terms || out.rows !== rows || out.columns !== columns) {
      throw new RangeError(`${rows} x ${terms} times ${b.rows} x ${columns} to ${out.rows} x ${out.columns}`);
    }
    const rowsAtOnce = lower ? Math.min(ROWS_AT_ONCE, rows) : rows;
    const { bytes } = this;
    const zeros = fresh ? wholeTiles(columns) : 0;
    const start = this.scratch(zeros * bytes + productScratch(rowsAtOnce, terms, columns, this.precision));
    this.values.fill(0, start / bytes, start / bytes + zeros);
    const [outAt, outRow] = [out.offset * bytes, out.rowStep * bytes];
    const [aRow, aColumn] = [a.rowStep * bytes, a.columnStep * bytes];
    const product = a.columnStep === 1 ? this.routines.rowsProduct : this.routines.columnsProduct;
    for (let top = 0; top < rows; top += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, rows - top);
      const to = outAt + top * outRow;
      product(
        ...[a.offset * bytes + top * aRow, aRow, aColumn],
        ...[b.offset * bytes, b.rowStep * bytes, b.columnStep * bytes],
        ...(fresh ? [start, 0] : [to, outRow]),
        ...[to, outRow, count, terms, lower ? Math.min(columns, top + count) : columns],
        ...[NO_FLOOR, 1, start + zeros * bytes],
      );
    }
  }

  /** out += a a', on and below the diagonal; what is above is then undefined. In double precision. */
  addSquare(out: MatrixView, a: MatrixView): void {
    const { bytes } = this;
    this.routines.square(
      ...[a.offset * bytes, a.rowStep * bytes, a.columnStep * bytes, a.rows, a.columns],
      ...[out.offset * bytes, out.rowStep * bytes, this.scratch(squareScratch(a.rows, a.columns))],
    );
  }

  /** See `writeReflectionPass`: vectors are rows of matrices. */
  reflectionPass(
    a: MatrixView,
    v: MatrixView,
    w: MatrixView,
    x: MatrixView,
    p: MatrixView,
    from: number,
  ): void {
    const { bytes } = this;
    this.routines.reflectionPass(
      ...[a.offset * bytes, a.rowStep * bytes],
      ...[v, w, x, p].map(({ offset }) => offset * bytes),
      ...[from, a.rows],
    );
  }

  /** Address of so many bytes behind all matrices. */
  private scratch(size: number): number {
    const at = Math.ceil(this.used / ALIGNMENT) * ALIGNMENT;
    this.reserve(at + size);
    return at;
  }

  private reserve(size: number): void {
    const missing = size - this.memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      this.memory.grow(Math.ceil(missing / PAGE));
    } catch {
      throw new RangeError(
        `matrices of ${(size / 1e9).toFixed(1)} GB are needed; 4 GB is the most that there can be`,
      );
    }
    this.values = this.view();
  }

  private view(): Float32Array | Float64Array {
    return this.precision === 'float32'
      ? new Float32Array(this.memory.buffer)
      : new Float64Array(this.memory.buffer);
  }
}

function wholeTiles(size: number): number {
  return Math.ceil(size / SQUARE_TILE) * SQUARE_TILE;
}
