import * as tf from '@tensorflow/tfjs-core';
import { InputError, quote } from '../../base/inputError.ts';
import { registerGradients } from './gradients.ts';
import type { KernelChoice } from './kernels/simd/registerSimd.ts';
import { loadNative } from './loadNative.ts';
import { loadWasm } from './loadWasm.ts';

/** Fastest first for models as small as those that are trained here: a thread each (`npm run bench -- trainer`). */
export const BACKENDS = ['wasm', 'native', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];
/** Fastest first for saved models, which may be large: TensorFlow computes on every core. */
export const BACKENDS_FOR_LARGE: readonly BackendName[] = ['native', 'wasm', 'cpu'];

/** Which backend computes, and why not a faster one. */
export interface BackendChoice {
  readonly backend: BackendName;
  /** One line for people: `the fastest`, `no wasm: ...`. */
  readonly reason: string;
}

/** What makes each backend ready, and what is to be said of it; each throws an error that says why it cannot be had. */
const LOADERS: Record<BackendName, (kernels: KernelChoice) => Promise<string | undefined>> = {
  native: async () => {
    await loadNative();
    return undefined;
  },
  wasm: async (kernels) => {
    const failure = await loadWasm(kernels);
    return failure && `slower, without kernels of our own: ${failure}`;
  },
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
    await tf.setBackend('cpu');
    return undefined;
  },
};

/**
 * Makes a tfjs backend the current one: the one that is asked for, else the fastest that loads. Without kernels of our own
 * wasm is slower than native.
 *
 * @param kernels what computes on wasm
 * @param order which backend is the fastest, the next, ...
 * @throws InputError where the wanted backend is unknown or does not load
 */
export async function useBackend(
  wanted?: string,
  kernels: KernelChoice = 'fastest',
  order: readonly BackendName[] = BACKENDS,
): Promise<BackendChoice> {
  // Without this tfjs greets on standard output and checks every result for NaN.
  tf.enableProdMode();
  if (wanted !== undefined) {
    const backend = BACKENDS.find((name) => name === wanted);
    if (!backend)
      throw new InputError(`no backend ${quote(wanted)}`, {}, 'give one that there is', {
        name: 'backend',
        choices: BACKENDS,
      });
    const { failure, word } = await tryLoad(backend, kernels);
    if (failure !== undefined)
      throw new InputError(
        `the backend ${backend} does not load: ${failure}`,
        {},
        'leave it out to get the fastest that does',
      );
    return { backend, reason: ['asked for', word].filter(Boolean).join('; ') };
  }
  const words: string[] = [];
  const slower: BackendName[] = [];
  for (const backend of order) {
    // The plain backend comes last, behind one that is slower than it could be.
    if (backend === 'cpu' && slower.length > 0) break;
    const { failure, word } = await tryLoad(backend, kernels);
    if (failure === undefined && word === undefined) {
      return { backend, reason: words.join('; ') || 'the fastest' };
    }
    if (failure === undefined) slower.push(backend);
    words.push(failure === undefined ? `${backend}: ${word}` : `no ${backend}: ${failure}`);
  }
  const [backend] = slower;
  if (!backend) throw new Error(`no tfjs backend loads: ${words.join('; ')}`);
  await tryLoad(backend, kernels);
  return { backend, reason: words.join('; ') };
}

async function tryLoad(
  backend: BackendName,
  kernels: KernelChoice,
): Promise<{ failure?: string; word?: string }> {
  try {
    const word = await LOADERS[backend](kernels);
    await tf.ready();
    registerGradients();
    return { word };
  } catch (error) {
    return { failure: error instanceof Error ? error.message.split('\n')[0] : String(error) };
  }
}
