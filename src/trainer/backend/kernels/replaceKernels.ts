import * as tf from '@tensorflow/tfjs-core';
import { conv2dFilterGradient } from './conv2dFilterGradient.ts';
import { conv2dInputGradient } from './conv2dInputGradient.ts';
import { identityCast } from './identityCast.ts';
import { matrixProduct } from './matrixProduct.ts';
import { sharedIdentity } from './sharedIdentity.ts';
import { sumRows } from './sumRows.ts';
import type { ReplacedKernel, WasmKernel } from './wasmKernel.ts';

/** Every kernel that takes the place of one of tfjs' or that tfjs lacks, put together from tfjs' others. */
export const REPLACED_KERNELS: readonly ReplacedKernel[] = [
  sharedIdentity,
  identityCast,
  matrixProduct,
  sumRows,
  conv2dInputGradient,
  conv2dFilterGradient,
];

/** Marks a kernel of the registry that was put there. */
const REPLACED = Symbol('replaced');

/** Puts them into tfjs' registry, where they are not there yet; must happen before the wasm backend starts. */
export function replaceKernels(): void {
  for (const { name, replace } of REPLACED_KERNELS) {
    // Undefined where the backend has no such kernel, although the type does not say so.
    const original = tf.getKernel(name, 'wasm') as tf.KernelConfig | undefined;
    if (original && REPLACED in original) continue;
    if (original) tf.unregisterKernel(name, 'wasm');
    tf.registerKernel({
      ...original,
      ...{ [REPLACED]: true },
      kernelName: name,
      backendName: 'wasm',
      kernelFunc: replace(
        original?.kernelFunc as unknown as WasmKernel | undefined,
      ) as unknown as tf.KernelFunc,
    });
  }
}
