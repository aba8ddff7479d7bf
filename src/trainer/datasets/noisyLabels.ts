import { createRandom } from '../../base/random.ts';
import type { ImageSet } from './imageSet.ts';

/**
 * A set in which another class, any of them alike, takes the place of this share of the labels. The rows are the first
 * ones of an order that the seed alone decides, so that a larger share keeps those of a smaller one.
 */
export function noisyLabels(set: ImageSet, share: number, seed: number): ImageSet {
  if (share === 0 || set.classes < 2) return set;
  const random = createRandom(seed, 'label noise');
  const labels = set.labels.slice();
  const rows = Int32Array.from(labels.keys());
  const wrong = Math.round(share * rows.length);
  for (let i = 0; i < wrong; i++) {
    const j = i + random.integer(rows.length - i);
    [rows[i], rows[j]] = [rows[j], rows[i]];
    labels[rows[i]] = (labels[rows[i]] + 1 + random.integer(set.classes - 1)) % set.classes;
  }
  return { ...set, labels };
}
