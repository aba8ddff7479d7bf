import type { SimdModule } from '../../../../../simd/simdModule.ts';
import { loadReal } from '../../../../../simd/values.ts';

/** Passes over rows of numbers that lie one after another. */
export function writeRows(module: SimdModule): void {
  // sums = sum over all rows of x.
  module.routine('sumRows', { x: 'int', sums: 'int', rows: 'int', columns: 'int' }, (f, p) => {
    f.eachReal(p.columns, (lanes, at) => {
      f.store(p.sums.plus(at), f.real(lanes, 0));
    });
    f.countDown(p.rows, () => {
      f.eachReal(p.columns, (lanes, at) => {
        const sum = loadReal(lanes, p.sums.plus(at)).plus(loadReal(lanes, p.x.plus(at)));
        f.store(p.sums.plus(at), sum);
      });
      p.x.add(p.columns.times(4));
    });
  });

  // masked = dy where y > 0, else 0; sums = sum over all rows of it.
  module.routine(
    'maskRows',
    { dy: 'int', y: 'int', masked: 'int', sums: 'int', rows: 'int', columns: 'int' },
    (f, p) => {
      f.eachReal(p.columns, (lanes, at) => {
        f.store(p.sums.plus(at), f.real(lanes, 0));
      });
      f.countDown(p.rows, () => {
        f.eachReal(p.columns, (lanes, at) => {
          const value = f.real(
            lanes,
            loadReal(lanes, p.dy.plus(at)).wherePositive(loadReal(lanes, p.y.plus(at))),
          );
          f.store(p.masked.plus(at), value);
          f.store(p.sums.plus(at), loadReal(lanes, p.sums.plus(at)).plus(value));
        });
        for (const pointer of [p.dy, p.y, p.masked]) pointer.add(p.columns.times(4));
      });
    },
  );
}
