import fc from 'fast-check';
import { zipSync } from 'fflate';
import { InputError } from '../../src/base/inputError.ts';
import type { ByteSource } from '../../src/features/byteSource.ts';
import { npzMembers } from '../../src/features/npzMembers.ts';
import { readNpyFeatures, readNpyLabels } from '../../src/features/readNpy.ts';
import { npyBytes } from '../../src/features/testing/npyBytes.ts';
import { probeLayers } from '../../src/probes/probeLayers.ts';
import { splitRows } from '../../src/probes/splitRows.ts';
import { damagedBytes } from '../damage.ts';
import { requireFinite, target } from '../target.ts';

const source = (bytes: Uint8Array): ByteSource => ({
  file: 'fuzz.npy',
  size: bytes.length,
  read: (from, to) => bytes.slice(Math.max(0, from), Math.max(0, to)),
});

const FLOATS = [
  npyBytes(
    '<f4',
    [3, 4],
    Float32Array.from({ length: 12 }, (_, i) => i / 7),
  ),
  npyBytes(
    '<f8',
    [3, 4],
    Float64Array.from({ length: 12 }, (_, i) => i / 7),
    { fortran: true },
  ),
  npyBytes('<f2', [6, 2], new Uint16Array(12).fill(0x3c00), { version: 2 }),
  npyBytes('>f8', [2, 6], new Float64Array(12), { version: 3 }),
];
const INTEGERS = [
  npyBytes('<i8', [6], BigInt64Array.from([0n, 1n, 0n, 1n, 2n, 2n])),
  npyBytes('|u1', [6, 1], Uint8Array.from([0, 1, 0, 1, 2, 2])),
  npyBytes('<i4', [3], Int32Array.from([0, 1, 0])),
];
const ARCHIVES = [0, 6].map((level) =>
  zipSync({ 'a.npy': FLOATS[0], 'b.npy': FLOATS[1], 'labels.npy': INTEGERS[0] }, { level: level as 0 }),
);

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, -1, 1e100, -1e100, 1e-320, 1e30, 0.1),
  fc.double({ min: -2, max: 2, noNaN: true }),
);
const problem = fc
  .record({
    rows: fc.integer({ min: 6, max: 24 }),
    columns: fc.integer({ min: 1, max: 5 }),
    classes: fc.integer({ min: 2, max: 3 }),
  })
  .chain(({ rows, columns, classes }) =>
    fc.record({
      values: fc.array(value, { minLength: rows * columns, maxLength: rows * columns }),
      columns: fc.constant(columns),
      labels: fc.constant(Int32Array.from({ length: rows }, (_, i) => i % classes)),
      l2: fc.constantFrom<number | 'auto'>('auto', 1e-300, 1e-6, 1, 1024, 1e300),
    }),
  );

/** Arrays, archives, and probes of features of any size. */
export const FEATURES = [
  target('.npy features', 8, damagedBytes(FLOATS), (bytes) => {
    requireFinite(readNpyFeatures(source(bytes)).values);
  }),
  target('.npy labels', 5, damagedBytes(INTEGERS), (bytes) => {
    readNpyLabels(source(bytes));
  }),
  target('.npz archives', 8, damagedBytes(ARCHIVES), (bytes) => {
    for (const { name, open } of npzMembers(source(bytes)).slice(0, 20)) {
      if (name === 'labels') readNpyLabels(open());
      else requireFinite(readNpyFeatures(open()).values);
    }
  }),
  target('probes of any features', 2, problem, ({ values, columns, labels, l2 }) => {
    const features = { values: Float64Array.from(values), rows: labels.length, columns };
    if (values.some((x) => Math.abs(x) > 1e100)) return;
    const split = splitRows(labels, 0.3, 1);
    if (split.test.length === 0) throw new InputError('nothing to test on');
    const rows = { labels, train: split.train, test: { rows: split.test } };
    const probes = probeLayers(
      [{ name: 'a', read: () => features }],
      rows,
      { shots: [1, 5, 'all'], seeds: [0, 1], l2, from: split.train },
      1,
    );
    requireFinite(
      JSON.parse(
        JSON.stringify(probes, (_, x) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x)),
      ),
    );
    if (/"(NaN|-?Infinity)"/.test(JSON.stringify(probes, (_, x) => (typeof x === 'number' ? String(x) : x))))
      throw new Error('not finite');
  }),
];
