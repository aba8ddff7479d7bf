import * as tf from '@tensorflow/tfjs';

/** Makes the wasm backend the current one, its kernels mended. */
export async function loadWasm(): Promise<void> {
  await import('@tensorflow/tfjs-backend-wasm');
  if (!(await tf.setBackend('wasm'))) throw new Error('the WebAssembly module does not start');
}
