import type { JournalHeader } from './journal.ts';

/** What computed a sweep, in words: only results of the same can be joined, for others round differently. */
export function computedBy({ backend, versions }: Pick<JournalHeader, 'backend' | 'versions'>): string {
  if (versions.tensorflow) return `${backend} (TensorFlow ${versions.tensorflow})`;
  return versions.kernels ? `${backend} (${versions.kernels} kernels)` : backend;
}
