/**
 * Factor on the learning rate at a step (from 0): a straight line from 1/warmupSteps up to 1, then half a cosine
 * (Loshchilov and Hutter 2017) down to 0 just after the last step.
 *
 * @param warmup share of the steps spent rising, 0 to 1
 * @example
 * [0, 1, 2, 6].map((step) => cosineSchedule(step, 10, 0.2)); // [0.5, 1, 1, 0.5]
 */
export function cosineSchedule(step: number, steps: number, warmup: number): number {
  const rising = Math.round(warmup * steps);
  if (step < rising) return (step + 1) / rising;
  return 0.5 * (1 + Math.cos((Math.PI * (step - rising)) / (steps - rising)));
}
