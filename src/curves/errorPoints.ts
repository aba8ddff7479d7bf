import type { AccuracyPoints } from './accuracyPoints.ts';

/** Errors 1 - accuracy of one downstream task's models. */
export interface ErrorPoints {
  readonly upstream: Float64Array;
  readonly downstream: Float64Array;
}

/** Errors 1 - accuracy of the chosen models, or of all. */
export function errorPoints({ upstream, downstream }: AccuracyPoints, chosen?: Uint32Array): ErrorPoints {
  const n = chosen ? chosen.length : upstream.length;
  const errors = { upstream: new Float64Array(n), downstream: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    const model = chosen ? chosen[i] : i;
    errors.upstream[i] = 1 - upstream[model];
    errors.downstream[i] = 1 - downstream[model];
  }
  return errors;
}
