import type { Terminal } from './terminal.ts';

/** Seconds between two lines of progress. */
const EVERY = 5;

/** Characters of a bar. */
const BAR = 24;

/** Reports how far long work has come, as a bar on a terminal and as lines elsewhere, with the time that is left; nothing where it is soon done. */
export function progress(thing: string, terminal: Terminal): (done: number, of: number) => void {
  const start = performance.now();
  let last = start;
  return (done, of) => {
    const now = performance.now();
    if (terminal.status) {
      const shown = Math.round((BAR * done) / of);
      terminal.status(
        done === of ? '' : `${thing} [${'#'.repeat(shown)}${'-'.repeat(BAR - shown)}] ${done} of ${of}`,
      );
      return;
    }
    if (done === 0 || done === of || now - last < 1000 * EVERY) return;
    last = now;
    const left = ((now - start) / 1000 / done) * (of - done);
    terminal.report(
      `${thing} ${done} of ${of}, about ${left < 60 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left\n`,
    );
  };
}
