import type { Callable } from './routine.ts';
import type { SimdModule } from './simdModule.ts';
import { type Int, loadInt, loadReal, loadSplat } from './values.ts';

/** What products are computed in: bytes of a number, and numbers of a vector. */
export const PRECISIONS = {
  float32: { bytes: 4, lanes: 4 },
  float64: { bytes: 8, lanes: 2 },
} as const;
export type Precision = keyof typeof PRECISIONS;

/** Bytes of an address. */
export const ADDRESS = 4;
const VECTOR = 16;
/** Bytes of a row of a tile: two vectors. */
export const TILE_BYTES = 2 * VECTOR;

/** How the left operand lies: rows anywhere, each with its terms side by side, or terms anywhere, each with its rows side by side. */
export type LeftLayout = 'rows' | 'columns';

/**
 * Rows of the largest tile. V8 reads all that a turn of the inner loop needs before it multiplies, so that 4 x 2 sums, 4
 * numbers of A and 2 vectors of B take 14 of the 15 vector registers that it has on x64; more rows, or more terms a turn,
 * go through memory and halve the speed.
 */
export const TILE_ROWS = 4;

/**
 * Tiles of out = larger(init + A B, floor): `rows` x 2 vectors of sums stay in registers.
 *
 * Terms come in three nested loops, so that maps with a border can be read where they lie: `groups` times `segments` times
 * `terms`. B goes on by `bStep` bytes each term. For `columns`, A begins at `a` and goes on by `aStep` a term; for `rows`,
 * `a` is a table of the addresses of the rows and `aStep` is not used. After each segment A jumps by `segmentJump` more, after
 * each group by `groupJump`. Rows of init and out lie `initRow` and `outRow` bytes apart.
 */
export type Tiles = readonly Callable[];

/** Writes the tiles with 1, 2, ... rows into a module. */
export function writeTiles(module: SimdModule, layout: LeftLayout, precision: Precision): Tiles {
  const { bytes, lanes } = PRECISIONS[precision];
  return Array.from({ length: TILE_ROWS }, (_, i) => {
    const rows = i + 1;
    return module.routine(
      `${layout}${rows}`,
      {
        a: 'int',
        aStep: 'int',
        b: 'int',
        bStep: 'int',
        init: 'int',
        initRow: 'int',
        out: 'int',
        outRow: 'int',
        terms: 'int',
        segments: 'int',
        segmentJump: 'int',
        groups: 'int',
        groupJump: 'int',
        floor: 'float',
      },
      (f, p) => {
        const sums = eachRow(rows, (r) => {
          if (r > 0) p.init.add(p.initRow);
          return [f.real(lanes, loadReal(lanes, p.init)), f.real(lanes, loadReal(lanes, p.init, VECTOR))];
        });
        const pointers = layout === 'rows' ? eachRow(rows, (r) => f.int(loadInt(p.a, r * ADDRESS))) : [p.a];
        const right = [f.real(lanes), f.real(lanes)];
        const left = f.real(lanes);
        const term = () => {
          right[0].set(loadReal(lanes, p.b));
          right[1].set(loadReal(lanes, p.b, VECTOR));
          for (let r = 0; r < rows; r++) {
            left.set(layout === 'rows' ? loadSplat(pointers[r], 0, lanes) : loadSplat(p.a, r * bytes, lanes));
            sums[r].forEach((sum, v) => {
              f.addProduct(sum, left, right[v]);
            });
          }
          p.b.add(p.bStep);
        };
        const jump = (by: Int | number) => {
          for (const pointer of pointers) pointer.add(by);
        };
        const termsLeft = f.int();
        const segmentsLeft = f.int();
        f.countDown(p.groups, () => {
          segmentsLeft.set(p.segments);
          f.countDown(segmentsLeft, () => {
            termsLeft.set(p.terms);
            f.countDown(termsLeft, () => {
              term();
              jump(layout === 'rows' ? bytes : p.aStep);
            });
            jump(p.segmentJump);
          });
          jump(p.groupJump);
        });
        // A floor is for single precision alone.
        const least = lanes === 4 ? f.vector(p.floor.splat()) : undefined;
        sums.forEach((row, r) => {
          if (r > 0) p.out.add(p.outRow);
          row.forEach((sum, v) => {
            f.store(p.out, least ? sum.larger(least) : sum, v * VECTOR);
          });
        });
      },
    );
  });
}

function eachRow<Item>(rows: number, make: (row: number) => Item): Item[] {
  return Array.from({ length: rows }, (_, r) => make(r));
}
