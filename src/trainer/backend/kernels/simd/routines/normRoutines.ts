import type { Routine } from '../../../../../simd/routine.ts';
import type { SimdModule } from '../../../../../simd/simdModule.ts';
import { type Int, type Lanes, loadFloat, loadReal, type Real } from '../../../../../simd/values.ts';

/** Added to the variance, so that rows of equal numbers can be divided by its root. */
export const NORM_EPSILON = 1e-5;

/** Two sums over numbers that are visited four at a time. */
function sums(f: Routine, count: number) {
  const parts = Array.from({ length: count }, () => ({ 4: f.vector(), 1: f.float() }));
  return {
    reset: () => {
      for (const part of parts) {
        part[4].set(0);
        part[1].set(0);
      }
    },
    add: (i: number, value: Real) => parts[i][value.lanes === 1 ? 1 : 4].add(value),
    total: (i: number) => parts[i][1].plus(parts[i][4].total()),
  };
}

const wide = (lanes: Lanes, value: Real) => (lanes === 4 ? value.splat() : value);

/**
 * Normalisation of rows, each of `groups` times `channels` numbers, to mean 0 and variance 1, then a scale and an offset a
 * channel: y = larger(scale n + offset, floor), n = r (x - mean), r = 1 / sqrt(variance + epsilon).
 */
export function writeNorm(module: SimdModule): void {
  module.routine(
    'norm',
    {
      x: 'int',
      scale: 'int',
      offset: 'int',
      y: 'int',
      moments: 'int',
      rows: 'int',
      groups: 'int',
      channels: 'int',
      floor: 'float',
    },
    (f, p) => {
      const width = f.int(p.groups.times(p.channels));
      const each = f.float(f.float(1).over(width.toReal()));
      const total = sums(f, 1);
      const [mean, r] = [f.float(), f.float()];
      const left = f.int();
      f.countDown(p.rows, () => {
        total.reset();
        f.eachReal(width, (lanes, at) => total.add(0, loadReal(lanes, p.x.plus(at))));
        mean.set(total.total(0).times(each));
        total.reset();
        f.eachReal(width, (lanes, at) => {
          const deviation = f.real(lanes, loadReal(lanes, p.x.plus(at)).minus(wide(lanes, mean)));
          total.add(0, deviation.times(deviation));
        });
        r.set(f.float(1).over(total.total(0).times(each).plus(NORM_EPSILON).root()));
        f.store(p.moments, mean);
        f.store(p.moments, r, 4);
        p.moments.add(8);
        left.set(p.groups);
        f.countDown(left, () => {
          f.eachReal(p.channels, (lanes, at) => {
            const n = loadReal(lanes, p.x.plus(at)).minus(wide(lanes, mean)).times(wide(lanes, r));
            const y = n.times(loadReal(lanes, p.scale.plus(at))).plus(loadReal(lanes, p.offset.plus(at)));
            f.store(p.y.plus(at), y.larger(wide(lanes, p.floor)));
          });
          p.x.add(p.channels.times(4));
          p.y.add(p.channels.times(4));
        });
      });
    },
  );

  // Gradients of it. With dn = scale dy and <.> the mean over a row: dx = r (dn - <dn> - n <dn n>); dscale = sum of dy n,
  // doffset = sum of dy. Where y is given, dy counts where y > 0 only.
  module.routine(
    'normGradient',
    {
      dy: 'int',
      x: 'int',
      y: 'int',
      scale: 'int',
      moments: 'int',
      dx: 'int',
      dScale: 'int',
      dOffset: 'int',
      rows: 'int',
      groups: 'int',
      channels: 'int',
    },
    (f, p) => {
      const row = f.int(p.channels.times(4));
      const each = f.float(f.float(1).over(p.groups.times(p.channels).toReal()));
      const total = sums(f, 2);
      const [mean, r, meanDn, meanDnN] = [f.float(), f.float(), f.float(), f.float()];
      const [left, begin] = [f.int(), f.int()];
      f.eachReal(p.channels, (lanes, at) => {
        f.store(p.dScale.plus(at), f.real(lanes, 0));
        f.store(p.dOffset.plus(at), f.real(lanes, 0));
      });
      const normalised = (lanes: Lanes, at: Int) =>
        loadReal(lanes, p.x.plus(at)).minus(wide(lanes, mean)).times(wide(lanes, r));
      const pass = (pointers: { add(by: Int): void }[], visit: (lanes: Lanes, at: Int) => void) => {
        left.set(p.groups);
        f.countDown(left, () => {
          f.eachReal(p.channels, visit);
          for (const pointer of pointers) pointer.add(row);
        });
      };
      f.countDown(p.rows, () => {
        mean.set(loadFloat(p.moments));
        r.set(loadFloat(p.moments, 4));
        p.moments.add(8);
        total.reset();
        begin.set(p.x);
        const beginDx = f.int(p.dx);
        // dx holds dn between the passes.
        const first = (masked: boolean) => () =>
          pass(masked ? [p.x, p.dy, p.dx, p.y] : [p.x, p.dy, p.dx], (lanes, at) => {
            const given = loadReal(lanes, p.dy.plus(at));
            const dy = f.real(lanes, masked ? given.wherePositive(loadReal(lanes, p.y.plus(at))) : given);
            const n = f.real(lanes, normalised(lanes, at));
            f.store(p.dOffset.plus(at), loadReal(lanes, p.dOffset.plus(at)).plus(dy));
            f.store(p.dScale.plus(at), loadReal(lanes, p.dScale.plus(at)).plus(dy.times(n)));
            const dn = f.real(lanes, dy.times(loadReal(lanes, p.scale.plus(at))));
            f.store(p.dx.plus(at), dn);
            total.add(0, dn);
            total.add(1, dn.times(n));
          });
        f.when(p.y, first(true), first(false));
        meanDn.set(total.total(0).times(each));
        meanDnN.set(total.total(1).times(each));
        p.x.set(begin);
        p.dx.set(beginDx);
        pass([p.x, p.dx], (lanes, at) => {
          const along = normalised(lanes, at).times(wide(lanes, meanDnN));
          const rest = loadReal(lanes, p.dx.plus(at)).minus(wide(lanes, meanDn)).minus(along);
          f.store(p.dx.plus(at), rest.times(wide(lanes, r)));
        });
      });
    },
  );
}
