const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Commands that tell that they were stopped. The others calculate at one stretch, in which no program of Node's hears
 * of a signal: the system ends them at once, and they write nothing but their result.
 */
const TELLING = new Set(['fit', 'plan', 'import', 'merge', 'report', 'reproduce', 'train', 'probe']);

/**
 * Ends the process on Ctrl-C and on a polite kill with a line that says so. Files are written whole or not at all, so
 * that there is nothing to clean up. Work that has more to say, such as a sweep, listens for itself and goes first.
 */
export function stopOnSignals(words: readonly string[], report: (text: string) => void): void {
  if (!TELLING.has(words[0])) return;
  for (const signal of SIGNALS) {
    const stop = () => {
      if (process.listenerCount(signal) > 1) return;
      report(`plateau: stopped (${signal}); no file is left half-written, the same command starts again\n`);
      process.off(signal, stop);
      process.kill(process.pid, signal);
    };
    process.on(signal, stop);
  }
}
