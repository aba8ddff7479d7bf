import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../base/random.ts';

/** A trainable tensor and how the optimiser treats it. */
export interface Parameter {
  readonly name: string;
  readonly variable: tf.Variable;
  /** Whether weight decay applies: to weights of matrices and filters, not to biases, norms and positions. */
  readonly decayed: boolean;
  /** Whether it belongs to the classification head, which has its own learning rate and weight decay. */
  readonly head: boolean;
}

/** The parameters of one model, created by name from one seed. */
export interface ParameterStore {
  readonly parameters: readonly Parameter[];
  /** A matrix or filter: normal with variance gain / fanIn (fanIn: all dimensions but the last); gain 0 for zeros. */
  weights(name: string, shape: number[], gain: number): tf.Variable;
  /** A bias, a norm's scale or a position: not decayed; constant, or normal with this standard deviation about it. */
  offsets(name: string, shape: number[], value?: number, deviation?: number): tf.Variable;
  dispose(): void;
}

/** Names that begin with this belong to the classification head. */
const HEAD = 'head/';

/** An empty store; every parameter's first values depend on the seed and its name alone. */
export function createParameterStore(seed: number): ParameterStore {
  const parameters: Parameter[] = [];
  const create = (name: string, shape: number[], mean: number, deviation: number, decayed: boolean) => {
    const random = createRandom(seed, 'parameter', name);
    const size = shape.reduce((product, length) => product * length, 1);
    const values = Float32Array.from({ length: size }, () =>
      deviation === 0 ? mean : mean + deviation * random.normal(),
    );
    const variable = tf.tidy(() => tf.variable(tf.tensor(values, shape)));
    parameters.push({ name, variable, decayed, head: name.startsWith(HEAD) });
    return variable;
  };
  return {
    parameters,
    weights: (name, shape, gain) => {
      const fanIn = shape.slice(0, -1).reduce((product, length) => product * length, 1);
      return create(name, shape, 0, Math.sqrt(gain / fanIn), true);
    },
    offsets: (name, shape, value = 0, deviation = 0) => create(name, shape, value, deviation, false),
    dispose: () => {
      for (const { variable } of parameters) variable.dispose();
    },
  };
}
