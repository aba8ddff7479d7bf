import type { Callable, Routine } from '../../../../../simd/routine.ts';
import type { SimdModule } from '../../../../../simd/simdModule.ts';
import { loadReal, type Real } from '../../../../../simd/values.ts';

/** ln 2 in two parts, the first of which has so few bits that whole multiples of it are exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;
/** Below it e^x is less than the smallest normal number. */
const LEAST = -87;
/** Coefficients of e^r - 1 - r over r^2 for |r| <= ln 2 / 2 (Moshier, Cephes: expf), the highest power first. */
const COEFFICIENTS = [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5];

/** e^x of four numbers that are not above 0, to 2e-7 of it: e^x = 2^n e^r with n the nearest whole number to x / ln 2. */
function exponential(f: Routine, x: Real): Real {
  const from = f.vector(x.larger(LEAST));
  const n = f.vector(from.times(Math.LOG2E).nearest());
  const r = f.vector(from.minus(n.times(LN2_HIGH)).minus(n.times(LN2_LOW)));
  const [first, ...others] = COEFFICIENTS;
  return horner(r, first, others).times(r).times(r).plus(r).plus(1).times(n.powerOfTwo());
}

function horner(r: Real, first: number, others: readonly number[]): Real {
  return others.reduce<Real | number>(
    (sum, coefficient) => (typeof sum === 'number' ? r.times(sum) : sum.times(r)).plus(coefficient),
    first,
  ) as Real;
}

/** softmax(scale x) of every row, in place; rows lie one after another. */
export function writeSoftmax(module: SimdModule): Callable {
  return module.routine('softmax', { x: 'int', rows: 'int', columns: 'int', scale: 'float' }, (f, p) => {
    const most4 = f.vector();
    const most = f.float();
    const sum4 = f.vector();
    const sum = f.float();
    f.countDown(p.rows, () => {
      most4.set(Number.NEGATIVE_INFINITY);
      most.set(Number.NEGATIVE_INFINITY);
      sum4.set(0);
      sum.set(0);
      f.eachReal(p.columns, (lanes, at) => {
        const largest = lanes === 4 ? most4 : most;
        largest.set(loadReal(lanes, p.x.plus(at)).larger(largest));
      });
      most.set(most.larger(most4.most()));
      f.eachReal(p.columns, (lanes, at) => {
        const value = loadReal(lanes, p.x.plus(at));
        if (lanes === 4) {
          const weight = f.vector(exponential(f, value.minus(most.splat()).times(p.scale.splat())));
          f.store(p.x.plus(at), weight);
          sum4.add(weight);
        } else {
          const weight = f.float(exponential(f, value.minus(most).times(p.scale).splat()).lane(0));
          f.store(p.x.plus(at), weight);
          sum.add(weight);
        }
      });
      sum.set(f.float(1).over(sum.plus(sum4.total())));
      f.eachReal(p.columns, (lanes, at) => {
        const factor = lanes === 4 ? sum.splat() : sum;
        f.store(p.x.plus(at), loadReal(lanes, p.x.plus(at)).times(factor));
      });
      p.x.add(p.columns.times(4));
    });
  });
}
