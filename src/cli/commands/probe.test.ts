import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRandom } from '../../base/random.ts';
import type { ProbeDocument } from '../../documents/probeJson.ts';
import { npyBytes } from '../../features/testing/npyBytes.ts';
import { blobs } from '../../probes/testing/blobs.ts';
import { runCli } from '../../testing/runCli.ts';

const root = mkdtempSync(join(tmpdir(), 'plateau-probe-'));
afterAll(() => rmSync(root, { recursive: true }));
const at = (name: string) => join(root, name);

/** A folder of features: name to array. */
function write(name: string, files: Record<string, Uint8Array>): string {
  mkdirSync(at(name), { recursive: true });
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(at(name), file), bytes);
  return at(name);
}

const matrixBytes = ({ values, rows, columns }: ReturnType<typeof blobs>['features']) =>
  npyBytes('<f4', [rows, columns], values);
const labelBytes = (labels: Int32Array) => npyBytes('<i4', [labels.length], labels);

/** Two layers that know the class, the second one less of it. */
function layers(rows: number, seed: number) {
  const [good, worse] = [blobs(rows, 16, 4, 1.5, seed), blobs(rows, 16, 4, 6, seed)];
  return {
    'block2.npy': matrixBytes(good.features),
    'block10.npy': matrixBytes(worse.features),
    'labels.npy': labelBytes(good.labels),
  };
}

