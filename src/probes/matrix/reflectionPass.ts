import type { Callable } from '../../simd/routine.ts';
import type { SimdModule } from '../../simd/simdModule.ts';
import { type Int, loadReal, loadSplat, type Real } from '../../simd/values.ts';

const LANES = 2;
const BYTES = 8;
const VECTOR = LANES * BYTES;

/**
 * Writes one pass over a symmetric matrix in double precision, of which the triangle on and above the diagonal is kept:
 * it becomes A - v w' - w v', and p becomes p plus that times x. Rows from `from` on are visited, in pairs from an even one
 * and whole tiles up to `size`; A's rows and the vectors are zero behind their end.
 *
 * An entry above the diagonal stands for two, a_ij x_j in p_i and a_ij x_i in p_j. In the squares of 2 x 2 on the diagonal both
 * stand, and each is used once.
 */
export function writeReflectionPass(module: SimdModule): Callable {
  return module.routine(
    'reflectionPass',
    { a: 'int', aRow: 'int', v: 'int', w: 'int', x: 'int', p: 'int', from: 'int', size: 'int' },
    (f, { a, aRow, v, w, x, p, from, size }) => {
      const vector = (address: Int) => f.real(LANES, loadReal(LANES, address));
      const splat = (address: Int, offset: number) => f.real(LANES, loadSplat(address, offset, LANES));
      const first = f.int(from.over(LANES).times(LANES));
      a.add(first.times(aRow));
      const i = f.int(first);
      const [row, at] = [f.int(), f.int()];
      f.from(i, size, LANES, () => {
        at.set(i.times(BYTES));
        const here = { v: f.int(v.plus(at)), w: f.int(w.plus(at)), x: f.int(x.plus(at)) };
        const rows = [0, 1].map((r) => {
          const [vr, wr, xr] = [here.v, here.w, here.x].map((address) => splat(address, r * BYTES));
          return { v: vr, w: wr, x: xr, sum: f.real(LANES, 0) };
        });
        row.set(a.plus(at));
        /** Updates two numbers of both rows at column `at`; what they add to p there. */
        const update = (ownTurn: boolean): Real => {
          const [vj, wj] = [vector(v.plus(at)), vector(w.plus(at))];
          const xj = ownTurn ? undefined : vector(x.plus(at));
          const addresses = [row, row.plus(aRow)];
          const terms = rows.map((own, r) => {
            const entry = f.real(
              LANES,
              loadReal(LANES, addresses[r]).minus(own.v.times(wj)).minus(own.w.times(vj)),
            );
            f.store(addresses[r], entry);
            if (xj) f.addProduct(own.sum, entry, xj);
            return entry.times(own.x);
          });
          return terms[0].plus(terms[1]);
        };
        f.store(p.plus(at), loadReal(LANES, p.plus(at)).plus(update(true)));
        const end = f.int(size.times(BYTES));
        at.add(VECTOR);
        row.add(VECTOR);
        f.from(at, end, VECTOR, () => {
          f.store(p.plus(at), loadReal(LANES, p.plus(at)).plus(update(false)));
          row.add(VECTOR);
        });
        // Both rows' sums over their lanes, side by side.
        const [upper, lower] = rows.map(({ sum }) => sum);
        const own = f.int(p.plus(i.times(BYTES)));
        const totals = upper.shuffle(lower, [0, 1, 4, 5]).plus(upper.shuffle(lower, [2, 3, 6, 7]));
        f.store(own, loadReal(LANES, own).plus(totals));
        a.add(aRow.times(LANES));
      });
    },
  );
}
