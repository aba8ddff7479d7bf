import type { SimdModule } from '../../../../../simd/simdModule.ts';
import { type Lanes, loadReal, type Real } from '../../../../../simd/values.ts';

/** The optimiser's passes over the numbers of one parameter. */
export function writeAdamW(module: SimdModule): void {
  // sum += sum of squares of x, in memory.
  module.routine('addSquares', { x: 'int', count: 'int', sum: 'int' }, (f, p) => {
    const sums = { 4: f.vector(0), 1: f.float(0) };
    f.eachReal(p.count, (lanes, at) => {
      const value = f.real(lanes, loadReal(lanes, p.x.plus(at)));
      sums[lanes].add(value.times(value));
    });
    f.store(p.sum, loadReal(1, p.sum).plus(sums[1].plus(sums[4].total())));
  });

  // With g = clip gradient: first = beta1 first + rest1 g, second = beta2 second + rest2 g g,
  // values = kept values - rate first / (sqrt(second) scale + epsilon).
  module.routine(
    'adamW',
    {
      values: 'int',
      gradient: 'int',
      first: 'int',
      second: 'int',
      count: 'int',
      clip: 'float',
      beta1: 'float',
      rest1: 'float',
      beta2: 'float',
      rest2: 'float',
      rate: 'float',
      scale: 'float',
      kept: 'float',
      epsilon: 'float',
    },
    (f, p) => {
      f.eachReal(p.count, (lanes: Lanes, at) => {
        const wide = (value: Real) => (lanes === 4 ? value.splat() : value);
        const load = (base: typeof p.values) => loadReal(lanes, base.plus(at));
        const g = f.real(lanes, load(p.gradient).times(wide(p.clip)));
        const m = f.real(
          lanes,
          load(p.first)
            .times(wide(p.beta1))
            .plus(g.times(wide(p.rest1))),
        );
        const v = f.real(
          lanes,
          load(p.second)
            .times(wide(p.beta2))
            .plus(g.times(g).times(wide(p.rest2))),
        );
        f.store(p.first.plus(at), m);
        f.store(p.second.plus(at), v);
        const change = m.times(wide(p.rate)).over(v.root().times(wide(p.scale)).plus(wide(p.epsilon)));
        f.store(p.values.plus(at), load(p.values).times(wide(p.kept)).minus(change));
      });
    },
  );
}