describe('plateau probe', () => {
  let folder: string;
  let held: string;
  beforeAll(() => {
    folder = write('train', layers(400, 1));
    held = write('held', layers(300, 2));
  });

  test('prints the document that it promises', async () => {
    const { code, stdout, stderr } = await runCli(
      'probe',
      folder,
      '--json',
      '--shots',
      '1,all',
      '--seeds',
      '2',
      '--l2',
      '1024',
    );
    expect([code, stderr]).toEqual([0, '']);
    const document = JSON.parse(stdout) as ProbeDocument;
    expect(document.schema).toBe('plateau.probe/1');
    expect(document.input).toEqual({
      path: folder,
      model: null,
      test: null,
      testFraction: 0.2,
      classes: 4,
      trainExamples: 320,
      testExamples: 80,
      seed: 0,
      l2: 1024,
      notes: [],
    });
    expect(document.layers.map(({ layer, depth, shots }) => [layer, depth, shots])).toEqual([
      ['block2', 0.5, 1],
      ['block2', 0.5, 'all'],
      ['block10', 1, 1],
      ['block10', 1, 'all'],
    ]);
    const [few, all] = document.layers;
    expect(few.seeds.map(({ seed, l2 }) => [seed, l2])).toEqual([
      [0, 1024],
      [1, 1024],
    ]);
    expect(few.accuracy).toBeCloseTo((few.seeds[0].accuracy + few.seeds[1].accuracy) / 2, 12);
    expect(few.spread).toBeCloseTo(Math.abs(few.seeds[0].accuracy - few.seeds[1].accuracy) / Math.SQRT2, 12);
    expect([all.seeds.length, all.seeds[0].seed, all.spread]).toEqual([1, null, null]);
    expect(document.best.map(({ shots, layer }) => [shots, layer])).toEqual([
      [1, 'block2'],
      ['all', 'block2'],
    ]);
    expect(document.best[1].gainOverTop).toBeGreaterThan(0.1);
    expect(document.best[1].interval?.[0]).toBeGreaterThan(0);
  });

  test('prints the same again, and a table for people', async () => {
    const first = await runCli('probe', folder, '--shots', '1,5');
    expect(first.stdout).toMatch(/^2 layers, 4 classes, 320 examples to learn from, 80 to test on/);
    expect(first.stdout).toMatch(/1 shot: block2 is the best; choosing a layer gains/);
    expect((await runCli('probe', folder, '--shots', '1,5')).stdout).toBe(first.stdout);
    expect((await runCli('probe', folder, '--shots', '1,5', '--seed', '8')).stdout).not.toBe(first.stdout);
  });

  test('tests on another folder, layer by layer', async () => {
    const { stdout } = await runCli('probe', folder, '--test', held, '--shots', 'all', '--json');
    const { input, layers } = JSON.parse(stdout) as ProbeDocument;
    expect(input).toMatchObject({ test: held, testFraction: null, trainExamples: 400, testExamples: 300 });
    expect(layers[0].accuracy).toBeGreaterThan(0.8);
  });

  test('says which classes have too few examples', async () => {
    const { stderr } = await runCli('probe', folder, '--shots', '100', '--seeds', '1');
    expect(stderr).toBe(
      'note: 100 shots: 4 of 4 classes have fewer training examples and give all they have (class 0: 80)\n',
    );
  });

  const good = blobs(40, 3, 2, 1, 1);
  const labels = labelBytes(good.labels);
  const layer = matrixBytes(good.features);
  test.each<[string, Record<string, Uint8Array>, string]>([
    [
      'no layers',
      { 'labels.npy': labels },
      ': no features: expected one .npy file (n x d) a layer, or an .npz or .safetensors file',
    ],
    [
      'no labels',
      { 'a.npy': layer },
      ': no labels: expected labels.npy or labels.csv beside the layers; the layers are "a"',
    ],
    [
      'a single class',
      { 'a.npy': layer, 'labels.npy': labelBytes(new Int32Array(40).fill(3)) },
      ': the labels hold a single class (3); expected two or more',
    ],
    [
      'mismatched lengths',
      { 'a.npy': layer, 'labels.npy': labelBytes(good.labels.subarray(1)) },
      'a.npy: has 40 rows; expected 39, one for each label of',
    ],
    [
      'NaN',
      {
        'a.npy': matrixBytes({
          ...good.features,
          values: good.features.values.map((v, i) => (i === 7 ? Number.NaN : v)),
        }),
        'labels.npy': labels,
      },
      'a.npy: holds NaN in row 2, feature 1 (counted from 0)',
    ],
    [
      'objects',
      { 'a.npy': npyBytes('|O', [40, 3], new Uint8Array(1)), 'labels.npy': labels },
      'a.npy: holds Python objects',
    ],
    [
      'truncated data',
      { 'a.npy': layer.slice(0, -4), 'labels.npy': labels },
      'a.npy: is cut off: 604 bytes; expected 608',
    ],
    [
      'wrong magic',
      { 'a.npy': layer, 'labels.npy': new TextEncoder().encode('label\n1\n') },
      'labels.npy: is no .npy array: it begins with 6c 61 62 65 6c 0a',
    ],
  ])('refuses %s in one line that names the file, exit 2', async (name, files, message) => {
    const path = write(`bad ${name}`, files);
    const { code, stdout, stderr } = await runCli('probe', path);
    expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(stderr).toContain(message);
  });

  test('refuses test folders that do not fit', async () => {
    const other = write('other', {
      'block2.npy': matrixBytes(blobs(40, 15, 4, 1, 1).features),
      'labels.npy': labelBytes(blobs(40, 1, 4, 1, 1).labels),
    });
    const missing = await runCli('probe', folder, '--test', other);
    expect(missing.stderr).toContain('no layer "block10"; found "block2"');
    const narrow = write('narrow', {
      ...layers(40, 3),
      'block2.npy': matrixBytes(blobs(40, 15, 4, 1, 1).features),
    });
    expect((await runCli('probe', folder, '--test', narrow)).stderr).toContain(
      'block2.npy: has 15 features; expected 16',
    );
    const strange = write('strange', {
      ...layers(40, 3),
      'labels.npy': labelBytes(new Int32Array(40).fill(77)),
    });
    expect((await runCli('probe', folder, '--test', strange)).stderr).toContain(
      'label 77 at 0 (counted from 0) is no class of',
    );
  });

  test.each([
    [['--shots', '0'], 'Expected whole numbers from 1, or "all", with commas between; found "0"'],
    [['--l2', '-1'], 'Expected a positive number, or auto'],
    [['--test-fraction', '1'], 'Expected a share between 0 and 1'],
    [['--seeds', '0'], 'Expected a whole number from 1'],
  ])('refuses %s', async (flags, message) => {
    const { code, stderr } = await runCli('probe', folder, ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('refuses two test sets, and a folder that is not there', async () => {
    expect((await runCli('probe', folder, '--test', held, '--test-fraction', '0.2')).code).toBe(2);
    expect((await runCli('probe', at('nowhere'))).stderr).toContain(
      'nowhere: no such folder; check the path',
    );
  });

  test('probes arrays after random damage, or refuses them in one line', async () => {
    const path = at('damaged');
    const codes = new Set<number>();
    for (let trial = 0; trial < 120; trial++) {
      const random = createRandom(5, 'damage', trial);
      const files = { 'a.npy': Uint8Array.from(layer), 'labels.npy': Uint8Array.from(labels) };
      const bytes = files[trial % 2 === 0 ? 'a.npy' : 'labels.npy'];
      for (let hits = random.integer(4); hits >= 0; hits--)
        bytes[random.integer(bytes.length)] = random.integer(256);
      write('damaged', files);
      const { code, stdout, stderr } = await runCli('probe', path, '--shots', '1', '--seeds', '1', '--quiet');
      codes.add(code);
      if (code === 0) expect(stdout).not.toContain('NaN');
      else expect([code, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    }
    expect([...codes].sort()).toEqual([0, 2]);
  });
});
