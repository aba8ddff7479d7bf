import { tensorFlowVersion } from '../backend/loadNative.ts';
import { ownVersions } from './ownVersions.ts';

/** Versions of what a sweep's results depend on, on the backend that is the current one. */
export function versionsInUse(): Record<string, string> {
  const tensorflow = tensorFlowVersion();
  return { ...ownVersions(), ...(tensorflow !== null && { tensorflow }) };
}
