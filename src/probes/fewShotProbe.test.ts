import { describe, expect, test } from '@jest/globals';
import { fewShotAccuracy } from './fewShotProbe.ts';
import { drawSupport } from './supports.ts';
import { blobs } from './testing/blobs.ts';

describe('fewShotAccuracy', () => {
  const train = blobs(600, 20, 5, 2, 2);
  const held = blobs(500, 20, 5, 2, 3);

  test('learns what can be learnt, better with more shots', () => {
    const scores = fewShotAccuracy(train.features, train.labels, held, {
      shots: ['all', 25, 1],
      seeds: [0, 1],
    });
    expect(scores.map(({ shots, seed }) => [shots, seed])).toEqual([
      ['all', null],
      [25, 0],
      [25, 1],
      [1, 0],
      [1, 1],
    ]);
    expect(scores[0].accuracy).toBeGreaterThan(0.7);
    expect(scores[1].accuracy).toBeGreaterThan(scores[3].accuracy);
    expect(scores[3].accuracy).toBeGreaterThan(0.25);
  });

  test('does not change when a feature is shifted and scaled', () => {
    const values = train.features.values.map((value, at) => (at % 20 === 3 ? 8 * value - 256 : value));
    const heldValues = held.features.values.map((value, at) => (at % 20 === 3 ? 8 * value - 256 : value));
    const options = { shots: [5], seeds: [0], l2: 1024 };
    const moved = { features: { ...held.features, values: heldValues }, labels: held.labels };
    const [before] = fewShotAccuracy(train.features, train.labels, held, options);
    const [after] = fewShotAccuracy({ ...train.features, values }, train.labels, moved, options);
    expect(Math.abs(after.accuracy - before.accuracy)).toBeLessThanOrEqual(1 / 500);
  });

  test('bears a feature that never varies', () => {
    const constant = (values: Float32Array | Float64Array) =>
      values.map((value, at) => (at % 20 === 0 ? 7.3 : value));
    const flat = { ...train.features, values: constant(train.features.values) };
    const test = {
      features: { ...held.features, values: constant(held.features.values) },
      labels: held.labels,
    };
    for (const { accuracy } of fewShotAccuracy(flat, train.labels, test, { shots: [1, 25], seeds: [0] })) {
      expect(accuracy).toBeGreaterThan(0.25);
    }
  });

  test('refuses what does not fit together', () => {
    const options = { shots: [1], seeds: [0] };
    const bad = Float32Array.from(train.features.values);
    bad[45] = Number.NaN;
    const { features, labels } = train;
    expect(() => fewShotAccuracy({ ...features, values: bad }, labels, held, options)).toThrow(
      'feature 5 of row 2 is NaN',
    );
    expect(() => fewShotAccuracy(features, labels.subarray(1), held, options)).toThrow(
      '599 labels for 600 rows',
    );
    expect(() => fewShotAccuracy(features, labels, blobs(10, 4, 2, 1, 1), options)).toThrow(
      '4 test features; expected 20',
    );
    expect(() => fewShotAccuracy(features, labels, blobs(12, 20, 6, 1, 1), options)).toThrow(
      'test class 5 has no training example',
    );
    expect(() => fewShotAccuracy(features, labels, held, { shots: [0], seeds: [0] })).toThrow(
      '0 shots; expected a whole number from 1',
    );
  });
});

describe('drawSupport', () => {
  const labels = Int32Array.from({ length: 90 }, (_, i) => (i < 3 ? 9 : i % 2));

  test('draws so many of each class, the smaller support at the beginning of the larger', () => {
    const [one, five] = [1, 5].map((shots) => drawSupport(labels, shots, 4));
    expect([...five.subarray(0, one.length)]).toEqual([...one]);
    expect([...one].map((row) => labels[row])).toEqual([0, 1, 9]);
    expect(five).toHaveLength(5 + 5 + 3);
    expect(new Set(five).size).toBe(five.length);
  });

  test('draws a class in the same order whatever other classes there are, and another with another seed', () => {
    const alone = drawSupport(
      labels.map((label) => (label === 9 ? 8 : label)),
      5,
      4,
    );
    const ofClass = (support: Int32Array) => [...support].filter((row) => labels[row] === 1);
    expect(ofClass(alone)).toEqual(ofClass(drawSupport(labels, 5, 4)));
    expect(ofClass(drawSupport(labels, 5, 5))).not.toEqual(ofClass(alone));
  });
});
