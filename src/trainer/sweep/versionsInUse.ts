import { readFileSync } from 'node:fs';
import { packageVersion } from '../../files/installedPackage.ts';

/** Versions of what a sweep's results depend on. */
export function versionsInUse(): Record<string, string> {
  const own = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return { plateau: own.version, tfjs: packageVersion('@tensorflow/tfjs') ?? 'unknown' };
}
