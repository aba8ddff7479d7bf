import type { Callable, IntVariable, Routine } from './routine.ts';
import type { SimdModule } from './simdModule.ts';
import {
  ADDRESS,
  type LeftLayout,
  PRECISIONS,
  type Precision,
  TILE_BYTES,
  TILE_ROWS,
  type Tiles,
  writeTiles,
} from './tile.ts';
import { type Int, loadVector, type Real, real } from './values.ts';

const VECTOR = 16;
/** Terms that are summed in one go: a panel of B of so many rows stays in the first cache. */
export const DEPTH = 256;

/** Routines around the tiles that others of the module may call. */
export interface ProductRoutines {
  /** Copies part of B, `terms` x `columns`, into panels of a tile's width; columns that are not there are 0. */
  readonly pack: Callable;
  readonly tiles: Readonly<Record<LeftLayout, Tiles>>;
  /** Covers a product with tiles. */
  readonly cover: Readonly<Record<LeftLayout, Callable>>;
  /** out = larger(init + A B, floor) for each layout of A. */
  readonly product: Readonly<Record<LeftLayout, Callable>>;
}

/**
 * Bytes of scratch that a product needs: a table of rows, a tile, a packed block of B.
 * They lie one after another in this order.
 */
export function productScratch(
  rows: number,
  terms: number,
  columns: number,
  precision: Precision = 'float32',
): number {
  const packed = Math.min(terms, DEPTH) * (columns * PRECISIONS[precision].bytes + TILE_BYTES);
  return (rows + TILE_ROWS) * ADDRESS + TILE_BYTES * TILE_ROWS + packed;
}

/** Writes the routines of products into a module. */
export function writeProduct(module: SimdModule, precision: Precision = 'float32'): ProductRoutines {
  const tiles = {
    rows: writeTiles(module, 'rows', precision),
    columns: writeTiles(module, 'columns', precision),
  };
  const cover = {
    rows: writeCover(module, 'rows', tiles.rows, precision),
    columns: writeCover(module, 'columns', tiles.columns, precision),
  };
  const pack = writePack(module, precision);
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
        const tile = f.int(p.scratch.plus(p.rows.times(ADDRESS)));
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
              f.storeInt(p.scratch.plus(row.times(ADDRESS)), left);
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
  return { pack, tiles, cover, product: { rows: product('rows'), columns: product('columns') } };
}

/** Covers a product with tiles: see Tiles for what the parameters mean. */
function writeCover(module: SimdModule, layout: LeftLayout, tiles: Tiles, precision: Precision): Callable {
  const { bytes, lanes } = PRECISIONS[precision];
  const tileColumns = 2 * lanes;
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
        f.from(column, p.columns.minus(tileColumns - 1), tileColumns, () => {
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
            f.each(rest.times(bytes), bytes, (at) => f.move(out.plus(at), from.plus(at), bytes));
            from.add(TILE_BYTES);
            out.add(p.outRow);
          });
        });
        // Rows of A are numbers side by side, or addresses of so many bytes.
        p.a.add(count * (layout === 'rows' ? ADDRESS : bytes));
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

function writePack(module: SimdModule, precision: Precision): Callable {
  const { bytes, lanes } = PRECISIONS[precision];
  const tileColumns = 2 * lanes;
  return module.routine(
    'pack',
    { b: 'int', bRow: 'int', bColumn: 'int', terms: 'int', columns: 'int', to: 'int' },
    (f, p) => {
      const from = f.int();
      const left = f.int();
      const width = f.int();
      const eachTerm = (copy: () => void) => {
        f.countDown(left, () => {
          copy();
          from.add(p.bRow);
          p.to.add(TILE_BYTES);
        });
      };
      f.each(p.columns, tileColumns, (column) => {
        from.set(p.b.plus(column.times(p.bColumn)));
        width.set(p.columns.minus(column).atMost(tileColumns));
        left.set(p.terms);
        f.when(
          width.equals(tileColumns),
          () => {
            f.when(
              p.bColumn.equals(bytes),
              () =>
                eachTerm(() => {
                  f.store(p.to, loadVector(from));
                  f.store(p.to, loadVector(from, VECTOR), VECTOR);
                }),
              () => {
                // Columns that do not lie side by side: their terms do where the operand is transposed.
                f.when(p.bRow.equals(bytes), () => packAcross(f, p, from, left, precision));
                const column = f.int();
                eachTerm(() => {
                  column.set(from);
                  for (let j = 0; j < tileColumns; j++) {
                    f.move(p.to, column, bytes, j * bytes);
                    column.add(p.bColumn);
                  }
                });
              },
            );
          },
          () =>
            eachTerm(() => {
              f.store(p.to, real(0, 4));
              f.store(p.to, real(0, 4), VECTOR);
              f.each(width, 1, (j) =>
                f.move(p.to.plus(j.times(bytes)), from.plus(j.times(p.bColumn)), bytes),
              );
            }),
        );
      });
    },
  );
}

/** Packs a whole number of vectors of terms of each column; what is left is counted in `left`. */
function packAcross(
  f: Routine,
  p: Record<'bColumn' | 'terms' | 'to', IntVariable>,
  from: IntVariable,
  left: IntVariable,
  precision: Precision,
): void {
  const { lanes } = PRECISIONS[precision];
  const column = f.int();
  const vectors = f.int(p.terms.over(lanes));
  left.set(p.terms.modulo(lanes));
  f.countDown(vectors, () => {
    column.set(from);
    for (let half = 0; half < 2; half++) {
      const lines = Array.from({ length: lanes }, () => {
        const line = f.vector(loadVector(column));
        column.add(p.bColumn);
        return line;
      });
      transposed(f, lines).forEach((line, term) => {
        f.store(p.to, line, half * VECTOR + term * TILE_BYTES);
      });
    }
    from.add(VECTOR);
    p.to.add(lanes * TILE_BYTES);
  });
}

/** The transpose of a square: four vectors of four numbers, or two of two that are twice as wide. */
export function transposed(f: Routine, lines: readonly Real[]): Real[] {
  const halves = (left: Real, right: Real) => [
    left.shuffle(right, [0, 1, 4, 5]),
    left.shuffle(right, [2, 3, 6, 7]),
  ];
  if (lines.length === 2) return halves(lines[0], lines[1]);
  const [a, b, c, d] = lines;
  const mixed = [
    [0, 4, 1, 5],
    [2, 6, 3, 7],
  ].map((lanes) => [f.vector(a.shuffle(b, lanes)), f.vector(c.shuffle(d, lanes))]);
  return mixed.flatMap(([left, right]) => halves(left, right));
}
