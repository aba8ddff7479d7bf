import { kernelsInUse } from '../backend/kernels/simd/registerSimd.ts';
import { tensorFlowVersion } from '../backend/loadNative.ts';
import { ownVersions } from './ownVersions.ts';

/** Versions of what a sweep's results depend on, on the backend that is the current one. */
export function versionsInUse(): Record<string, string> {
  const tensorflow = tensorFlowVersion();
  const kernels = kernelsInUse();
  return {
    ...ownVersions(),
    ...(tensorflow !== null && { tensorflow }),
    // Not a version, but results depend on it as much.
    ...(kernels && { kernels }),
  };
}
