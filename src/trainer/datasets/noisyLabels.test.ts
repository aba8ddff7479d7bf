import { describe, expect, test } from '@jest/globals';
import { noisyLabels } from './noisyLabels.ts';

describe('noisyLabels', () => {
  const set = {
    images: new Uint8Array(1000 * 3),
    labels: Int32Array.from({ length: 1000 }, (_, i) => i % 10),
    classes: 10,
    size: 1,
  };
  const changed = (share: number, seed = 1) =>
    noisyLabels(set, share, seed).labels.map((label, i) => Number(label !== set.labels[i]));
  const count = (rows: Int32Array) => rows.reduce((sum, one) => sum + one, 0);

  test('changes exactly the share asked for, always to another class, and leaves the set as it was', () => {
    expect(count(changed(0.3))).toBe(300);
    expect(count(changed(1))).toBe(1000);
    expect(noisyLabels(set, 0, 1)).toBe(set);
    const { labels } = noisyLabels(set, 1, 1);
    expect(Math.min(...labels)).toBe(0);
    expect(Math.max(...labels)).toBe(9);
    expect(set.labels[13]).toBe(3);
  });

  test('the wrong classes come alike: chi-squared with 9 degrees of freedom, 0.999 quantile 27.9', () => {
    const wrong = new Float64Array(10);
    for (const label of noisyLabels(set, 1, 2).labels) wrong[label]++;
    expect(wrong.reduce((sum, n) => sum + (n - 100) ** 2 / 100, 0)).toBeLessThan(27.9);
  });

  test('a seed decides, and a larger share keeps the rows of a smaller one', () => {
    expect(noisyLabels(set, 0.3, 1).labels).toEqual(noisyLabels(set, 0.3, 1).labels);
    expect(changed(0.3, 2)).not.toEqual(changed(0.3, 1));
    const more = changed(0.6);
    expect(changed(0.3).every((one, i) => more[i] >= one)).toBe(true);
  });
});
