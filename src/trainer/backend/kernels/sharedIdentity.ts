import type { ReplacedKernel } from './wasmKernel.ts';

/**
 * A copy that shares its memory: tensors never change, and tfjs copies every tensor that a gradient needs later, on
 * wasm number by number.
 */
export const sharedIdentity: ReplacedKernel = {
  name: 'Identity',
  replace: () => (call) => {
    const { x } = call.inputs;
    call.backend.incRef(x.dataId);
    return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
  },
};
