import type { Terminal } from './terminal.ts';

/** Seconds between two lines of progress. */
const EVERY = 5;

/** Reports how far long work has come, with the time that is left; nothing where it is soon done. */
export function progress(thing: string, terminal: Terminal): (done: number, of: number) => void {
  const start = performance.now();
  let last = start;
  return (done, of) => {
    const now = performance.now();
    if (done === 0 || done === of || now - last < 1000 * EVERY) return;
    last = now;
    const left = ((now - start) / 1000 / done) * (of - done);
    terminal.report(
      `${thing} ${done} of ${of}, about ${left < 60 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left\n`,
    );
  };
}
