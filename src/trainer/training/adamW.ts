/** Decay rates of the two averages, and what keeps the division finite, as in Kingma and Ba (2015). */
export const ADAMW = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** Values of one parameter and what AdamW remembers of it. */
export interface AdamWState {
  readonly values: Float32Array;
  /** Running averages of the gradient and of its square. */
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/** The state before the first step, on values that the steps change in place. */
export function createAdamWState(values: Float32Array): AdamWState {
  return { values, first: new Float32Array(values.length), second: new Float32Array(values.length) };
}

/** What a step is taken at. */
export interface AdamWOptions {
  /** Counts from 1. */
  readonly step: number;
  readonly learningRate: number;
  readonly weightDecay: number;
}

/**
 * One step of AdamW (Loshchilov and Hutter 2019, algorithm 2): weight decay is decoupled from the gradient, as a
 * shrinkage by learningRate weightDecay. The averages start at 0, so m / (1 - beta1^t) and v / (1 - beta2^t)
 * are unbiased; the corrections are folded into the rate and into epsilon's partner:
 * m' / (sqrt(v') + eps) with m' = m / c1, v' = v / c2.
 */
export function adamWRate({ step, learningRate, weightDecay }: AdamWOptions) {
  return {
    rate: learningRate / (1 - ADAMW.beta1 ** step),
    scale: 1 / Math.sqrt(1 - ADAMW.beta2 ** step),
    kept: 1 - learningRate * weightDecay,
  };
}

/** One step on plain arrays: see adamWRate. */
export function adamWStep(state: AdamWState, gradient: Float32Array, options: AdamWOptions): void {
  const { values, first, second } = state;
  const { beta1, beta2, epsilon } = ADAMW;
  const { rate, scale, kept } = adamWRate(options);
  for (let i = 0; i < values.length; i++) {
    const g = gradient[i];
    const m = beta1 * first[i] + (1 - beta1) * g;
    const v = beta2 * second[i] + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    values[i] = kept * values[i] - (rate * m) / (Math.sqrt(v) * scale + epsilon);
  }
}
