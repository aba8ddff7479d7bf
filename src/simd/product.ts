import type { Callable, IntVariable, Routine } from './routine.ts';
import type { SimdModule } from './simdModule.ts';
import { FLOAT, LANES, type LeftLayout, TILE_COLUMNS, TILE_ROWS, writeTiles } from './tile.ts';
import { type Int, loadFloat, loadVector, real } from './values.ts';

const TILE_BYTES = TILE_COLUMNS * FLOAT;
/** Terms that are summed in one go: a panel of B of so many rows stays in the first cache. */
export const DEPTH = 256;

/** Routines around the tiles that others of the module may call. */
export interface ProductRoutines {
  /** Copies part of B, `terms` x `columns`, into panels of 8 columns; columns that are not there are 0. */
  readonly pack: Callable;
  /** Covers a product with tiles. */
  readonly cover: Readonly<Record<LeftLayout, Callable>>;
  /** out = larger(init + A B, floor) for each layout of A. */
  readonly product: Readonly<Record<LeftLayout, Callable>>;
}

/**
 * Bytes of scratch that a product needs: a table of rows, a tile, a packed block of B.
 * They lie one after another in this order.
 */
export function productScratch(rows: number, terms: number, columns: number): number {
  return (
    (rows + 4) * FLOAT + TILE_BYTES * TILE_ROWS + Math.min(terms, DEPTH) * (columns + TILE_COLUMNS) * FLOAT
  );
}

/** Writes the routines of products into a module. */
export function writeProduct(module: SimdModule): ProductRoutines {
  const cover = {
    rows: writeCover(module, 'rows'),
    columns: writeCover(module, 'columns'),
  };
  const pack = writePack(module);
  const product = (layout: LeftLayout) =>
    module.routine(
      `${layout}Product`,
      {
        a: 'int',
        aRow: 'int',
        aStep: 'int',
        b: 'int',
        bRow: 'int',
        bColumn: 'int',
        init: 'int',
        initRow: 'int',
        out: 'int',
        outRow: 'int',
        rows: 'int',
        terms: 'int',
        columns: 'int',
        floor: 'float',
        packs: 'int',
        scratch: 'int',
      },
      (f, p) => {
        const tile = f.int(p.scratch.plus(p.rows.times(FLOAT)));
        const packed = f.int(tile.plus(TILE_ROWS * TILE_BYTES));
        const floor = f.float();
        const [left, right, rightStep, rightPanel] = [f.int(), f.int(), f.int(), f.int()];
        const terms = f.int();
        f.each(p.terms, DEPTH, (from) => {
          terms.set(p.terms.minus(from).atMost(DEPTH));
          right.set(p.b.plus(from.times(p.bRow)));
          rightStep.set(p.bRow);
          rightPanel.set(TILE_BYTES);
          f.when(p.packs, () => {
            f.call(pack, right, p.bRow, p.bColumn, terms, p.columns, packed);
            right.set(packed);
            rightStep.set(TILE_BYTES);
            rightPanel.set(terms.times(TILE_BYTES));
          });
          // Sums begin from init in the first block and from what is there in the others; only the last one is cut off.
          f.when(from, () => {
            p.init.set(p.out);
            p.initRow.set(p.outRow);
          });
          floor.set(p.floor);
          f.when(from.plus(terms).below(p.terms), () => floor.set(Number.NEGATIVE_INFINITY));
          left.set(p.a.plus(from.times(p.aStep)));
          if (layout === 'rows') {
            f.each(p.rows, 1, (row) => {
              f.storeInt(p.scratch.plus(row.times(FLOAT)), left);
              left.add(p.aRow);
            });
            left.set(p.scratch);
          }
          f.call(
            cover[layout],
            ...[left, p.aStep, right, rightStep, rightPanel, p.init, p.initRow, p.out, p.outRow],
            ...[p.rows, p.columns, terms, 1, 0, 1, 0, floor, tile],
          );
        });
      },
    );
  return { pack, cover, product: { rows: product('rows'), columns: product('columns') } };
}

