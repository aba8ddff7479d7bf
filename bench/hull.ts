import { createRandom } from '../src/base/random.ts';
import { upperHull } from '../src/curves/upperHull.ts';
import { medianTime } from './measure.ts';

/** Time of the upper hull from a thousand to a million points: clouds, and points that are all on the hull. */
export function benchHull(): void {
  const shapes: Record<string, (upstream: number, gap: number) => number> = {
    cloud: (u, gap) => 0.9 - 0.9 * (1 - u) ** 2 + 0.1 * gap,
    'all on the hull': (u) => 1 - (1 - u) ** 2,
  };
  for (const [name, shape] of Object.entries(shapes)) {
    for (const n of [1e3, 1e4, 1e5, 1e6]) {
      const random = createRandom(1, name, n);
      const upstream = Float64Array.from({ length: n }, () => random.uniform());
      const downstream = upstream.map((u) => Math.max(0, shape(u, -random.uniform())));
      const milliseconds = medianTime(() => upperHull({ upstream, downstream }), n === 1e6 ? 3 : 7);
      const nanoseconds = (1e6 * milliseconds) / (n * Math.log2(n));
      const size = upperHull({ upstream, downstream }).length;
      console.log(
        `${name}, ${n.toLocaleString('en-US').padStart(9)} points: ${milliseconds.toFixed(1).padStart(7)} ms, ${nanoseconds.toFixed(2)} ns per n log2 n (${size} vertices)`,
      );
    }
  }
}
