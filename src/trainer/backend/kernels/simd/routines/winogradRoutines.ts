import type { Routine } from '../../../../../simd/routine.ts';
import type { SimdModule } from '../../../../../simd/simdModule.ts';
import { type Int, loadReal, type Real } from '../../../../../simd/values.ts';

type Line = readonly Real[];
/** A linear map of a few numbers, written out. */
type Transform = (line: Line) => Real[];

/**
 * The transforms of minimal filtering F(2 x 2, 3 x 3) (Winograd 1980; Lavin and Gray 2016): 2 x 2 positions of a 3 x 3
 * convolution from 16 products a pair of channels instead of 36,
 *
 *   Y = A' [ (G g G') * (B' d B) ] A        d a square of 4 x 4 positions, * entry by entry.
 *
 * Every map is linear, so that the gradient for the filter is dg = G' [ (B' d B) * (A dY A') ] G.
 */
const INPUT: Transform = ([a, b, c, d]) => [a.minus(c), b.plus(c), c.minus(b), b.minus(d)];
const FILTER: Transform = ([a, b, c]) => [a, a.plus(c).plus(b).times(0.5), a.plus(c).minus(b).times(0.5), c];
const OUTPUT: Transform = ([a, b, c, d]) => [a.plus(b).plus(c), b.minus(c).minus(d)];
const OUTPUT_GRADIENT: Transform = ([a, b]) => [a, a.plus(b), a.minus(b), b.times(-1)];
const FILTER_GRADIENT: Transform = ([a, b, c, d]) => [
  a.plus(b.plus(c).times(0.5)),
  b.minus(c).times(0.5),
  d.plus(b.plus(c).times(0.5)),
];

/** The map along both sides of a square: first down its columns, then along its rows. */
function both(f: Routine, square: readonly Line[], map: Transform): Real[][] {
  const keep = (value: Real) => f.real(value.lanes, value);
  const columns = square[0].map((_, j) => map(square.map((row) => row[j])).map(keep));
  return columns[0].map((_, i) => map(columns.map((column) => column[i])).map(keep));
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Writes the passes before and after the products, which stand in 16 planes, one for each entry of a square. */
export function writeWinograd(module: SimdModule): void {
  const maps = {
    /** Maps of images, and bytes from one row and one image to the next. */
    maps: 'int',
    mapRow: 'int',
    mapBytes: 'int',
    planes: 'int',
    planeBytes: 'int',
    images: 'int',
    down: 'int',
    across: 'int',
    channels: 'int',
  } as const;
  type Maps = Readonly<Record<keyof typeof maps, Int>>;
  /** Visits squares of 2 x 2 positions; `plane` is where the square's numbers are in the first plane. */
  const eachSquare = (f: Routine, p: Maps, visit: (square: Int, plane: Int) => void) => {
    const [square, plane] = [f.int(), f.int(p.planes)];
    const pixel = f.int(p.channels.times(4));
    f.each(p.images, 1, (image) => {
      f.each(p.down, 1, (y) => {
        square.set(p.maps.plus(image.times(p.mapBytes)).plus(y.times(p.mapRow).times(2)));
        f.each(p.across, 1, () => {
          visit(square, plane);
          square.add(pixel.times(2));
          plane.add(pixel);
        });
      });
    });
  };
  const toPlanes = (name: string, side: number, map: Transform) =>
    module.routine(name, maps, (f, p) => {
      const pixel = f.int(p.channels.times(4));
      eachSquare(f, p, (square, plane) => {
        f.eachReal(p.channels, (lanes, at) => {
          const row = f.int(square.plus(at));
          const numbers = range(side).map((i) => {
            if (i > 0) row.add(p.mapRow);
            const here = f.int(row);
            return range(side).map((j) => {
              if (j > 0) here.add(pixel);
              return f.real(lanes, loadReal(lanes, here));
            });
          });
          const to = f.int(plane.plus(at));
          for (const value of both(f, numbers, map).flat()) {
            f.store(to, value);
            to.add(p.planeBytes);
          }
        });
      });
    });
  toPlanes('winogradInput', 4, INPUT);
  toPlanes('winogradOutputGradient', 2, OUTPUT_GRADIENT);

  module.routine('winogradOutput', maps, (f, p) => {
    const pixel = f.int(p.channels.times(4));
    eachSquare(f, p, (square, plane) => {
      f.eachReal(p.channels, (lanes, at) => {
        const from = f.int(plane.plus(at));
        const numbers = range(4).map(() =>
          range(4).map(() => {
            const value = f.real(lanes, loadReal(lanes, from));
            from.add(p.planeBytes);
            return value;
          }),
        );
        const to = f.int(square.plus(at));
        for (const [left, right] of both(f, numbers, OUTPUT)) {
          f.store(to, left);
          f.store(to.plus(pixel), right);
          to.add(p.mapRow);
        }
      });
    });
  });

  const betweenPlanes = (name: string, side: number, map: Transform) =>
    module.routine(name, { from: 'int', to: 'int', count: 'int' }, (f, p) => {
      const plane = f.int(p.count.times(4));
      f.eachReal(p.count, (lanes, at) => {
        const [read, write] = [f.int(p.from.plus(at)), f.int(p.to.plus(at))];
        const numbers = range(side).map(() =>
          range(side).map(() => {
            const value = f.real(lanes, loadReal(lanes, read));
            read.add(plane);
            return value;
          }),
        );
        for (const value of both(f, numbers, map).flat()) {
          f.store(write, value);
          write.add(plane);
        }
      });
    });
  betweenPlanes('winogradFilter', 3, FILTER);
  betweenPlanes('winogradFilterGradient', 4, FILTER_GRADIENT);
}
