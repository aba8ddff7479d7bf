import * as tf from '@tensorflow/tfjs-core';
import { replaceKernels } from './kernels/replaceKernels.ts';
import { enableRelaxedSimd } from './kernels/simd/enableRelaxedSimd.ts';
import { type KernelChoice, registerSimd } from './kernels/simd/registerSimd.ts';

/** Events that the module listens to on the whole process, to throw what nobody caught once more, source and all. */
const OVERHEARD = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Makes the wasm backend the current one, with kernels of our own.
 *
 * @returns why they cannot be used, where they cannot; then tfjs' own compute
 */
export async function loadWasm(kernels: KernelChoice): Promise<string | undefined> {
  // Registers the backend and its kernels, which must be there to be replaced.
  await import('@tensorflow/tfjs-backend-wasm');
  replaceKernels();
  const before = new Set(OVERHEARD.flatMap((event) => process.listeners(event as 'uncaughtException')));
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly module does not start');
  for (const event of OVERHEARD) {
    for (const listener of process.listeners(event as 'uncaughtException')) {
      if (!before.has(listener)) process.removeListener(event, listener);
    }
  }
  if (kernels === 'fastest') enableRelaxedSimd();
  return registerSimd(kernels);
}
