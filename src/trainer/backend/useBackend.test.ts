import { expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from './useBackend.ts';

test('the fastest that loads, and why not a faster one', async () => {
  const { backend, reason } = await useBackend();
  expect(['native', 'wasm']).toContain(backend);
  expect(tf.getBackend()).toBe(backend === 'native' ? 'tensorflow' : backend);
  expect(reason).toMatch(backend === 'native' ? /^the fastest$/ : /^no native: .*tfjs-node/);
});

test('the one that is asked for', async () => {
  const listeners = process.listenerCount('uncaughtException');
  for (const wanted of ['cpu', 'wasm', 'cpu']) {
    expect(await useBackend(wanted)).toEqual({ backend: wanted, reason: 'asked for' });
    expect(tf.getBackend()).toBe(wanted);
  }
  expect(process.listenerCount('uncaughtException')).toBe(listeners);
});

test('an unknown one is refused', async () => {
  await expect(useBackend('webgpu')).rejects.toThrow(
    'no backend "webgpu"; give one that there is (option backend: native or wasm or cpu)',
  );
});
