import { InputError, quote, quoteList } from '../../base/inputError.ts';
import { nearestName } from '../../base/nearestName.ts';

/**
 * Checks names of downstream tasks against those that there are.
 *
 * @throws InputError for a name that no task has
 */
export function requireTasks(there: Iterable<string>, names: readonly string[]): void {
  const known = [...new Set(there)];
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    throw new InputError(
      `no downstream task ${quote(name)}; there are ${quoteList(known)}`,
      {},
      near ? `did you mean ${quote(near)}?` : 'give one of them',
    );
  }
}
