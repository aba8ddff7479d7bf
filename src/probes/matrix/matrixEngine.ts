import type { MatrixView } from './matrixView.ts';
import {
  compileTileKernel,
  createKernelMemory,
  type Precision,
  TILE_ROWS,
  TILE_WIDTH,
  type TileKernel,
} from './tileKernel.ts';

/** Terms summed in one go: a panel of B of so many rows stays in the first cache. */
const DEPTH = 256;
/** Rows of A at a time, which stay in the second cache. */
const ROWS_AT_ONCE = 64;
const PAGE = 65_536;

export interface ProductOptions {
  /** Factor of the product. Default 1. */
  readonly scale?: number;
  /** Whether only entries on and below the diagonal are wanted; the others are then undefined. */
  readonly lower?: boolean;
}

/**
 * Matrix products in one precision, by tiles of packed operands in WebAssembly (Goto and van de Geijn 2008): every operand
 * is copied once into the order in which the kernel reads it.
 *
 * Every sum is in an order that depends on the sizes alone, so that results are the same on every machine.
 */
export class MatrixEngine {
  private readonly memory = createKernelMemory();
  private readonly precision: Precision;
  private readonly kernel: TileKernel;
  private readonly bytes: number;
  private readonly tileColumns: number;
  private numbers: Float32Array | Float64Array;
  /** Packed here first: loops over one kind of array run twice as fast as those that see two. */
  private scratch = new Float64Array(0);

  constructor(precision: Precision) {
    this.precision = precision;
    this.kernel = compileTileKernel(precision, this.memory);
    this.bytes = precision === 'float32' ? 4 : 8;
    this.tileColumns = TILE_WIDTH / this.bytes;
    this.numbers = this.view();
  }

  /** out += scale a b. Memory used: b, 64 rows of a and of out. */
  addProduct(
    out: MatrixView,
    a: MatrixView,
    b: MatrixView,
    { scale = 1, lower = false }: ProductOptions = {},
  ): void {
    const outValues = out.values;
    this.eachRows(a, b, { scale, lower }, (top, rows, columns, product, stride, from) => {
      for (let i = 0; i < rows; i++) {
        const to = out.offset + (top + i) * out.rowStep;
        const at = from + i * stride;
        if (out.columnStep === 1) {
          for (let j = 0; j < columns; j++) outValues[to + j] += product[at + j];
        } else {
          for (let j = 0; j < columns; j++) outValues[to + j * out.columnStep] += product[at + j];
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
    { scale = 1, lower = false }: ProductOptions,
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
    const stride = roundUp(n, this.tileColumns);
    const rowsAtOnce = Math.min(ROWS_AT_ONCE, roundUp(m, TILE_ROWS));
    const aFrom = k * stride;
    const cFrom = aFrom + rowsAtOnce * Math.min(k, DEPTH);
    this.reserve(cFrom + rowsAtOnce * stride, Math.min(k, DEPTH) * Math.max(stride, rowsAtOnce));
    const { numbers, bytes, tileColumns, scratch } = this;
    for (let p = 0; p < k; p += DEPTH) {
      const end = Math.min(k, p + DEPTH);
      packColumns(b, p, end, scratch, tileColumns);
      numbers.set(scratch.subarray(0, (end - p) * stride), p * stride);
    }
    for (let top = 0; top < m; top += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, m - top);
      const columns = lower ? Math.min(n, top + rows) : n;
      numbers.fill(0, cFrom, cFrom + rowsAtOnce * stride);
      for (let p = 0; p < k; p += DEPTH) {
        const end = Math.min(k, p + DEPTH);
        packRows(a, top, rows, p, end, scale, scratch);
        numbers.set(scratch.subarray(0, (end - p) * roundUp(rows, TILE_ROWS)), aFrom);
        this.kernel(
          aFrom * bytes,
          p * stride * bytes,
          cFrom * bytes,
          end - p,
          stride * bytes,
          Math.ceil(rows / TILE_ROWS),
          Math.ceil(columns / tileColumns),
        );
      }
      visit(top, rows, columns, numbers, stride, cFrom);
    }
  }

  private reserve(count: number, packed: number): void {
    if (packed > this.scratch.length) this.scratch = new Float64Array(packed);
    const missing = count * this.bytes - this.memory.buffer.byteLength;
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

/** Copies columns [from, to) of A, panel after panel of 4 rows; rows that are not there are 0. */
function packRows(
  { values, offset, rowStep, columnStep }: MatrixView,
  top: number,
  rows: number,
  from: number,
  to: number,
  scale: number,
  out: Float64Array,
): void {
  const depth = to - from;
  for (let panel = 0, write = 0; panel < rows; panel += TILE_ROWS, write += depth * TILE_ROWS) {
    const read = offset + (top + panel) * rowStep + from * columnStep;
    if (panel + TILE_ROWS <= rows) {
      for (let p = 0, at = read, to = write; p < depth; p++, at += columnStep, to += TILE_ROWS) {
        out[to] = scale * values[at];
        out[to + 1] = scale * values[at + rowStep];
        out[to + 2] = scale * values[at + 2 * rowStep];
        out[to + 3] = scale * values[at + 3 * rowStep];
      }
      continue;
    }
    for (let r = 0; r < TILE_ROWS; r++) {
      const there = panel + r < rows;
      for (let p = 0; p < depth; p++) {
        out[write + p * TILE_ROWS + r] = there ? scale * values[read + r * rowStep + p * columnStep] : 0;
      }
    }
  }
}

/** Copies rows [from, to) of B, panel after panel of a tile's columns; columns that are not there are 0. */
function packColumns(
  { values, offset, rowStep, columnStep, columns }: MatrixView,
  from: number,
  to: number,
  out: Float64Array,
  tileColumns: number,
): void {
  let write = 0;
  for (let panel = 0; panel < columns; panel += tileColumns) {
    const there = Math.min(tileColumns, columns - panel);
    const start = offset + panel * columnStep;
    if (there === tileColumns) {
      for (let p = from, at = start + from * rowStep; p < to; p++, at += rowStep, write += tileColumns) {
        for (let j = 0; j < tileColumns; j++) out[write + j] = values[at + j * columnStep];
      }
      continue;
    }
    for (let p = from; p < to; p++, write += tileColumns) {
      for (let j = 0; j < tileColumns; j++) {
        out[write + j] = j < there ? values[start + p * rowStep + j * columnStep] : 0;
      }
    }
  }
}

function roundUp(count: number, to: number): number {
  return Math.ceil(count / to) * to;
}
