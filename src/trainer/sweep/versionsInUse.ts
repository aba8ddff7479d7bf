import { readFileSync } from 'node:fs';
import { packageVersion } from '../../files/installedPackage.ts';
import { kernelsInUse } from '../backend/kernels/simd/registerSimd.ts';
import { tensorFlowVersion } from '../backend/loadNative.ts';

/** Versions of what a sweep's results depend on, on the backend that is the current one. */
export function versionsInUse(): Record<string, string> {
  const own = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const tensorflow = tensorFlowVersion();
  const kernels = kernelsInUse();
  return {
    plateau: own.version,
    tfjs: packageVersion('@tensorflow/tfjs-core') ?? 'unknown',
    ...(tensorflow !== null && { tensorflow }),
    // Not a version, but results depend on it as much.
    ...(kernels && { kernels }),
  };
}
