import * as tf from '@tensorflow/tfjs-core';
import { InputError, quote } from '../../base/inputError.ts';
import { registerGradients } from './gradients.ts';
import { loadNative } from './loadNative.ts';
import { loadWasm } from './loadWasm.ts';

/** Fastest first. */
export const BACKENDS = ['native', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Which backend computes, and why not a faster one. */
export interface BackendChoice {
  readonly backend: BackendName;
  /** One line for people: `no native: no tfjs-node installed`. */
  readonly reason: string;
}

/** What makes each backend ready; each throws an error that says why it cannot be had. */
const LOADERS: Record<BackendName, () => Promise<void>> = {
  native: loadNative,
  wasm: loadWasm,
  cpu: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
    await tf.setBackend('cpu');
  },
};

/**
 * Makes a tfjs backend the current one: the one that is asked for, else the fastest that loads.
 *
 * @throws InputError where the wanted backend is unknown or does not load
 */
export async function useBackend(wanted?: string): Promise<BackendChoice> {
  // Without this tfjs greets on standard output and checks every result for NaN.
  tf.enableProdMode();
  if (wanted !== undefined) {
    const backend = BACKENDS.find((name) => name === wanted);
    if (!backend)
      throw new InputError(`no backend ${quote(wanted)}`, {}, 'give one that there is', {
        name: 'backend',
        choices: BACKENDS,
      });
    const failure = await tryLoad(backend);
    if (failure !== undefined)
      throw new InputError(
        `the backend ${backend} does not load: ${failure}`,
        {},
        'leave it out to get the fastest that does',
      );
    return { backend, reason: 'asked for' };
  }
  const failures: string[] = [];
  for (const backend of BACKENDS) {
    const failure = await tryLoad(backend);
    if (failure === undefined)
      return { backend, reason: failures.length > 0 ? failures.join('; ') : 'the fastest' };
    failures.push(`no ${backend}: ${failure}`);
  }
  throw new Error(`no tfjs backend loads: ${failures.join('; ')}`);
}

async function tryLoad(backend: BackendName): Promise<string | undefined> {
  try {
    await LOADERS[backend]();
    await tf.ready();
    registerGradients();
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
}
