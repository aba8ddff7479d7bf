import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describeWithPython, python } from '../testing/python.ts';
import type { ByteSource } from './byteSource.ts';
import { openFeatureFolder } from './featureFolder.ts';
import { fileSource } from './fileSource.ts';
import { halfToNumber } from './npyEntries.ts';
import { npzMembers } from './npzMembers.ts';
import { readNpyFeatures, readNpyLabels } from './readNpy.ts';
import { npyBytes } from './testing/npyBytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'plateau-npy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function source(bytes: Uint8Array): ByteSource {
  return { file: 'x.npy', size: bytes.length, read: (from, to) => bytes.subarray(from, to) };
}

/** Bits of a number as hexadecimal, which tells 0 from -0. */
function bits(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16);
}

describe('readNpyFeatures', () => {
  const entries = Float32Array.of(1, -0, 3.5, 4, 5, 6);

  test.each([1, 2, 3])('reads version %d', (version) => {
    const { values, rows, columns } = readNpyFeatures(source(npyBytes('<f4', [2, 3], entries, { version })));
    expect([rows, columns]).toEqual([2, 3]);
    expect([...values].map(bits)).toEqual([...entries].map(bits));
  });

  test('turns Fortran order round', () => {
    const { values } = readNpyFeatures(source(npyBytes('<f4', [2, 3], entries, { fortran: true })));
    expect([...values]).toEqual([1, 3.5, 5, -0, 4, 6]);
  });

  test('keeps the doubles of float64, and stores float32 and float16 in single precision', () => {
    const kind = (descr: string, array: ArrayBufferView) =>
      readNpyFeatures(source(npyBytes(descr, [1, 1], array))).values.constructor.name;
    expect(kind('<f8', Float64Array.of(0.1))).toBe('Float64Array');
    expect(kind('<f4', Float32Array.of(0.1))).toBe('Float32Array');
    expect(kind('<f2', Uint16Array.of(0x3c00))).toBe('Float32Array');
  });

  test('reads arrays of more than one piece', () => {
    const many = Float32Array.from({ length: 1_500_000 }, (_, i) => i);
    const { values } = readNpyFeatures(source(npyBytes('<f4', [1500, 1000], many)));
    expect(values.every((value, i) => value === i)).toBe(true);
  });

  test.each([
    [
      'wrong magic',
      Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0),
      'x.npy: is no .npy array: it begins with 50 4b 03 04 00 00, expected 93 4e 55 4d 50 59 (\\x93NUMPY); write it with numpy.save',
    ],
    ['no bytes', new Uint8Array(0), 'x.npy: is no .npy array: it begins with nothing'],
    [
      'half a header',
      npyBytes('<f4', [2, 3], entries).slice(0, 40),
      'x.npy: is cut off: 40 bytes; expected more',
    ],
    [
      'truncated data',
      npyBytes('<f4', [2, 3], entries).slice(0, -1),
      /^x\.npy: is cut off: 151 bytes; expected 152; write or copy it again$/,
    ],
    [
      'more than any memory',
      npyBytes('<f4', [1e9, 1e6], entries),
      'is cut off: 152 bytes; expected 4000000000000128',
    ],
    [
      'objects',
      npyBytes('|O', [2, 3], entries),
      'x.npy: holds Python objects; expected float16, float32 or float64; objects are never unpickled; convert with .astype',
    ],
    [
      'texts',
      npyBytes('<U5', [2, 3], entries),
      'x.npy: holds entries of type "<U5"; expected float16, float32 or float64',
    ],
    ['complex numbers', npyBytes('<c8', [2, 3], entries), 'holds entries of type "<c8"'],
    ['integers', npyBytes('<i8', [2, 3], entries), 'x.npy: holds int64; expected float16'],
    [
      'a vector',
      npyBytes('<f4', [6], entries),
      'x.npy: has shape (6,); expected one row an example and one column a feature: (n, d); reshape it',
    ],
    ['positions', npyBytes('<f4', [1, 2, 3], entries), 'has shape (1, 2, 3)'],
    ['no rows', npyBytes('<f4', [0, 3], entries), 'has shape (0, 3): no features'],
    [
      'NaN',
      npyBytes('<f4', [2, 3], Float32Array.of(1, 2, 3, 4, Number.NaN, 6)),
      'x.npy: holds NaN in row 1, feature 1 (counted from 0); expected finite numbers up to 1e+100; check how the features were exported',
    ],
    ['infinity', npyBytes('<f2', [1, 1], Uint16Array.of(0xfc00)), 'x.npy: holds -Infinity in row 0'],
    [
      'a later version',
      npyBytes('<f4', [2, 3], entries, { version: 4 }),
      'version 4; versions 1 to 3 can be read',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readNpyFeatures(source(bytes))).toThrow(message);
  });
});

