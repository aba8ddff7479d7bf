import * as tf from '@tensorflow/tfjs-core';
import type { SymbolicTensor } from '@tensorflow/tfjs-layers';
import { InputError, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';
import { blockOutputs, type GraphStep } from './blockOutputs.ts';
import { isGraphModel, readModelFiles } from './modelFiles.ts';
import { modelPackage } from './modelPackage.ts';

/** A saved model whose intermediate results can be had. */
export interface PretrainedModel {
  /** Names of the results, in the order of computation. */
  readonly outputs: readonly string[];
  /** Width and height of its images. */
  readonly imageSize: number;
  /** The results named, for a batch of images (n x size x size x 3). */
  run(images: tf.Tensor4D): tf.Tensor[];
}

/** Size of the images of a model that takes any. */
const ANY_SIZE = 224;
const WEIGHTED = /^(Conv|SeparableConv|Dense|MatMul|FusedConv|_FusedConv|_FusedMatMul|BatchMatMul)/;

/**
 * Loads a saved tfjs LayersModel or GraphModel to look at its layers.
 *
 * @param wanted names of layers or nodes. Default: the outputs of its blocks (see `blockOutputs`)
 * @throws InputError for what is no such model, takes no images, has no layer of a name, or needs a package that is not
 * installed
 */
export async function loadPretrained(path: string, wanted?: readonly string[]): Promise<PretrainedModel> {
  const artifacts = readModelFiles(path);
  const handler = tf.io.fromMemory(artifacts);
  try {
    return isGraphModel(artifacts)
      ? await graphModel(handler, artifacts, path, wanted)
      : await layersModel(handler, path, wanted);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`cannot be loaded by tfjs: ${(error as Error).message.split('\n')[0]}`, {
      file: path,
    });
  }
}

async function layersModel(
  handler: tf.io.IOHandler,
  path: string,
  wanted?: readonly string[],
): Promise<PretrainedModel> {
  const layersPackage = await modelPackage(
    '@tensorflow/tfjs-layers',
    'LayersModel',
    path,
    () => import('@tensorflow/tfjs-layers'),
  );
  const model = await layersPackage.loadLayersModel(handler);
  const layers = model.layers;
  const steps = layers.map(
    (layer): GraphStep => ({
      name: layer.name,
      inputs: layer.inboundNodes.flatMap(({ inboundLayers }) => inboundLayers.map(({ name }) => name)),
      weighted: WEIGHTED.test(layer.getClassName()),
    }),
  );
  const outputs = choose(steps, path, wanted);
  const inner = layersPackage.model({
    inputs: model.inputs,
    outputs: outputs.map((name) => layers.find((layer) => layer.name === name)?.output as SymbolicTensor),
  });
  return {
    outputs,
    imageSize: imageSize(model.inputs[0].shape, path),
    run: (images) => {
      const results = inner.predict(images);
      return Array.isArray(results) ? results : [results];
    },
  };
}

async function graphModel(
  handler: tf.io.IOHandler,
  { modelTopology }: tf.io.ModelArtifacts,
  path: string,
  wanted?: readonly string[],
): Promise<PretrainedModel> {
  const converter = await modelPackage(
    '@tensorflow/tfjs-converter',
    'GraphModel',
    path,
    () => import('@tensorflow/tfjs-converter'),
  );
  const model = await converter.loadGraphModel(handler);
  const nodes = (modelTopology as { node: { name: string; op: string; input?: string[] }[] }).node;
  const steps = computed(
    nodes.map(({ name, op, input = [] }) => ({
      name,
      inputs: input.filter((from) => !from.startsWith('^')).map((from) => from.split(':')[0]),
      weighted: WEIGHTED.test(op),
    })),
    model.inputs[0].name.split(':')[0],
  );
  const outputs = choose(steps, path, wanted);
  return {
    outputs,
    imageSize: imageSize(model.inputs[0].shape, path),
    run: (images) => {
      const results = model.execute(images, [...outputs]);
      return Array.isArray(results) ? results : [results];
    },
  };
}

/** The steps that depend on the input, each after those it takes from. */
function computed(nodes: readonly GraphStep[], input: string): GraphStep[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const depends = new Map<string, boolean>([[input, true]]);
  const order: GraphStep[] = [];
  const visit = (name: string): boolean => {
    const known = depends.get(name);
    if (known !== undefined) return known;
    depends.set(name, false);
    const node = byName.get(name);
    const inputs = node?.inputs.filter(visit) ?? [];
    if (!node || inputs.length === 0) return false;
    depends.set(name, true);
    order.push({ ...node, inputs });
    return true;
  };
  for (const { name } of nodes) visit(name);
  return [{ name: input, inputs: [], weighted: false }, ...order];
}

function choose(steps: readonly GraphStep[], path: string, wanted?: readonly string[]): string[] {
  const names = steps.map(({ name }) => name);
  if (!wanted) {
    const outputs = blockOutputs(steps);
    if (outputs.length > 0) return outputs;
    throw new InputError(
      `has no block-like outputs among ${names.length} steps`,
      { file: path },
      'name layers',
      { name: 'layers' },
    );
  }
  for (const name of wanted) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    throw new InputError(
      `has no layer ${JSON.stringify(name)}`,
      { file: path },
      near ? `did you mean ${JSON.stringify(near)}?` : `it has ${quoteList(names)}`,
    );
  }
  return names.filter((name) => wanted.includes(name));
}

function imageSize(shape: readonly (number | null)[] | undefined, path: string): number {
  const [, height = -1, width = -1, channels = 3] = shape ?? [null, null, null, 3];
  if (shape && (shape.length !== 4 || (channels !== 3 && channels !== -1 && channels !== null))) {
    throw new InputError(
      `takes an input of shape (${shape.join(', ')}); expected images (n, size, size, 3)`,
      { file: path },
    );
  }
  const size = height ?? -1;
  if (size !== (width ?? -1))
    throw new InputError(`takes images of ${height} x ${width}; expected square ones`, { file: path });
  return size > 0 ? size : ANY_SIZE;
}
