import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../base/inputError.ts';
import { linear } from '../operations/linear.ts';
import type { Architecture } from './architectures.ts';
import { mlpMixer } from './mlpMixer.ts';
import type { ModelSize } from './modelSizes.ts';
import type { Network } from './network.ts';
import { createParameterStore, type Parameter, type ParameterStore } from './parameterStore.ts';
import { poolTokens } from './poolTokens.ts';
import { residualNetwork } from './residualNetwork.ts';
import { visionTransformer } from './visionTransformer.ts';

export { ARCHITECTURES, type Architecture } from './architectures.ts';
export { MODEL_SIZES, type ModelSize } from './modelSizes.ts';

export interface UpstreamModelOptions {
  readonly architecture: Architecture;
  readonly size: ModelSize;
  /** Classes of the upstream task. */
  readonly classes: number;
  /** Pixels along a side of its images: a multiple of 24. */
  readonly imageSize: number;
  /** Of the first values of the parameters. */
  readonly seed: number;
}

/** A block of a model, seen from outside. */
export interface ModelLayer {
  /** `stem`, `block1`, `block2`, ... */
  readonly layer: string;
  /** 0 for the stem, 1 for the last block. */
  readonly depth: number;
}

/** A classifier that is trained on an upstream task and looked into on downstream tasks. */
export interface UpstreamModel extends UpstreamModelOptions {
  /** How many numbers are trained. */
  readonly parameterCount: number;
  readonly parameters: readonly Parameter[];
  readonly layers: readonly ModelLayer[];
  /** Images (n x size x size x 3, as imageBatch gives them) to logits (n x classes). */
  logits(images: tf.Tensor4D): tf.Tensor2D;
  /**
   * The representation at every layer, n x width each: the average over all positions. The last block's is taken
   * after the last norm, so that it is exactly what the head reads.
   */
  pooled(images: tf.Tensor4D): tf.Tensor2D[];
  /**
   * One pass, seen from within: what every layer puts out (positions and maps as they are), then what the head reads,
   * and the logits.
   *
   * @param added as many as the states, each added to its state: gradients by zeros are gradients by the states, all of
   * them in one pass back
   */
  trace(images: tf.Tensor4D, added?: readonly tf.Tensor[]): { states: tf.Tensor[]; logits: tf.Tensor2D };
  dispose(): void;
}

const NETWORKS: Record<Architecture, (store: ParameterStore, size: ModelSize, imageSize: number) => Network> =
  {
    vit: visionTransformer,
    mixer: mlpMixer,
    resnet: residualNetwork,
  };

/** Patches of 6 pixels, and maps that halve three times: what images of every architecture divide into. */
const SIDE_MULTIPLE = 24;

/**
 * A new model on the current backend; the same options give the same first parameters on every backend.
 *
 * @throws InputError where images of that size cannot be cut into patches
 */
export function createUpstreamModel(options: UpstreamModelOptions): UpstreamModel {
  const { architecture, size, classes, imageSize, seed } = options;
  if (!Number.isInteger(imageSize / SIDE_MULTIPLE) || imageSize <= 0)
    throw new InputError(
      `images of ${imageSize} x ${imageSize} do not fit the models`,
      {},
      `resize them to a multiple of ${SIDE_MULTIPLE} pixels a side`,
    );
  const store = createParameterStore(seed);
  const network = NETWORKS[architecture](store, size, imageSize);
  const headWeights = store.weights('head/weights', [network.width, classes], 0);
  const headBias = store.offsets('head/bias', [classes]);
  const { blocks } = network;
  const head = (read: tf.Tensor) => linear(read, headWeights, headBias) as tf.Tensor2D;
  return {
    ...options,
    parameters: store.parameters,
    parameterCount: store.parameters.reduce((sum, { variable }) => sum + variable.size, 0),
    layers: [
      { layer: 'stem', depth: 0 },
      ...blocks.map((_, i) => ({ layer: `block${i + 1}`, depth: (i + 1) / blocks.length })),
    ],
    logits: (images) =>
      tf.tidy(() => {
        const top = blocks.reduce((x, block) => block(x), network.stem(images));
        return head(poolTokens(network.norm(top)));
      }),
    pooled: (images) =>
      tf.tidy(() => {
        const states = [network.stem(images)];
        for (const block of blocks) states.push(block(states[states.length - 1]));
        states[states.length - 1] = network.norm(states[states.length - 1]);
        return states.map(poolTokens);
      }),
    trace: (images, added) =>
      tf.tidy(() => {
        const states: tf.Tensor[] = [];
        const put = (state: tf.Tensor) => {
          states.push(added ? tf.add(state, added[states.length]) : state);
          return states[states.length - 1];
        };
        const top = blocks.reduce((x, block) => put(block(x)), put(network.stem(images)));
        return { logits: head(put(poolTokens(network.norm(top)))), states };
      }),
    dispose: store.dispose,
  };
}
