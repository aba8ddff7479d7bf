import { createRequire } from 'node:module';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';

const PACKAGE = '@tensorflow/tfjs-node';

/** Makes TensorFlow's native backend the current one, where its optional package is installed and loads. */
export async function loadNative(): Promise<void> {
  const require = createRequire(import.meta.url);
  try {
    require.resolve(PACKAGE);
  } catch {
    throw new Error('no tfjs-node installed');
  }
  // tfjs-node 4.22 calls two functions that Node 23 took away.
  const old = util as unknown as Record<string, (value: unknown) => boolean>;
  old.isNullOrUndefined ??= (value) => value === null || value === undefined;
  old.isArray ??= Array.isArray;
  try {
    require(PACKAGE);
  } catch (error) {
    throw new Error('the native part of tfjs-node does not load', { cause: error });
  }
  if (!(await tf.setBackend('tensorflow'))) throw new Error('TensorFlow does not start');
}
