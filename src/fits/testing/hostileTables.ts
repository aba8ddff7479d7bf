import fc from 'fast-check';
import { createRandom } from '../../base/random.ts';

/** Accuracies of a task's models. */
export interface Points {
  readonly upstream: Float64Array;
  readonly downstream: Float64Array;
}

const SHAPES: Record<string, (u: number) => number> = {
  saturating: (u) => 0.9 - 0.9 * (1 - u) ** 1.5,
  flat: () => 0.6,
  declining: (u) => 0.9 - 0.5 * u,
  convex: (u) => 0.1 + 0.8 * u ** 6,
  linear: (u) => 0.1 + 0.7 * u,
  'kinked at the top': (u) => (u < 0.8 ? 0.5 : 0.5 + 2 * (u - 0.8)),
};

/**
 * Generated tables as people have them and worse: 2 to 120 models of every shape, with gaps or without, rounded to
 * percents or tenths, with ties, all equal, at 0 and at 1.
 */
export const tables: fc.Arbitrary<Points> = fc
  .record({
    models: fc.oneof(fc.integer({ min: 2, max: 15 }), fc.integer({ min: 16, max: 120 })),
    shape: fc.constantFrom(...Object.keys(SHAPES)),
    gap: fc.constantFrom(0, 0.01, 0.05, 0.2),
    step: fc.constantFrom(0, 0.001, 0.01, 0.1),
    range: fc.constantFrom<[number, number][]>([0.3, 0.9], [0, 1], [0.7, 0.72], [0.5, 0.5]),
    seed: fc.nat(),
  })
  .map(({ models, shape, gap, step, range: [low, high], seed }) => {
    const random = createRandom(seed, 'hostile');
    const round = (value: number) => {
      const kept = Math.min(1, Math.max(0, value));
      return step ? Math.round(kept / step) * step : kept;
    };
    const upstream = Float64Array.from({ length: models }, () =>
      round(low + (high - low) * random.uniform()),
    );
    const downstream = upstream.map((u) => round(SHAPES[shape](u) - gap * random.exponential()));
    return { upstream, downstream };
  });

/** Numbers 0 to n - 1 in a random order. */
export function shuffled(n: number, seed: number): number[] {
  const random = createRandom(seed, 'shuffle');
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
