import * as tf from '@tensorflow/tfjs-core';
import { useBackend } from '../src/trainer/backend/useBackend.ts';
import type { ModelSize } from '../src/trainer/models/modelSizes.ts';
import type { Architecture } from '../src/trainer/models/upstreamModel.ts';
import { benchModel } from './benchModel.ts';

const STEPS = 30;
const WARM_UP = 10;
/** Kernels that take less of a step are told of together. */
const WORTH_NAMING = 0.02;

type KernelFunc = tf.KernelConfig['kernelFunc'];

/** Where the time of a training step goes on wasm: the share of each kernel, how often it is called, and what is outside kernels. */
export async function trainingProfile(architecture: Architecture, size: ModelSize): Promise<string> {
  await useBackend('wasm');
  const { model, train } = benchModel(architecture, size);
  const clock = clockKernels();
  try {
    await train(WARM_UP);
    clock.times.clear();
    const begin = performance.now();
    await train(STEPS);
    return summary(clock.times, performance.now() - begin);
  } finally {
    clock.stop();
    model.dispose();
  }
}

interface KernelTime {
  milliseconds: number;
  calls: number;
}

function summary(times: ReadonlyMap<string, KernelTime>, whole: number): string {
  const sorted = [...times].sort(([, p], [, q]) => q.milliseconds - p.milliseconds);
  const inside = sorted.reduce((sum, [, { milliseconds }]) => sum + milliseconds, 0);
  const calls = sorted.reduce((sum, [, time]) => sum + time.calls, 0);
  const percent = (milliseconds: number) => `${((100 * milliseconds) / whole).toFixed(0)} %`;
  const named = sorted.filter(([, { milliseconds }]) => milliseconds >= WORTH_NAMING * whole);
  const rest = inside - named.reduce((sum, [, { milliseconds }]) => sum + milliseconds, 0);
  return [
    ...named.map(([name, time]) => `${name} ${percent(time.milliseconds)} (${time.calls / STEPS})`),
    `other kernels ${percent(rest)}`,
    `outside kernels ${percent(whole - inside)}; ${calls / STEPS} kernel calls a step`,
  ].join(', ');
}

/** Puts a clock around every kernel of wasm; a kernel inside another counts as part of that. */
function clockKernels() {
  const times = new Map<string, KernelTime>();
  const kernels = tf.getKernelsForBackend('wasm');
  let depth = 0;
  const clocked =
    (name: string, run: KernelFunc): KernelFunc =>
    (call) => {
      const begin = performance.now();
      depth++;
      try {
        return run(call);
      } finally {
        depth--;
        if (depth === 0) {
          const time = times.get(name) ?? { milliseconds: 0, calls: 0 };
          time.milliseconds += performance.now() - begin;
          time.calls++;
          times.set(name, time);
        }
      }
    };
  const register = (wrap: (kernel: tf.KernelConfig) => tf.KernelConfig) => {
    for (const kernel of kernels) {
      tf.unregisterKernel(kernel.kernelName, 'wasm');
      tf.registerKernel(wrap(kernel));
    }
  };
  register((kernel) => ({ ...kernel, kernelFunc: clocked(kernel.kernelName, kernel.kernelFunc) }));
  return { times, stop: () => register((kernel) => kernel) };
}
