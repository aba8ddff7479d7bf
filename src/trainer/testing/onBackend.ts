import { type BackendName, useBackend } from '../backend/useBackend.ts';

/** What something gives on one backend. */
export async function onBackend<Result>(backend: BackendName, run: () => Result): Promise<Result> {
  await useBackend(backend);
  return run();
}

/** Largest difference of two rows of numbers, over the largest of the second. */
export function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    difference = Math.max(difference, Math.abs(found[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return difference / largest;
}
