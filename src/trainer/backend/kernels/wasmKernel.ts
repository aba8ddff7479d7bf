import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** What a kernel is called with, and what it gives. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly backend: BackendWasm;
}
export type WasmKernel = (call: KernelCall) => tf.TensorInfo;

/** A better kernel for the wasm backend, made from the one that it takes the place of, where there is one. */
export interface ReplacedKernel {
  readonly name: string;
  replace(original: WasmKernel | undefined): WasmKernel;
}

/** Runs a kernel of the wasm backend inside another; what it gives is the caller's to dispose of. */
export function runKernel(
  name: string,
  backend: BackendWasm,
  inputs: Record<string, tf.TensorInfo>,
  attrs: Record<string, unknown>,
): tf.TensorInfo {
  const kernel = tf.getKernel(name, 'wasm');
  return (kernel.kernelFunc as unknown as WasmKernel)({ inputs, attrs, backend });
}

/** Transposes; what it gives is the caller's to dispose of. */
export function transpose(backend: BackendWasm, x: tf.TensorInfo, perm: number[]): tf.TensorInfo {
  return runKernel('Transpose', backend, { x }, { perm });
}

/** The same numbers in another shape; shares the data, so only one of the two is disposed of. */
export function withShape(x: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  return { dataId: x.dataId, dtype: x.dtype, shape };
}

export type Shape4 = [number, number, number, number];

/** Attributes that both gradients of a convolution are called with. */
export interface ConvolutionAttrs {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number;
  readonly dataFormat: 'NHWC';
  readonly dimRoundingMode?: 'floor';
}
