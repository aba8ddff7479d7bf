import type { TaskKey } from '../analysis/taskKey.ts';
import { shortText } from '../results/shortText.ts';
import { taskNamer } from '../results/taskName.ts';
import { visibleText } from '../results/visibleText.ts';

/** Longest name over a panel or beside a row. */
const LONGEST_NAME = 34;

/**
 * Short names of tasks, all different: a figure keeps tasks apart by them, whatever they are called. Names that agree
 * when shortened are numbered.
 */
export function panelNames(tasks: readonly TaskKey[]): string[] {
  const nameOf = taskNamer(tasks);
  return distinctNames(tasks.map((task) => nameOf(task)));
}

/** Names made visible, short and different from each other. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const short = shortText(visibleText(name), LONGEST_NAME);
    let distinct = short;
    for (let i = 2; taken.has(distinct); i++) distinct = `${short} #${i}`;
    taken.add(distinct);
    return distinct;
  });
}

/** What upstream accuracies are of: the upstream task where there is one, else just `upstream`. */
export function upstreamName(tasks: readonly Pick<TaskKey, 'upstream'>[]): string {
  const names = new Set(tasks.map(({ upstream }) => upstream));
  return names.size === 1 ? visibleText([...names][0]) : 'upstream';
}
