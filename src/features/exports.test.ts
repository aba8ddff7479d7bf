import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { blobs } from '../probes/testing/blobs.ts';
import { readLayerScores } from '../results/layers/readLayerScores.ts';
import { readEvaluations } from '../results/readEvaluations.ts';
import { runCli } from '../testing/runCli.ts';
import { probeFolder } from './probeFolder.ts';
import { npyBytes } from './testing/npyBytes.ts';

const root = mkdtempSync(join(tmpdir(), 'plateau-exports-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder with these files. */
function folder(name: string, files: Record<string, Uint8Array | string>): string {
  const path = join(root, name);
  mkdirSync(path, { recursive: true });
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(path, file), bytes);
  return path;
}

/** Tensors as a .safetensors file. */
function safetensors(
  tensors: Record<string, { dtype: string; shape: number[]; bytes: Uint8Array }>,
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } };
  let end = 0;
  for (const [name, { dtype, shape, bytes }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [end, end + bytes.length] };
    end += bytes.length;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const prefix = new Uint8Array(8);
  new DataView(prefix.buffer).setBigUint64(0, BigInt(text.length), true);
  return Buffer.concat([prefix, text, ...Object.values(tensors).map(({ bytes }) => bytes)]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);
/** The upper halves of float32. */
const brain = (values: Float32Array) => {
  const halves = new Uint16Array(values.buffer, values.byteOffset, 2 * values.length).filter(
    (_, i) => i % 2 === 1,
  );
  return bytesOf(halves);
};

const { features, labels } = blobs(200, 8, 4, 1.5, 1);
const shape = [features.rows, features.columns];
const values = Float32Array.from(features.values);
const NAMES = ['ant', 'bee', 'cat', 'dog'];
const names = Array.from(labels, (label) => NAMES[label]);
const layer = npyBytes('<f4', shape, values);
const OPTIONS = { shots: [5], seeds: [0, 1] };

/** NumPy's U type: four bytes a character. */
function unicode(texts: readonly string[]): Uint8Array {
  const width = Math.max(...texts.map(({ length }) => length));
  const codes = Uint32Array.from(
    texts.flatMap((text) => Array.from({ length: width }, (_, i) => text.codePointAt(i) ?? 0)),
  );
  return npyBytes(`<U${width}`, [texts.length], codes);
}

describe('features are probed alike in whatever way they were exported', () => {
  const plain = folder('plain', {
    'block1.npy': layer,
    'labels.npy': npyBytes('<i8', [200], BigInt64Array.from(labels, BigInt)),
  });
  const expected = probeFolder(plain, OPTIONS).layers;

  test.each([
    ['labels by name', () => folder('named', { 'block1.npy': layer, 'labels.npy': unicode(names) })],
    [
      'labels as bytes',
      () =>
        folder('bytes', {
          'block1.npy': layer,
          'labels.npy': npyBytes('|S3', [200], new TextEncoder().encode(names.join(''))),
        }),
    ],
    [
      'a CSV of labels',
      () =>
        folder('csv', {
          'block1.npy': layer,
          'labels.csv': `file,label\n${names.map((name, i) => `${i}.png,${name}`).join('\n')}\n`,
        }),
    ],
    [
      'a CSV of numbers',
      () => folder('numbers', { 'block1.npy': layer, 'labels.csv': `label\n${labels.join('\n')}\n` }),
    ],
    [
      'safetensors with its labels',
      () =>
        join(
          folder('tensors', {
            'all.safetensors': safetensors({
              block1: { dtype: 'F32', shape, bytes: bytesOf(values) },
              labels: { dtype: 'I64', shape: [200], bytes: bytesOf(BigInt64Array.from(labels, BigInt)) },
            }),
          }),
          'all.safetensors',
        ),
    ],
  ])('%s', (_, make) => {
    expect(probeFolder(make(), OPTIONS).layers).toEqual(expected);
  });

  test('bfloat16 loses digits only', () => {
    const path = folder('brain', {
      'f.safetensors': safetensors({ block1: { dtype: 'BF16', shape, bytes: brain(values) } }),
      'labels.csv': `label\n${names.join('\n')}\n`,
    });
    const [{ accuracy }] = probeFolder(path, OPTIONS).layers;
    expect(Math.abs(accuracy - expected[0].accuracy)).toBeLessThan(0.05);
  });

  test('test labels by name mean the same classes', () => {
    const held = folder('held', { 'block1.npy': layer, 'labels.csv': `label\n${names.join('\n')}\n` });
    const train = folder('named', { 'block1.npy': layer, 'labels.npy': unicode(names) });
    expect(probeFolder(train, { ...OPTIONS, test: held }).layers[0].accuracy).toBeGreaterThan(0.5);
    expect(() => probeFolder(plain, { ...OPTIONS, test: held })).toThrow(
      'labels are names in one folder and numbers',
    );
    const other = folder('other', {
      'block1.npy': layer,
      'labels.csv': `label\n${names.join('\n').replace('ant', 'elk')}\n`,
    });
    expect(() => probeFolder(train, { ...OPTIONS, test: other })).toThrow(
      /label "elk" at \d+ \(counted from 0\) is no class/,
    );
  });
});

describe('a damaged .safetensors file is refused in one line', () => {
  const good = safetensors({ block1: { dtype: 'F32', shape, bytes: bytesOf(values) } });
  test.each([
    ['cut in its entries', good.subarray(0, good.length - 8), /is cut off/],
    ['cut in its header', good.subarray(0, 20), /is cut off/],
    ['no such file', new TextEncoder().encode('this is a text, no tensors'), /is no .safetensors file/],
    [
      'a type that is not known',
      safetensors({ a: { dtype: 'F8_E4M3', shape: [1, 1], bytes: new Uint8Array(1) } }),
      /entries of type "F8_E4M3"/,
    ],
    [
      'sizes that do not fit',
      safetensors({ a: { dtype: 'F32', shape: [9, 9], bytes: new Uint8Array(4) } }),
      /sizes do not fit together/,
    ],
  ])('%s', (name, bytes, message) => {
    const path = folder(`damaged ${name}`, { 'x.safetensors': bytes, 'labels.csv': 'label\na\nb\n' });
    expect(() => probeFolder(path)).toThrow(message);
  });
});

describe('probing several checkpoints makes a table', () => {
  const labelsCsv = `label\n${names.join('\n')}\n`;
  const [a, b] = ['vit-s', 'vit-b'].map((name) =>
    folder(`models/${name}`, { 'block1.npy': layer, 'block2.npy': layer, 'labels.csv': labelsCsv }),
  );
  const upstream = join(root, 'upstream.csv');
  writeFileSync(upstream, 'model,upstream_accuracy\nvit-s,0.8\nbase,0.85\n');
  const flags = ['--shots', '5', '--seeds', '2', '--quiet'];

  test('layers.csv and results.csv, which the readers of tables take', async () => {
    const out = join(root, 'out');
    const words = [a, `base=${b}`, ...flags, '-o', out, '--upstream-file', upstream, '--downstream', 'pets'];
    expect(await runCli('probe', ...words)).toMatchObject({ code: 0, stderr: '' });
    const scores = readLayerScores(join(out, 'layers.csv'));
    expect(scores).toHaveLength(8);
    expect(scores[0]).toMatchObject({
      model: 'vit-s',
      upstreamAccuracy: 0.8,
      layer: 'block1',
      depth: 0.5,
      shots: 5,
      seed: '0',
    });
    const { evaluations } = readEvaluations([join(out, 'results.csv')]);
    expect(evaluations.map((e) => [e.model, e.upstreamAccuracy, e.downstream, e.testSize])).toEqual([
      ['vit-s', 0.8, 'pets', 40],
      ['base', 0.85, 'pets', 40],
    ]);
    expect((await runCli('probe', ...words)).stderr).toMatch(
      /results?\.csv|layers\.csv: exists already.*\(--force\)/,
    );
  });

  test('without upstream accuracies, which fit takes from a file', async () => {
    const { code, stdout, stderr } = await runCli(
      'probe',
      a,
      b,
      '--shots',
      '5',
      '--seeds',
      '1',
      '--csv',
      '--quiet',
    );
    expect([code, stderr, stdout.split('\n')[0]]).toEqual([
      0,
      '',
      'model,upstream,layer,depth,downstream,shots,seed,accuracy',
    ]);
    const out = join(root, 'alone');
    await runCli('probe', a, `base=${b}`, ...flags, '-o', out);
    expect(readFileSync(join(out, 'results.csv'), 'utf8')).toMatch(/^model,upstream,downstream,shots,/);
    const { evaluations } = readEvaluations([join(out, 'results.csv')], { upstreamFile: upstream });
    expect(evaluations.map(({ upstreamAccuracy }) => upstreamAccuracy)).toEqual([0.8, 0.85]);
  });

  test('names that are wrong are told', async () => {
    expect((await runCli('probe', a, b, ...flags, '--upstream-file', upstream)).stderr).toContain(
      'no model "vit-b"; add it there, or give the folder that name: NAME=FOLDER',
    );
    expect((await runCli('probe', a, a, ...flags)).stderr).toContain('two folders are called "vit-s"');
    expect((await runCli('probe', a, b, '--json')).stderr).toContain('--json is for one folder');
  });
});
