import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { encode as encodePng } from 'fast-png';
import { encode as encodeJpeg } from 'jpeg-js';
import { createRandom } from '../../base/random.ts';
import type { ProbeDocument } from '../../documents/probeJson.ts';
import { runCli } from '../../testing/runCli.ts';
import { useBackend } from '../backend/useBackend.ts';
import { readImageFolder } from '../datasets/readImageFolder.ts';
import { blockOutputs, type GraphStep } from './blockOutputs.ts';
import { modelPackage } from './modelPackage.ts';

const root = mkdtempSync(join(tmpdir(), 'plateau-model-'));
afterAll(() => rmSync(root, { recursive: true }));
const at = (...names: string[]) => join(root, ...names);

const step = (name: string, ...inputs: string[]): GraphStep => ({
  name,
  inputs,
  weighted: name.startsWith('conv'),
});

describe('blockOutputs', () => {
  test('are activations in a plain network', () => {
    const steps = [
      step('x'),
      step('conv1', 'x'),
      step('relu1', 'conv1'),
      step('conv2', 'relu1'),
      step('relu2', 'conv2'),
    ];
    expect(blockOutputs(steps)).toEqual(['relu1', 'relu2']);
  });

  test('are the sums of a residual network, which no shortcut goes around', () => {
    const steps = [
      step('x'),
      step('conv1', 'x'),
      step('conv2', 'conv1'),
      step('conv3', 'conv2'),
      step('add1', 'conv3', 'conv1'),
      step('conv4', 'add1'),
      step('add2', 'conv4', 'add1'),
    ];
    expect(blockOutputs(steps)).toEqual(['conv1', 'add1', 'add2']);
  });
});

/** Saves a model as tfjs does. */
async function save(model: tfl.LayersModel, folder: string): Promise<string> {
  mkdirSync(at(folder), { recursive: true });
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData }) => {
      const manifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      writeFileSync(
        at(folder, 'model.json'),
        JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest: manifest }),
      );
      writeFileSync(at(folder, 'weights.bin'), new Uint8Array(weightData as ArrayBuffer));
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    }),
  );
  return at(folder, 'model.json');
}

/** Pictures of two classes, reddish and greenish, half of them PNG and half JPEG. */
function pictures(folder: string): string {
  const random = createRandom(1, 'pictures');
  for (const [c, name] of ['red', 'green'].entries()) {
    mkdirSync(at(folder, name), { recursive: true });
    for (let i = 0; i < 20; i++) {
      const [width, height] = [10, 12];
      const rgba = Uint8Array.from({ length: width * height * 4 }, (_, p) =>
        p % 4 === 3 ? 255 : 100 + random.integer(60) + (p % 4 === c ? 80 : 0),
      );
      const bytes =
        i % 2 === 0
          ? encodePng({ width, height, data: rgba, channels: 4, depth: 8 })
          : encodeJpeg({ width, height, data: rgba }, 90).data;
      writeFileSync(at(folder, name, `${i}.${i % 2 === 0 ? 'png' : 'jpg'}`), bytes);
    }
  }
  return at(folder);
}

test('a package that is not installed is named, with what to do', async () => {
  const absent = () => import(String('@tensorflow/tfjs-absent'));
  await expect(modelPackage('@tensorflow/tfjs-absent', 'GraphModel', 'm.json', absent)).rejects.toThrow(
    /^m\.json: is a GraphModel, which needs @tensorflow\/tfjs-absent, and that is not installed; run npm install @tensorflow\/tfjs-absent@\d/,
  );
});

