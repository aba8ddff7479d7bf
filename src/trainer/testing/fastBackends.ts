import { type BackendName, useBackend } from '../backend/useBackend.ts';

/** The backends that people train on, as far as they load here: wasm, and native where tfjs-node is installed. */
export async function fastBackends(): Promise<BackendName[]> {
  try {
    await useBackend('native');
    return ['wasm', 'native'];
  } catch {
    return ['wasm'];
  }
}
