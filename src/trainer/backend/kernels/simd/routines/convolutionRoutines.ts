import type { SimdModule } from '../../../../../simd/simdModule.ts';

/** What convolutions need besides products. */
export function writeConvolution(module: SimdModule): void {
  // Copies maps, each of so many rows of so many bytes, into larger ones with a border.
  module.routine(
    'copyMaps',
    {
      x: 'int',
      to: 'int',
      maps: 'int',
      rows: 'int',
      rowBytes: 'int',
      toRow: 'int',
      toMap: 'int',
    },
    (f, p) => {
      const [to, left] = [f.int(), f.int()];
      f.countDown(p.maps, () => {
        to.set(p.to);
        left.set(p.rows);
        f.countDown(left, () => {
          f.copy(to, p.x, p.rowBytes);
          p.x.add(p.rowBytes);
          to.add(p.toRow);
        });
        p.to.add(p.toMap);
      });
    },
  );
}
