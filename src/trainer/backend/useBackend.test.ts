import { expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import { BACKENDS_FOR_LARGE, useBackend } from './useBackend.ts';

test('the fastest that loads, and why not a faster one', async () => {
  expect(await useBackend()).toEqual({ backend: 'wasm', reason: 'the fastest' });
  expect(tf.getBackend()).toBe('wasm');
  const { backend, reason } = await useBackend(undefined, 'fastest', BACKENDS_FOR_LARGE);
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
    'no backend "webgpu"; give one that there is (option backend: wasm or native or cpu)',
  );
});
