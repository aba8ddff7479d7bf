import type { JournalHeader } from './journal.ts';

/** What computed a sweep, in words: only results of the same can be joined, for others round differently. */
export function computedBy({ backend, versions }: Pick<JournalHeader, 'backend' | 'versions'>): string {
  return versions.tensorflow ? `${backend} (TensorFlow ${versions.tensorflow})` : backend;
}
