import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Rounding } from '../../../../simd/relaxedSimd.ts';
import type { WasmKernel } from '../wasmKernel.ts';
import { adamW } from './adamW.ts';
import { ATTEND_KERNELS } from './attend.ts';
import { CONVOLUTION_KERNELS } from './convolution.ts';
import { crossEntropy } from './crossEntropy.ts';
import { LINEAR_KERNELS } from './linear.ts';
import { matMul } from './matMul.ts';
import { NORM_KERNELS } from './norm.ts';
import { type Simd, type SimdKernel, startSimd } from './simd.ts';
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

/**
 * What is wanted: our kernels with relaxed SIMD where the engine has it; our kernels without, whose results are the same
 * on every processor; or tfjs' own.
 */
export type KernelChoice = 'fastest' | 'portable' | 'tfjs';

/** What computes on wasm: our kernels, with or without fused products, or tfjs' own. It decides the last bits of results. */
export type KernelsInUse = Rounding | 'tfjs';

/** What stood in the registry before. */
const originals = new Map<string, tf.KernelConfig | undefined>();
let current: { choice: KernelChoice; inUse: KernelsInUse; failure?: string } | undefined;

/** What computes, where the current backend is wasm. */
export function kernelsInUse(): KernelsInUse | undefined {
  return tf.getBackend() === 'wasm' ? current?.inUse : undefined;
}

/**
 * Puts our kernels into tfjs' registry, or takes them out again; the wasm backend must be the current one.
 *
 * @returns why they cannot be used, where they cannot; then tfjs' own are in use
 */
export function registerSimd(choice: KernelChoice): string | undefined {
  if (current?.choice === choice) return current.failure;
  unregister();
  current = { choice, inUse: 'tfjs' };
  if (choice === 'tfjs') return;
  try {
    const simd = startSimd(tf.backend() as BackendWasm, choice === 'fastest');
    register(simd);
    current = { choice, inUse: simd.rounding };
  } catch (error) {
    current = { ...current, failure: (error as Error).message };
  }
  return current.failure;
}

function register(simd: Simd): void {
  for (const { name, create } of SIMD_KERNELS) {
    const original = tf.getKernel(name, 'wasm') as tf.KernelConfig | undefined;
    originals.set(name, original);
    if (original) tf.unregisterKernel(name, 'wasm');
    const kernel = create(simd, original?.kernelFunc as unknown as WasmKernel | undefined);
    tf.registerKernel({
      ...original,
      kernelName: name,
      backendName: 'wasm',
      kernelFunc: kernel as unknown as tf.KernelFunc,
    });
  }
}

function unregister(): void {
  for (const [name, original] of originals) {
    tf.unregisterKernel(name, 'wasm');
    if (original) tf.registerKernel(original);
  }
  originals.clear();
}
