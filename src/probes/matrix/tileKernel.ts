import {
  add,
  constant,
  countdown,
  get,
  I32,
  increase,
  loadVector,
  moduleBytes,
  multiply,
  set,
  storeVector,
  V128,
  VECTORS,
} from './wasmCode.ts';

export type Precision = keyof typeof VECTORS;

/** Memory of a kernel. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What is used of WebAssembly, which every engine has; TypeScript knows it among the browser's types only. */
interface WebAssemblyLike {
  readonly Memory: new (size: { initial: number }) => KernelMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
}
const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyLike };

/** New memory, 64 kB at first. */
export function createKernelMemory(): KernelMemory {
  return new WebAssembly.Memory({ initial: 1 });
}

/** Rows of a tile. */
export const TILE_ROWS = 4;
const VECTORS_A_ROW = 2;
const VECTOR_BYTES = 16;
/** Bytes of a row of a tile. */
export const TILE_WIDTH = VECTORS_A_ROW * VECTOR_BYTES;

/**
 * C += A B on packed operands, in tiles of 4 rows by two vectors, whose eight running sums stay in registers.
 *
 * All are byte offsets and counts: A is packed in panels of 4 rows (k groups of 4 numbers each), B in panels of a tile's
 * width (k rows each), C is row-major with rows `stride` bytes apart.
 */
export type TileKernel = (
  a: number,
  b: number,
  c: number,
  k: number,
  stride: number,
  rowPanels: number,
  columnPanels: number,
) => void;

/** Compiles the kernel for one precision. SIMD of 128 bits is part of WebAssembly since 2021 (Node 16.4). */
export function compileTileKernel(precision: Precision, memory: KernelMemory): TileKernel {
  const module = new WebAssembly.Module(kernelBytes(precision));
  return new WebAssembly.Instance(module, { m: { m: memory } }).exports.f as TileKernel;
}

function kernelBytes(precision: Precision): Uint8Array {
  const vectors = VECTORS[precision];
  const [a, b, c, k, stride, rowPanels, columnPanels] = [0, 1, 2, 3, 4, 5, 6];
  const [aAt, bAt, rowsLeft, kLeft, cRow] = [7, 8, 9, 10, 11];
  const firstVector = cRow + TILE_ROWS;
  const sum = (row: number, v: number) => firstVector + row * VECTORS_A_ROW + v;
  const right = (v: number) => firstVector + TILE_ROWS * VECTORS_A_ROW + v;
  const left = right(VECTORS_A_ROW);
  const each = (count: number, code: (i: number) => readonly number[]) =>
    Array.from({ length: count }, (_, i) => code(i)).flat();
  const eachSum = (code: (row: number, v: number) => readonly number[]) =>
    each(TILE_ROWS, (row) => each(VECTORS_A_ROW, (v) => code(row, v)));

  const step = [
    ...each(VECTORS_A_ROW, (v) => [...get(bAt), ...loadVector(v * VECTOR_BYTES), ...set(right(v))]),
    ...each(TILE_ROWS, (row) => [
      ...get(aAt),
      ...vectors.splat(row * vectors.bytes),
      ...set(left),
      ...each(VECTORS_A_ROW, (v) => [
        ...get(sum(row, v)),
        ...get(left),
        ...get(right(v)),
        ...vectors.multiply,
        ...vectors.add,
        ...set(sum(row, v)),
      ]),
    ]),
    ...increase(aAt, constant(TILE_ROWS * vectors.bytes)),
    ...increase(bAt, constant(TILE_WIDTH)),
  ];
  const tile = [
    ...get(b),
    ...set(bAt),
    ...get(k),
    ...set(kLeft),
    ...each(TILE_ROWS - 1, (row) => [...get(cRow + row), ...get(stride), ...add, ...set(cRow + row + 1)]),
    ...eachSum((row, v) => [...get(cRow + row), ...loadVector(v * VECTOR_BYTES), ...set(sum(row, v))]),
    ...countdown(kLeft, step),
    ...eachSum((row, v) => [...get(cRow + row), ...get(sum(row, v)), ...storeVector(v * VECTOR_BYTES)]),
    ...get(cRow + TILE_ROWS - 1),
    ...get(stride),
    ...add,
    ...set(cRow),
  ];
  const column = [
    ...get(a),
    ...set(aAt),
    ...get(c),
    ...set(cRow),
    ...get(rowPanels),
    ...set(rowsLeft),
    ...countdown(rowsLeft, tile),
    ...increase(b, [...get(k), ...constant(TILE_WIDTH), ...multiply]),
    ...increase(c, constant(TILE_WIDTH)),
  ];
  return moduleBytes(
    7,
    [
      [firstVector - 7, I32],
      [left - firstVector + 1, V128],
    ],
    countdown(columnPanels, column),
  );
}
