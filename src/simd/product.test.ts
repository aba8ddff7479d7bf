import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRandom } from '../base/random.ts';
import { DEPTH, productScratch, writeProduct } from './product.ts';
import { computedRounding, hasRelaxedSimd } from './relaxedSimd.ts';
import { createMemory, SimdModule } from './simdModule.ts';
import { PRECISIONS, type Precision } from './tile.ts';
import { loadFloat, loadVector } from './values.ts';

const PAGE = 65_536;
const ZEROS = 4096;

/** Products in a memory of their own, beside plain sums. */
function engine(precision: Precision, fused: boolean) {
  const module = new SimdModule(fused);
  writeProduct(module, precision);
  const memory = createMemory();
  memory.grow(100);
  const { rowsProduct, columnsProduct } = module.compile(memory);
  const { bytes } = PRECISIONS[precision];
  const numbers = bytes === 4 ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer);
  return (m: number, k: number, n: number, flipA: boolean, flipB: boolean, floor: number) => {
    const [a, b] = [ZEROS / bytes, ZEROS / bytes + m * k];
    const out = b + k * n;
    const scratch = Math.ceil(((out + m * n) * bytes) / 64) * 64;
    expect(scratch + productScratch(m, k, n, precision)).toBeLessThan(100 * PAGE);
    const random = createRandom(1, 'product');
    for (let i = a; i < out; i++) numbers[i] = random.normal();
    (flipA ? columnsProduct : rowsProduct)(
      ...[a * bytes, k * bytes, (flipA ? m : 1) * bytes],
      ...[b * bytes, (flipB ? 1 : n) * bytes, (flipB ? k : 1) * bytes],
      ...[0, 0, out * bytes, n * bytes, m, k, n, floor, 1, scratch],
    );
    let worst = 0;
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++)
          sum += numbers[a + (flipA ? p * m + i : i * k + p)] * numbers[b + (flipB ? j * k + p : p * n + j)];
        worst = Math.max(worst, Math.abs(Math.max(sum, floor) - numbers[out + i * n + j]));
      }
    }
    return worst / Math.sqrt(k);
  };
}

const kinds: [Precision, boolean][] = [
  ['float32', false],
  ['float64', false],
  ...(hasRelaxedSimd() ? ([['float32', true]] as [Precision, boolean][]) : []),
];

describe.each(kinds)('products in %s, fused: %s', (precision, fused) => {
  const multiply = engine(precision, fused);
  const rounding = precision === 'float32' ? 2 ** -22 : 2 ** -50;
  const side = fc.integer({ min: 1, max: 30 });
  const depth = fc.oneof(side, fc.integer({ min: DEPTH - 2, max: 2 * DEPTH + 2 }));

  test('agree with plain sums, in every size and layout', () => {
    fc.assert(
      fc.property(side, depth, side, fc.boolean(), fc.boolean(), (m, k, n, flipA, flipB) => {
        expect(multiply(m, k, n, flipA, flipB, Number.NEGATIVE_INFINITY)).toBeLessThan(16 * rounding);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test('are cut off below in single precision', () => {
    if (precision === 'float32')
      expect(multiply(9, 2 * DEPTH, 13, false, false, 0)).toBeLessThan(16 * rounding);
  });
});

test('without relaxed SIMD a product is rounded before it is added', () => {
  expect(computedRounding(false)).toBe('portable');
});

test('values of different kinds are not mixed', () => {
  const module = new SimdModule(false);
  expect(() =>
    module.routine('mixed', { at: 'int' }, (f, { at }) => f.store(at, loadVector(at).plus(loadFloat(at)))),
  ).toThrow('a value of 4 is expected, not of 1');
});
