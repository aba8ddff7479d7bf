import { DEPTH, type ProductRoutines } from './product.ts';
import type { Callable } from './routine.ts';
import type { SimdModule } from './simdModule.ts';
import { TILE_BYTES, TILE_ROWS } from './tile.ts';

/** Rows and columns of a tile in double precision, where it is square: what `square` rounds its sizes up to. */
export const SQUARE_TILE = TILE_ROWS;

/** Bytes of scratch that `square` needs. */
export function squareScratch(rows: number, terms: number): number {
  return Math.min(terms, DEPTH) * Math.ceil(rows / SQUARE_TILE) * TILE_BYTES;
}

/**
 * Writes out += A A' in double precision, on and below the diagonal, into a module: about half the work of a product.
 * Panels of A are both operands, since tiles are square. Whole tiles are written: `out` has rows and columns up to a
 * multiple of `SQUARE_TILE`, and what stands above the diagonal is undefined.
 */
export function writeSquare(module: SimdModule, { pack, tiles }: ProductRoutines): Callable {
  return module.routine(
    'square',
    {
      a: 'int',
      aRow: 'int',
      aStep: 'int',
      rows: 'int',
      terms: 'int',
      out: 'int',
      outRow: 'int',
      scratch: 'int',
    },
    (f, p) => {
      const [count, panel, left, right, to, row] = [f.int(), f.int(), f.int(), f.int(), f.int(), f.int()];
      f.each(p.terms, DEPTH, (from) => {
        count.set(p.terms.minus(from).atMost(DEPTH));
        panel.set(count.times(TILE_BYTES));
        f.call(pack, p.a.plus(from.times(p.aStep)), p.aStep, p.aRow, count, p.rows, p.scratch);
        left.set(p.scratch);
        row.set(p.out);
        f.each(p.rows, SQUARE_TILE, (i) => {
          right.set(p.scratch);
          to.set(row);
          f.each(i.plus(1), SQUARE_TILE, () => {
            f.call(
              tiles.columns[TILE_ROWS - 1],
              ...[left, TILE_BYTES, right, TILE_BYTES, to, p.outRow, to, p.outRow],
              ...[count, 1, 0, 1, 0, Number.NEGATIVE_INFINITY],
            );
            right.add(panel);
            to.add(TILE_BYTES);
          });
          left.add(panel);
          row.add(p.outRow.times(SQUARE_TILE));
        });
      });
    },
  );
}
