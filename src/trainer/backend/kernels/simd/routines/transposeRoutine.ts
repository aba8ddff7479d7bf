import { transposed } from '../../../../../simd/product.ts';
import type { Callable } from '../../../../../simd/routine.ts';
import type { SimdModule } from '../../../../../simd/simdModule.ts';
import { loadFloat, loadVector } from '../../../../../simd/values.ts';

const SIDE = 4;

/** Transposes `batch` matrices, rows x columns each, in squares of 4 x 4 that stay in registers. */
export function writeTranspose(module: SimdModule): Callable {
  return module.routine(
    'transpose',
    { x: 'int', out: 'int', batch: 'int', rows: 'int', columns: 'int' },
    (f, p) => {
      const inRow = f.int(p.columns.times(4));
      const outRow = f.int(p.rows.times(4));
      const [from, to] = [f.int(), f.int()];
      const [row, column] = [f.int(), f.int()];
      const single = () => {
        f.store(
          p.out.plus(column.times(outRow)).plus(row.times(4)),
          loadFloat(p.x.plus(row.times(inRow)).plus(column.times(4))),
        );
      };
      const square = [f.vector(), f.vector(), f.vector(), f.vector()];
      f.countDown(p.batch, () => {
        row.set(0);
        f.from(row, p.rows.minus(SIDE - 1), SIDE, () => {
          column.set(0);
          from.set(p.x.plus(row.times(inRow)));
          to.set(p.out.plus(row.times(4)));
          f.from(column, p.columns.minus(SIDE - 1), SIDE, () => {
            const read = f.int(from);
            for (const line of square) {
              line.set(loadVector(read));
              read.add(inRow);
            }
            from.add(4 * SIDE);
            for (const line of transposed(f, square)) {
              f.store(to, line);
              to.add(outRow);
            }
          });
          f.from(column, p.columns, 1, () => {
            const first = f.int(row);
            f.from(row, first.plus(SIDE), 1, single);
            row.set(first);
          });
        });
        f.from(row, p.rows, 1, () => {
          column.set(0);
          f.from(column, p.columns, 1, single);
        });
        p.x.add(inRow.times(p.rows));
        p.out.add(inRow.times(p.rows));
      });
    },
  );
}
