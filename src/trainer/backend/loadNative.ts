import { createRequire } from 'node:module';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { nativeFailure } from './nativeFailure.ts';

const PACKAGE = '@tensorflow/tfjs-node';

/** Makes TensorFlow's native backend the current one, where its optional package is installed and loads. */
export async function loadNative(): Promise<void> {
  if (!tf.findBackendFactory('tensorflow')) registerNative();
  if (!(await tf.setBackend('tensorflow'))) throw new Error('TensorFlow does not start');
}

function registerNative(): void {
  const require = createRequire(import.meta.url);
  let path: string;
  try {
    path = require.resolve(PACKAGE);
  } catch {
    throw new Error('no tfjs-node installed');
  }
  const failure = nativeFailure(path);
  if (failure !== undefined) throw new Error(`the native part of tfjs-node does not load: ${failure}`);
  // TensorFlow tells of its build and of large tensors on standard error; its errors are thrown anyway.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  // tfjs-node 4.22 calls two functions of which Node 22 warns and which Node 23 took away.
  const old = util as unknown as Record<string, (value: unknown) => boolean>;
  old.isNullOrUndefined = (value) => value === null || value === undefined;
  old.isArray = Array.isArray;
  require(path);
}

/** Version of the TensorFlow that the native backend computes with; null where another backend is the current one. */
export function tensorFlowVersion(): string | null {
  if (tf.getBackend() !== 'tensorflow') return null;
  return (tf.backend() as unknown as { binding: { TF_Version: string } }).binding.TF_Version;
}
