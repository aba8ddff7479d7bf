import { packageVersion } from '../../files/installedPackage.ts';
import { version } from '../../files/version.ts';

/** Versions that a sweep's results depend on, whatever its backend; reading them loads nothing. */
export function ownVersions(): Record<string, string> {
  return { plateau: version(), tfjs: packageVersion('@tensorflow/tfjs-core') ?? 'unknown' };
}
