import type { SimdKernel } from './simd.ts';

/** What one step does to one parameter. */
export interface ParameterStep {
  /** Of the averages' quotient. */
  readonly rate: number;
  /** Of the root of the averaged squares. */
  readonly scale: number;
  /** Share of the values that weight decay leaves. */
  readonly kept: number;
}

/** Of a step for all parameters: see training/optimiser. */
export interface AdamWAttrs {
  readonly steps: readonly ParameterStep[];
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly clipNorm: number;
}

/**
 * One step of AdamW for all parameters, which it changes where they lie: values0, gradient0, first0, second0, values1 and so
 * on. Gives the joint norm of the gradients; where that is not finite, nothing is changed.
 */
export const adamW: SimdKernel = {
  name: 'AdamW',
  create:
    ({ heap, routines }) =>
    ({ inputs, attrs }) => {
      const { steps, beta1, beta2, epsilon, clipNorm } = attrs as unknown as AdamWAttrs;
      const out = heap.create([]);
      const sum = heap.address(out);
      heap.numbers(out)[0] = 0;
      const parameters = steps.map(({ rate, scale, kept }, i) => ({
        addresses: ['values', 'gradient', 'first', 'second'].map((name) => heap.address(inputs[name + i])),
        count: heap.numbers(inputs[`values${i}`]).length,
        rate,
        scale,
        kept,
      }));
      for (const { addresses, count } of parameters) routines.addSquares(addresses[1], count, sum);
      const norm = Math.sqrt(heap.numbers(out)[0]);
      heap.numbers(out)[0] = norm;
      if (!Number.isFinite(norm)) return out;
      const clip = norm > clipNorm ? clipNorm / norm : 1;
      for (const { addresses, count, rate, scale, kept } of parameters)
        routines.adamW(
          ...addresses,
          ...[count, clip, beta1, 1 - beta1, beta2, 1 - beta2, rate, scale, kept, epsilon],
        );
      return out;
    },
};
