/** Median of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median milliseconds of a function over several runs, after one that is not counted. */
export function medianTime(run: () => void, runs = 7): number {
  run();
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** How often a function that does so many things at a time does one in a second: median of runs of 0.3 s. */
export function rate(things: number, run: () => void, runs = 7): number {
  run();
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      let done = 0;
      while (performance.now() - start < 300) {
        run();
        done += things;
      }
      return (1000 * done) / (performance.now() - start);
    }),
  );
}

/** A count per second, in thousands. */
export function thousands(perSecond: number): string {
  return `${(perSecond / 1000).toFixed(perSecond < 1e4 ? 2 : 0)} k/s`;
}
