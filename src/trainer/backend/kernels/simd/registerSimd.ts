import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { WasmKernel } from '../wasmKernel.ts';
import { adamW } from './adamW.ts';
import { ATTEND_KERNELS } from './attend.ts';
import { CONVOLUTION_KERNELS } from './convolution.ts';
import { crossEntropy } from './crossEntropy.ts';
import { LINEAR_KERNELS } from './linear.ts';
import { matMul } from './matMul.ts';
import { NORM_KERNELS } from './norm.ts';
import { type SimdKernel, startSimd } from './simd.ts';
import { sum } from './sum.ts';
import { transpose } from './transpose.ts';

/** Every kernel of our own: those that take the place of one of tfjs', then those that operations of ours call. */
export const SIMD_KERNELS: readonly SimdKernel[] = [
  matMul,
  sum,
  transpose,
  ...CONVOLUTION_KERNELS,
  ...LINEAR_KERNELS,
  ...NORM_KERNELS,
  ...ATTEND_KERNELS,
  crossEntropy,
  adamW,
];

/** What stood in the registry before. */
const originals = new Map<string, tf.KernelConfig | undefined>();

/** Puts our kernels into tfjs' registry, or takes them out again; the wasm backend must be the current one. */
export function registerSimd(kind: 'relaxed' | 'plain' | 'none'): string {
  for (const { name } of SIMD_KERNELS) {
    const found = tf.getKernel(name, 'wasm') as tf.KernelConfig | undefined;
    if (!originals.has(name)) originals.set(name, found);
    if (found) tf.unregisterKernel(name, 'wasm');
    const original = originals.get(name);
    if (original) tf.registerKernel(original);
  }
  if (kind === 'none') return 'tfjs';
  const simd = startSimd(tf.backend() as BackendWasm, kind === 'relaxed');
  for (const { name, create } of SIMD_KERNELS) {
    const original = originals.get(name);
    if (original) tf.unregisterKernel(name, 'wasm');
    tf.registerKernel({
      ...original,
      kernelName: name,
      backendName: 'wasm',
      kernelFunc: create(
        simd,
        original?.kernelFunc as unknown as WasmKernel | undefined,
      ) as unknown as tf.KernelFunc,
    });
  }
  return simd.rounding;
}
