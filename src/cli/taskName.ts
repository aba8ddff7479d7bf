import type { TaskGroup } from '../results/groupTasks.ts';
import { terminalText } from './textTable.ts';

/** A task in words: `birds (1 shot)`. */
export function taskName({ downstream, shots }: TaskGroup): string {
  const name = terminalText(downstream);
  return shots === null ? name : `${name} (${shots} ${shots === 1 ? 'shot' : 'shots'})`;
}
