import type { Callable, RealVariable, Routine } from './routine.ts';
import type { SimdModule } from './simdModule.ts';
import { type Int, loadInt, loadSplat, loadVector, type Real } from './values.ts';

export const FLOAT = 4;
export const LANES = 4;
const VECTOR = 16;
/** Columns of a tile: two vectors. */
export const TILE_COLUMNS = 8;
/** How the left operand lies: rows anywhere, each with its terms side by side, or terms anywhere, each with its rows side by side. */
export type LeftLayout = 'rows' | 'columns';

/**
 * Rows of the largest tile. V8 reads all that a turn of the inner loop needs before it multiplies, so that 4 x 2 sums, 4
 * numbers of A and 2 vectors of B take 14 of the 15 vector registers that it has on x64; more rows, or more terms a turn,
 * go through memory and halve the speed.
 */
export const TILE_ROWS = 4;

/**
 * Tiles of out = larger(init + A B, floor): `rows` x 8 sums stay in registers.
 *
 * Terms come in three nested loops, so that maps with a border can be read where they lie: `groups` times `segments` times
 * `terms`. B goes on by `bStep` bytes each term. For `columns`, A begins at `a` and goes on by `aStep` a term; for `rows`,
 * `a` is a table of the addresses of the rows and `aStep` is not used. After each segment A jumps by `segmentJump` more, after
 * each group by `groupJump`. Rows of init and out lie `initRow` and `outRow` bytes apart.
 */
export type Tiles = readonly Callable[];

/** Writes the tiles with 1, 2, ... rows into a module. */
export function writeTiles(module: SimdModule, layout: LeftLayout): Tiles {
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
          return [f.vector(loadVector(p.init)), f.vector(loadVector(p.init, VECTOR))];
        });
        const pointers = layout === 'rows' ? eachRow(rows, (r) => f.int(loadInt(p.a, r * FLOAT))) : [p.a];
        const right = [f.vector(), f.vector()];
        const left = f.vector();
        const term = () => {
          right[0].set(loadVector(p.b));
          right[1].set(loadVector(p.b, VECTOR));
          for (let r = 0; r < rows; r++) {
            left.set(layout === 'rows' ? loadSplat(pointers[r]) : loadSplat(p.a, r * FLOAT));
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
              jump(layout === 'rows' ? FLOAT : p.aStep);
            });
            jump(p.segmentJump);
          });
          jump(p.groupJump);
        });
        store(f, p.out, p.outRow, sums, p.floor);
      },
    );
  });
}

function store(
  f: Routine,
  out: { add(by: Int): void } & Int,
  outRow: Int,
  sums: RealVariable[][],
  floor: Real,
): void {
  const least = f.vector(floor.splat());
  sums.forEach((row, r) => {
    if (r > 0) out.add(outRow);
    row.forEach((sum, v) => {
      f.store(out, sum.larger(least), v * VECTOR);
    });
  });
}

function eachRow<Item>(rows: number, make: (row: number) => Item): Item[] {
  return Array.from({ length: rows }, (_, r) => make(r));
}
