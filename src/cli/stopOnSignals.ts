const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Ends the process on Ctrl-C and on a polite kill with a line that says so. Files are written whole or not at all, so
 * that there is nothing to clean up. Work that has more to say, such as a sweep, listens for itself and goes first.
 * A thread that calculates hears of nothing: what takes long is a worker's, or is done in pieces.
 */
export function stopOnSignals(report: (text: string) => void): void {
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
