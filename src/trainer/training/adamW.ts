/** Decay rates of the two averages, and what keeps the division finite, as in Kingma and Ba (2015). */
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

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

/**
 * One step of AdamW (Loshchilov and Hutter 2019, algorithm 2): weight decay is decoupled from the gradient, as a
 * shrinkage by learningRate weightDecay. The averages start at 0, so m / (1 - beta1^t) and v / (1 - beta2^t)
 * are unbiased; the corrections are folded into the rate and into epsilon's partner:
 * m' / (sqrt(v') + eps) with m' = m / c1, v' = v / c2.
 *
 * @param step counts from 1
 */
export function adamWStep(
  state: AdamWState,
  gradient: Float32Array,
  { step, learningRate, weightDecay }: { step: number; learningRate: number; weightDecay: number },
): void {
  const { values, first, second } = state;
  const rate = learningRate / (1 - BETA1 ** step);
  const scale = 1 / Math.sqrt(1 - BETA2 ** step);
  const kept = 1 - learningRate * weightDecay;
  for (let i = 0; i < values.length; i++) {
    const g = gradient[i];
    const m = BETA1 * first[i] + (1 - BETA1) * g;
    const v = BETA2 * second[i] + (1 - BETA2) * g * g;
    first[i] = m;
    second[i] = v;
    values[i] = kept * values[i] - (rate * m) / (Math.sqrt(v) * scale + EPSILON);
  }
}
