import type { TaskKey } from './taskKey.ts';

/** Rows grouped by their task, in the order in which tasks come first. */
export function byTaskKey<Row extends TaskKey>(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyText(row);
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Whether two rows speak of the same task. */
export function sameTask(a: TaskKey, b: TaskKey): boolean {
  return a.upstream === b.upstream && a.downstream === b.downstream && a.shots === b.shots;
}

function keyText({ upstream, downstream, shots }: TaskKey): string {
  return JSON.stringify([upstream, downstream, shots]);
}
