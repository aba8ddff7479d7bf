import * as tf from '@tensorflow/tfjs';
import { mendWasm } from './mended/mendWasm.ts';

/** Makes the wasm backend the current one, with its kernels mended. */
export async function loadWasm(): Promise<void> {
  // Registers the backend and its kernels, which must be there to be mended.
  await import('@tensorflow/tfjs-backend-wasm');
  mendWasm();
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly module does not start');
}
