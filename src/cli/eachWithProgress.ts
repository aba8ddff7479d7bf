import { progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Does something with each item and says now and then how far it is, where there is a terminal to say it to. */
export function eachWithProgress<Item, Result>(
  items: readonly Item[],
  thing: string,
  terminal: Terminal | undefined,
  work: (item: Item) => Result,
): Result[] {
  const report = terminal ? progress(thing, terminal) : () => {};
  return items.map((item, i) => {
    const result = work(item);
    report(i + 1, items.length);
    return result;
  });
}
