/** A step of a model, in the order in which steps are computed. */
export interface GraphStep {
  readonly name: string;
  /** Names of the steps whose results it takes. */
  readonly inputs: readonly string[];
  /** Whether it has weights that mix features: a convolution, a dense layer. */
  readonly weighted: boolean;
}

/**
 * Outputs of blocks: results that all that follows depends on alone, so that no shortcut goes around them, and that the
 * next weights work on. In a residual network these are the sums that end its blocks, in a plain one the activations.
 * The last result of all counts too.
 *
 * @param steps in the order of computation, beginning with the input
 * @example blockOutputs([
 *   { name: 'x', inputs: [], weighted: false },
 *   { name: 'conv', inputs: ['x'], weighted: true },
 *   { name: 'add', inputs: ['conv', 'x'], weighted: false },
 * ]) // ['add']
 */
export function blockOutputs(steps: readonly GraphStep[]): string[] {
  const place = new Map(steps.map(({ name }, i) => [name, i]));
  const lastUse = steps.map((_, i) => i);
  steps.forEach(({ inputs }, i) => {
    for (const input of inputs) {
      const from = place.get(input);
      if (from !== undefined) lastUse[from] = Math.max(lastUse[from], i);
    }
  });
  const outputs: string[] = [];
  // The farthest step that still takes a result from before the current one.
  let reach = 0;
  for (let i = 0; i < steps.length; i++) {
    const closed = i > 0 && reach <= i;
    const last = i === steps.length - 1;
    const feedsWeights = steps.some(({ inputs, weighted }) => weighted && inputs.includes(steps[i].name));
    if (closed && (last || feedsWeights)) outputs.push(steps[i].name);
    reach = Math.max(reach, lastUse[i]);
  }
  return outputs;
}