/** Covers a product with tiles: see Tiles for what the parameters mean. */
function writeCover(module: SimdModule, layout: LeftLayout): Callable {
  const tiles = writeTiles(module, layout);
  return module.routine(
    `${layout}Cover`,
    {
      a: 'int',
      aStep: 'int',
      b: 'int',
      bStep: 'int',
      bPanel: 'int',
      init: 'int',
      initRow: 'int',
      out: 'int',
      outRow: 'int',
      rows: 'int',
      columns: 'int',
      terms: 'int',
      segments: 'int',
      segmentJump: 'int',
      groups: 'int',
      groupJump: 'int',
      floor: 'float',
      tile: 'int',
    },
    (f, p) => {
      const [b, init, out, from, rest, rowsLeft] = [f.int(), f.int(), f.int(), f.int(), f.int(), f.int()];
      /** All tiles along the next rows. */
      const row = (count: number) => {
        const run = (to: Int, toRow: Int | number) =>
          f.call(
            tiles[count - 1],
            ...[p.a, p.aStep, b, p.bStep, init, p.initRow, to, toRow, p.terms],
            ...[p.segments, p.segmentJump, p.groups, p.groupJump, p.floor],
          );
        b.set(p.b);
        init.set(p.init);
        out.set(p.out);
        const column = f.int(0);
        f.from(column, p.columns.minus(TILE_COLUMNS - 1), TILE_COLUMNS, () => {
          run(out, p.outRow);
          b.add(p.bPanel);
          init.add(TILE_BYTES);
          out.add(TILE_BYTES);
        });
        rest.set(p.columns.minus(column));
        f.when(rest, () => {
          run(p.tile, TILE_BYTES);
          from.set(p.tile);
          rowsLeft.set(count);
          f.countDown(rowsLeft, () => {
            f.each(rest.times(FLOAT), FLOAT, (at) => f.store(out.plus(at), loadFloat(from.plus(at))));
            from.add(TILE_BYTES);
            out.add(p.outRow);
          });
        });
        // Rows of A are numbers side by side, or addresses of so many bytes.
        p.a.add(count * FLOAT);
        p.init.add(p.initRow.times(count));
        p.out.add(p.outRow.times(count));
      };
      const done = f.int(0);
      f.from(done, p.rows.minus(TILE_ROWS - 1), TILE_ROWS, () => row(TILE_ROWS));
      rest.set(p.rows.minus(done));
      const last = f.int(rest);
      for (let count = 1; count < TILE_ROWS; count++) f.when(last.equals(count), () => row(count));
    },
  );
}

function writePack(module: SimdModule): Callable {
  return module.routine(
    'pack',
    { b: 'int', bRow: 'int', bColumn: 'int', terms: 'int', columns: 'int', to: 'int' },
    (f, p) => {
      const from = f.int();
      const left = f.int();
      const width = f.int();
      f.each(p.columns, TILE_COLUMNS, (column) => {
        from.set(p.b.plus(column.times(p.bColumn)));
        width.set(p.columns.minus(column).atMost(TILE_COLUMNS));
        f.when(
          width.equals(TILE_COLUMNS),
          () => {
            f.when(
              p.bColumn.equals(FLOAT),
              () => {
                left.set(p.terms);
                f.countDown(left, () => {
                  f.store(p.to, loadVector(from));
                  f.store(p.to, loadVector(from, LANES * FLOAT), LANES * FLOAT);
                  from.add(p.bRow);
                  p.to.add(TILE_BYTES);
                });
              },
              () => packAcross(f, p, from),
            );
          },
          () => {
            left.set(p.terms);
            f.countDown(left, () => {
              f.store(p.to, real(0, 4));
              f.store(p.to, real(0, 4), LANES * FLOAT);
              f.each(width, 1, (j) =>
                f.store(p.to.plus(j.times(FLOAT)), loadFloat(from.plus(j.times(p.bColumn)))),
              );
              from.add(p.bRow);
              p.to.add(TILE_BYTES);
            });
          },
        );
      });
    },
  );
}

/** Eight columns that do not lie side by side: their terms do (the operand is transposed), and go four by four. */
function packAcross(
  f: Routine,
  p: Record<'bRow' | 'bColumn' | 'terms' | 'to', IntVariable>,
  from: IntVariable,
): void {
  const half = f.int(4);
  half.set(p.bColumn.times(LANES));
  const at = f.int();
  const four = () => {
    for (const [offset, shift] of [
      [0, 0],
      [LANES * FLOAT, 1],
    ]) {
      at.set(shift ? from.plus(half) : from);
      const rows = Array.from({ length: LANES }, (_, i) => {
        if (i > 0) at.add(p.bColumn);
        return f.vector(loadVector(at));
      });
      const [a, b, c, d] = rows;
      const [ab, cd] = [a.shuffle(b, [0, 4, 1, 5]), c.shuffle(d, [0, 4, 1, 5])].map((v) => f.vector(v));
      const [ef, gh] = [a.shuffle(b, [2, 6, 3, 7]), c.shuffle(d, [2, 6, 3, 7])].map((v) => f.vector(v));
      f.store(p.to, ab.shuffle(cd, [0, 1, 4, 5]), offset);
      f.store(p.to, ab.shuffle(cd, [2, 3, 6, 7]), offset + TILE_BYTES);
      f.store(p.to, ef.shuffle(gh, [0, 1, 4, 5]), offset + 2 * TILE_BYTES);
      f.store(p.to, ef.shuffle(gh, [2, 3, 6, 7]), offset + 3 * TILE_BYTES);
    }
    from.add(LANES * FLOAT);
    p.to.add(LANES * TILE_BYTES);
  };
  const fours = f.int(0);
  f.when(p.bRow.equals(FLOAT), () => fours.set(p.terms.over(LANES)));
  const rest = f.int(p.terms.minus(fours.times(LANES)));
  f.countDown(fours, four);
  f.countDown(rest, () => {
    at.set(from);
    for (let j = 0; j < TILE_COLUMNS; j++) {
      f.store(p.to, loadFloat(at), j * FLOAT);
      at.add(p.bColumn);
    }
    from.add(p.bRow);
    p.to.add(TILE_BYTES);
  });
}
