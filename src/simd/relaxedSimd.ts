import { createMemory, SimdModule, WebAssembly } from './simdModule.ts';
import { loadVector } from './values.ts';

/** A module that adds products without rounding between. */
function sample(fused: boolean): SimdModule {
  const module = new SimdModule(fused);
  module.routine('f', { at: 'int' }, (f, { at }) => {
    const sum = f.vector(loadVector(at, 32));
    f.addProduct(sum, loadVector(at), loadVector(at, 16));
    f.store(at, sum);
  });
  return module;
}

/** Whether the engine knows relaxed SIMD, whose fused products are about twice as fast. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(sample(true).bytes());
}

/** How products are added: in one rounding, or, the same on every processor, rounded before. It decides the last bits of every sum. */
export type Rounding = 'fused' | 'portable';

/**
 * How a product and a sum round here, computed: with x = 1 + 2^-12, x x - (1 + 2^-11) is 2^-24 where the product is not
 * rounded, and 0 where it is. Relaxed SIMD leaves it to the processor, so that no engine can tell beforehand.
 */
export function computedRounding(relaxed: boolean): Rounding {
  const memory = createMemory();
  const numbers = new Float32Array(memory.buffer);
  numbers.fill(1 + 2 ** -12, 0, 8).fill(-(1 + 2 ** -11), 8, 12);
  sample(relaxed).compile(memory).f(0);
  return numbers[0] === 0 ? 'portable' : 'fused';
}