describe('readNpyLabels', () => {
  test('refuses what is no label', () => {
    const read = (descr: string, shape: number[], array: ArrayBufferView) => () =>
      readNpyLabels(source(npyBytes(descr, shape, array)));
    expect(read('<i8', [1], BigInt64Array.of(5_000_000_000n))).toThrow(
      'x.npy: holds 5000000000 at 0 (counted from 0); expected labels of at most 32 bits',
    );
    expect(read('<f4', [1], Float32Array.of(1))).toThrow('x.npy: holds float32; expected integers');
    expect(read('<i4', [1, 2], Int32Array.of(1, 2))).toThrow(
      'has shape (1, 2); expected one label a row: (n,)',
    );
    expect(read('<i4', [0], new Int32Array(0))).toThrow('holds no labels');
  });
});

describe('npzMembers', () => {
  test('refuses what is no archive', () => {
    expect(() => npzMembers(source(npyBytes('<f4', [1, 1], Float32Array.of(1))))).toThrow(
      'x.npy: is no .npz archive: the directory of a zip file is missing; write it with numpy.savez',
    );
  });
});

test('every half precision number', () => {
  expect(halfToNumber(0x3555)).toBeCloseTo(1 / 3, 3);
  expect([0x0001, 0x03ff, 0x0400, 0x7bff, 0x8000].map(halfToNumber)).toEqual([
    2 ** -24,
    1023 * 2 ** -24,
    2 ** -14,
    65504,
    -0,
  ]);
});

describeWithPython(['numpy'], 'arrays written by NumPy', () => {
  const WRITE = `
import json, sys
import numpy as np
from numpy.lib import format
folder = json.load(sys.stdin)
expected = {"features": {}, "labels": {}}
half = np.arange(65536, dtype=np.uint16).view(np.float16)
half = half[np.isfinite(half)].reshape(-1, 2)
rng = np.random.default_rng(0)
floats = {"f2": half, "f4": rng.normal(size=(31, 7)).astype("f4"), "f8": rng.normal(size=(31, 7))}
floats["f4"][0, 0], floats["f8"][0, 0], floats["f4"][1, 1] = -0.0, 5e-324, 1e-45
for kind, array in floats.items():
    for order in "CF":
        for end in "<>":
            for version in (1, 2, 3):
                name = f"{kind}-{order}-{'little' if end == '<' else 'big'}-{version}"
                a = np.array(array, dtype=end + kind, order=order)
                with open(f"{folder}/{name}.npy", "wb") as f:
                    format.write_array(f, a, version=(version, 0))
                expected["features"][name] = array.astype(">f8").tobytes().hex() if version == 1 else None
for kind in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"):
    for end in "<>":
        low = {"i": -5, "u": 0, "b": 0}[kind[0]]
        a = np.array([low, 1, 1 if kind == "b1" else 100], dtype=end + kind)
        name = f"{kind}-{'little' if end == '<' else 'big'}"
        np.save(f"{folder}/{name}.npy", a)
        expected["labels"][name] = [int(v) for v in a]
x = rng.normal(size=(4, 3)).astype("f4")
np.savez(f"{folder}/stored.npz", block10=x + 1, block2=x, labels=np.array([1, 0, 1, 0]))
np.savez_compressed(f"{folder}/packed.npz", block10=x + 1, block2=x, labels=np.array([[1], [0], [1], [0]]))
expected["x"] = [float(v) for v in x.ravel()]
print(json.dumps(expected))
`;
  interface Expected {
    features: Record<string, string | null>;
    labels: Record<string, number[]>;
    x: number[];
  }
  let expected: Expected;

  test('float16, float32 and float64, C and Fortran order, both byte orders, all versions: bit for bit', () => {
    expected = python<Expected>(WRITE, folder);
    const names = Object.keys(expected.features);
    expect(names).toHaveLength(36);
    for (const name of names) {
      const { values } = readNpyFeatures(fileSource(join(folder, `${name}.npy`)));
      const found = Buffer.alloc(8 * values.length);
      values.forEach((value, i) => {
        found.writeDoubleBE(value, 8 * i);
      });
      expect(found.toString('hex') === expected.features[name.replace(/\d$/, '1')]).toBe(true);
    }
  });

  test('labels of all integer types', () => {
    for (const [name, labels] of Object.entries(expected.labels)) {
      expect([...readNpyLabels(fileSource(join(folder, `${name}.npy`)))]).toEqual(labels);
    }
  });

  test.each(['stored', 'packed'])('members of an archive, %s', (kind) => {
    const { layers, labels } = openFeatureFolder(join(folder, `${kind}.npz`));
    expect(layers.map(({ name }) => name)).toEqual(['block2', 'block10']);
    expect([...layers[0].read().values]).toEqual(expected.x);
    expect([...labels]).toEqual([1, 0, 1, 0]);
  });
});