describe('plateau probe --model', () => {
  let model: string;
  let images: string;
  beforeAll(async () => {
    await useBackend('cpu');
    images = pictures('pictures');
    const input = tfl.input({ shape: [8, 8, 3] });
    const conv = tfl.layers
      .conv2d({ name: 'conv1', filters: 6, kernelSize: 3, activation: 'relu' })
      .apply(input);
    const pool = tfl.layers.globalAveragePooling2d({ name: 'pool' }).apply(conv);
    const head = tfl.layers.dense({ name: 'head', units: 3 }).apply(pool) as tfl.SymbolicTensor;
    model = await save(tfl.model({ inputs: input, outputs: head }), 'layers');
  });

  test('probes the blocks of a model on a folder of images', async () => {
    const words = [
      '--model',
      model,
      '--data',
      `folder:${images}`,
      '--shots',
      '1,5',
      '--seeds',
      '2',
      '--json',
    ];
    const { code, stdout, stderr } = await runCli('probe', ...words);
    // Progress is told where a machine is slow.
    expect([code, stderr.replace(/^image .*\n/gm, '')]).toEqual([0, '']);
    const { input, layers } = JSON.parse(stdout) as ProbeDocument;
    expect(input).toMatchObject({
      path: `folder:${images}`,
      model,
      classes: 2,
      trainExamples: 32,
      testExamples: 8,
    });
    expect([...new Set(layers.map(({ layer }) => layer))]).toEqual(['pool', 'head']);
    expect(layers.find(({ layer, shots }) => layer === 'pool' && shots === 5)?.accuracy).toBe(1);
  });

  test('probes the layers that are named', async () => {
    const words = [
      '--model',
      model,
      '--data',
      `folder:${images}`,
      '--shots',
      '1',
      '--layers',
      'conv1',
      '--json',
    ];
    const { layers } = JSON.parse((await runCli('probe', ...words)).stdout) as ProbeDocument;
    expect(layers.map(({ layer }) => layer)).toEqual(['conv1']);
  });

  test('probes nodes of a graph model', async () => {
    const type = { type: 'DT_FLOAT' };
    const shape = (...sizes: number[]) => ({ shape: { dim: sizes.map((size) => ({ size: String(size) })) } });
    const convolution = (name: string, from: string, kernel: string) => ({
      name,
      op: 'Conv2D',
      input: [from, kernel],
      attr: {
        T: type,
        strides: { list: { i: ['1', '1', '1', '1'] } },
        dilations: { list: { i: ['1', '1', '1', '1'] } },
        padding: { s: 'U0FNRQ==' },
        data_format: { s: 'TkhXQw==' },
      },
    });
    const node = [
      { name: 'x', op: 'Placeholder', input: [], attr: { dtype: type, shape: shape(-1, 8, 8, 3) } },
      { name: 'w1', op: 'Const', input: [], attr: { dtype: type } },
      { name: 'w2', op: 'Const', input: [], attr: { dtype: type } },
      convolution('c1', 'x', 'w1'),
      { name: 'r1', op: 'Relu', input: ['c1'], attr: { T: type } },
      convolution('c2', 'r1', 'w2'),
    ];
    const weights = [
      { name: 'w1', shape: [1, 1, 3, 4], dtype: 'float32' },
      { name: 'w2', shape: [1, 1, 4, 2], dtype: 'float32' },
    ];
    mkdirSync(at('graph'));
    const manifest = [{ paths: ['weights.bin'], weights }];
    writeFileSync(
      at('graph', 'model.json'),
      JSON.stringify({
        format: 'graph-model',
        modelTopology: { node, versions: { producer: 1 } },
        weightsManifest: manifest,
      }),
    );
    const random = createRandom(4, 'weights');
    const values = Float32Array.from({ length: 20 }, () => random.uniform());
    writeFileSync(at('graph', 'weights.bin'), new Uint8Array(values.buffer));
    const words = [
      '--model',
      at('graph', 'model.json'),
      '--data',
      `folder:${images}`,
      '--shots',
      '5',
      '--json',
    ];
    const { stdout, stderr } = await runCli('probe', ...words);
    expect(stderr).toBe('');
    const { layers } = JSON.parse(stdout) as ProbeDocument;
    expect(layers.map(({ layer }) => layer)).toEqual(['r1', 'c2']);
    expect(layers[0].accuracy).toBe(1);
  });

  test('refuses what is no model, no layer and no data in one line, exit 2', async () => {
    writeFileSync(at('broken.json'), '{"modelTopology": {}}');
    const refused = async (...words: string[]) => {
      const { code, stdout, stderr } = await runCli('probe', ...words);
      expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
      return stderr;
    };
    const data = ['--data', `folder:${images}`];
    expect(await refused('--model', at('broken.json'), ...data)).toContain(
      'is no tfjs model: expected modelTopology and weightsManifest',
    );
    expect(await refused('--model', at('none.json'), ...data)).toContain('none.json: no such file');
    expect(await refused('--model', model, ...data, '--layers', 'conv2')).toContain(
      'has no layer "conv2"; did you mean "conv1"?',
    );
    expect(await refused('--model', model, '--data', 'png:/x')).toContain(
      'names no data; expected KIND:FOLDER',
    );
    expect(await refused('--model', model)).toContain(
      'expected a folder of features, or --model with --data',
    );
  });
});

describe('readImageFolder', () => {
  test('reads colours and labels, classes by name', () => {
    const { images, labels, classes } = readImageFolder(pictures('again'), 4, 2);
    expect([classes, [...labels]]).toEqual([2, [0, 0, 1, 1]]);
    // Class 0 is green: its second channel is the strong one.
    expect(images[1]).toBeGreaterThan(images[0] + 40);
  });

  test('refuses a folder without classes, and an image that is none', () => {
    mkdirSync(at('bad', 'a'), { recursive: true });
    mkdirSync(at('bad', 'b'), { recursive: true });
    expect(() => readImageFolder(at('bad', 'a'), 4)).toThrow(
      'holds 0 folders; expected one folder of images for each of two or more classes',
    );
    expect(() => readImageFolder(at('bad'), 4)).toThrow('the folder of class "a" holds no .png or .jpg file');
    for (const name of ['a', 'b']) writeFileSync(at('bad', name, 'x.png'), 'no image');
    expect(() => readImageFolder(at('bad'), 4)).toThrow('x.png: cannot be read as an image');
  });
});
