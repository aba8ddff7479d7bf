import type { Terminal } from './terminal.ts';

/** Time between two reports of progress, in milliseconds. */
const REPORT_EVERY = 2000;

/** Does something with each item and says every other second how far it is, where there is a terminal to say it to. */
export function progress<Item, Result>(
  items: readonly Item[],
  done: string,
  noun: string,
  terminal: Terminal | undefined,
  work: (item: Item) => Result,
): Result[] {
  let last = performance.now();
  return items.map((item, i) => {
    const result = work(item);
    const now = performance.now();
    if (terminal && now - last > REPORT_EVERY && i + 1 < items.length) {
      terminal.report(`${done} ${i + 1} of ${items.length} ${noun}s\n`);
      last = now;
    }
    return result;
  });
}
