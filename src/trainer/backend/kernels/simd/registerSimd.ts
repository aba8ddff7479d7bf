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

/** A kernel in tfjs' registry; one of ours says how it was chosen, and what stood there before. */
interface Registered extends tf.KernelConfig {
  readonly simd?: {
    readonly choice: KernelChoice;
    readonly rounding: Rounding;
    readonly original?: Registered;
  };
}

const registered = (name: string) => tf.getKernel(name, 'wasm') as Registered | undefined;

/** What computes, where the current backend is wasm. */
export function kernelsInUse(): KernelsInUse | undefined {
  if (tf.getBackend() !== 'wasm') return undefined;
  return registered(matMul.name)?.simd?.rounding ?? 'tfjs';
}

/**
 * Puts our kernels into tfjs' registry, or takes them out again; the wasm backend must be the current one.
 *
 * @returns why they cannot be used, where they cannot; then tfjs' own are in use
 */
export function registerSimd(choice: KernelChoice): string | undefined {
  if (registered(matMul.name)?.simd?.choice === choice) return;
  unregister();
  if (choice === 'tfjs') return;
  try {
    register(startSimd(tf.backend() as BackendWasm, choice === 'fastest'), choice);
  } catch (error) {
    unregister();
    return (error as Error).message;
  }
}

function register(simd: Simd, choice: KernelChoice): void {
  for (const { name, create } of SIMD_KERNELS) {
    const original = registered(name);
    const kernel = create(simd, original?.kernelFunc as unknown as WasmKernel | undefined);
    if (original) tf.unregisterKernel(name, 'wasm');
    const config: Registered = {
      ...original,
      kernelName: name,
      backendName: 'wasm',
      kernelFunc: kernel as unknown as tf.KernelFunc,
      simd: { choice, rounding: simd.rounding, original },
    };
    tf.registerKernel(config);
  }
}

function unregister(): void {
  for (const { name } of SIMD_KERNELS) {
    const { simd } = registered(name) ?? {};
    if (!simd) continue;
    tf.unregisterKernel(name, 'wasm');
    if (simd.original) tf.registerKernel(simd.original);
  }
}
