import * as tf from '@tensorflow/tfjs';
import { mendWasm } from './kernels/replaceKernels.ts';
import { enableRelaxedSimd } from './kernels/simd/enableRelaxedSimd.ts';
import { registerSimd } from './kernels/simd/registerSimd.ts';

/** Events that the module listens to on the whole process, to throw what nobody caught once more, source and all. */
const OVERHEARD = ['uncaughtException', 'unhandledRejection'] as const;

/** Makes the wasm backend the current one, with its kernels mended. */
export async function loadWasm(): Promise<void> {
  // Registers the backend and its kernels, which must be there to be mended.
  await import('@tensorflow/tfjs-backend-wasm');
  mendWasm();
  const before = new Set(OVERHEARD.flatMap((event) => process.listeners(event as 'uncaughtException')));
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly module does not start');
  for (const event of OVERHEARD) {
    for (const listener of process.listeners(event as 'uncaughtException')) {
      if (!before.has(listener)) process.removeListener(event, listener);
    }
  }
  enableRelaxedSimd();
  registerSimd((process.env.PLATEAU_KERNELS as 'relaxed') ?? 'relaxed');
}
