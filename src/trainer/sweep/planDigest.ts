import { createHash } from 'node:crypto';
import type { SweepPlan } from './sweepRuns.ts';

/**
 * A name for everything that determines a sweep's results: 16 hexadecimal digits. What its preset is called does not
 * count, what is in it does.
 */
export function planDigest(plan: SweepPlan): string {
  const { preset, seed, upstreams, upstreamSources, downstreamSources, fineTune } = plan;
  const content = [preset, seed, upstreams, upstreamSources, downstreamSources, fineTune];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
