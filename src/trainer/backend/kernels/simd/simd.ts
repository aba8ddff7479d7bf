import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { writeProduct } from '../../../../simd/product.ts';
import { computedRounding, hasRelaxedSimd, type Rounding } from '../../../../simd/relaxedSimd.ts';
import { type SimdFunctions, SimdModule } from '../../../../simd/simdModule.ts';
import type { KernelCall, WasmKernel } from '../wasmKernel.ts';
import { type Heap, reachHeap } from './heap.ts';
import { writeAdamW } from './routines/adamWRoutines.ts';
import { writeAttention } from './routines/attentionRoutines.ts';
import { writeConvolution } from './routines/convolutionRoutines.ts';
import { writeNorm } from './routines/normRoutines.ts';
import { writeRows } from './routines/rowRoutines.ts';
import { writeSoftmax } from './routines/softmaxRoutine.ts';
import { writeTranspose } from './routines/transposeRoutine.ts';
import { writeWinograd } from './routines/winogradRoutines.ts';

/** What kernels of our own work with. */
export interface Simd {
  readonly heap: Heap;
  readonly routines: SimdFunctions;
  /** How products are added here, which decides the last bits of all that is trained. */
  readonly rounding: Rounding;
}

/** A kernel of our own for the wasm backend, made from the one that it takes the place of, where there is one. */
export interface SimdKernel {
  readonly name: string;
  create(simd: Simd, original: WasmKernel | undefined): (call: KernelCall) => tf.TensorInfo | tf.TensorInfo[];
}

/**
 * Compiles the routines into the backend's memory.
 *
 * @param relaxed whether to use relaxed SIMD where the engine has it
 * @throws Error that says why they cannot work there
 */
export function startSimd(backend: BackendWasm, relaxed: boolean): Simd {
  const heap = reachHeap(backend);
  const fused = relaxed && hasRelaxedSimd();
  const module = new SimdModule(fused);
  const product = writeProduct(module);
  const softmax = writeSoftmax(module);
  writeTranspose(module);
  writeAttention(module, product, softmax);
  writeConvolution(module);
  writeWinograd(module);
  writeNorm(module);
  writeRows(module);
  writeAdamW(module);
  const simd = { heap, routines: module.compile(heap.memory), rounding: computedRounding(fused) };
  checkHeap(backend, simd);
  return simd;
}

/** One product, from tensors that tfjs wrote to one that it reads. */
function checkHeap(backend: BackendWasm, { heap, routines }: Simd): void {
  const a = backend.makeOutput([1, 2], 'float32', undefined, Float32Array.of(2, 3));
  const b = backend.makeOutput([2, 1], 'float32', undefined, Float32Array.of(5, 7));
  const out = heap.create([1, 1]);
  routines.rowsProduct(
    ...[heap.address(a), 8, 4, heap.address(b), 4, 4, heap.zeros(8), 0, heap.address(out), 4],
    ...[1, 2, 1, Number.NEGATIVE_INFINITY, 1, heap.scratch(4096)],
  );
  const [found] = backend.readSync(out.dataId) as Float32Array;
  for (const { dataId } of [a, b, out]) backend.disposeData(dataId);
  if (found !== 31) throw new Error("a product in tfjs' memory came out wrong");
}
