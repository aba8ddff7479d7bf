import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as tf from '@tensorflow/tfjs-core';
import { type SimdMemory, WebAssembly } from '../../../../simd/simdModule.ts';

/** Emscripten's module as far as tfjs' types leave it out: its exports, among them the memory. */
interface Emscripten {
  readonly asm?: Readonly<Record<string, unknown>>;
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** The memory in which the wasm backend keeps its tensors. */
export interface Heap {
  readonly memory: SimdMemory;
  /** Where a tensor begins, in bytes. */
  address(x: tf.TensorInfo): number;
  /** The numbers of a tensor, until memory grows. */
  numbers(x: tf.TensorInfo): Float32Array;
  /** A new tensor of real numbers, whatever they are. */
  create(shape: number[]): tf.TensorInfo;
  /** Memory for the time of one kernel; every call gives the same again. */
  scratch(bytes: number): number;
  /** So many zeros, to be read only. */
  zeros(count: number): number;
}

/** Bytes that a vector may be read beyond what is asked for. */
const MARGIN = 64;
/** Tensors begin at multiples of so many bytes. */
const ALIGNED = 16;

/**
 * Reaches the backend's memory, which tfjs means for itself alone: the one place that knows how.
 *
 * @throws Error that says what is not as it was in tfjs 4.22
 */
export function reachHeap(backend: BackendWasm): Heap {
  const module = backend.wasm as unknown as Emscripten;
  const memory = Object.values(module.asm ?? {}).find((item) => item instanceof WebAssembly.Memory);
  if (!memory) throw new Error('tfjs does not export its memory');
  if ((memory as SimdMemory).buffer !== module.HEAPU8.buffer)
    throw new Error('tfjs has its tensors elsewhere');
  if (typeof backend.getMemoryOffset !== 'function' || typeof module._malloc !== 'function')
    throw new Error('tfjs does not tell where its tensors are');
  /** Memory of our own that grows; it is never given back, for kernels take it all the time. */
  const grown = (fill?: number) => {
    let address = 0;
    let size = 0;
    return (bytes: number) => {
      if (bytes > size) {
        if (size > 0) module._free(address);
        size = bytes + (bytes >> 1);
        address = module._malloc(size + MARGIN) >>> 0;
        if (address === 0) throw new Error(`no memory for ${size} bytes more`);
        if (fill !== undefined) module.HEAPU8.fill(fill, address, address + size + MARGIN);
      }
      return Math.ceil(address / ALIGNED) * ALIGNED;
    };
  };
  const scratch = grown();
  const zeros = grown(0);
  return {
    memory: memory as SimdMemory,
    address: (x) => backend.getMemoryOffset(x.dataId),
    numbers: (x) => backend.typedArrayFromHeap(x) as Float32Array,
    create: (shape) => backend.makeOutput(shape, 'float32'),
    scratch,
    zeros: (count) => zeros(4 * count),
  };
}
