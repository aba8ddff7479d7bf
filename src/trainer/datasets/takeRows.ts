import type { ImageSet } from './imageSet.ts';

/** Some images of a set, in the order given. */
export function takeRows(set: ImageSet, rows: ArrayLike<number>): ImageSet {
  const pixels = set.size * set.size * 3;
  const images = new Uint8Array(rows.length * pixels);
  const labels = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    images.set(set.images.subarray(rows[i] * pixels, (rows[i] + 1) * pixels), i * pixels);
    labels[i] = set.labels[rows[i]];
  }
  return { ...set, images, labels };
}

/** The first images of a set, without a copy. */
export function firstRows(set: ImageSet, count: number): ImageSet {
  return {
    ...set,
    images: set.images.subarray(0, count * set.size * set.size * 3),
    labels: set.labels.subarray(0, count),
  };
}
