import { shortText } from '../base/shortText.ts';
import { visibleText } from '../base/visibleText.ts';
import type { TaskKey } from '../results/taskKey.ts';
import { taskNamer } from '../results/taskName.ts';

/** Longest name beside a row or in a legend, in characters. */
const LONGEST_NAME = 34;

/**
 * Short names of tasks, all different: a figure keeps tasks apart by them, whatever they are called. Names that agree
 * when shortened are numbered.
 *
 * @param longest characters
 */
export function panelNames(tasks: readonly TaskKey[], longest?: number): string[] {
  const nameOf = taskNamer(tasks);
  return distinctNames(
    tasks.map((task) => nameOf(task)),
    longest,
  );
}

/** Names made visible, short and different from each other. */
export function distinctNames(names: readonly string[], longest: number = LONGEST_NAME): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const short = shortText(visibleText(name), longest);
    let distinct = short;
    for (let i = 2; taken.has(distinct); i++) distinct = `${short} #${i}`;
    taken.add(distinct);
    return distinct;
  });
}

/** What upstream accuracies are of: the upstream task where there is one, else just `upstream`. */
export function upstreamName(tasks: readonly Pick<TaskKey, 'upstream'>[]): string {
  const names = new Set(tasks.map(({ upstream }) => upstream));
  return names.size === 1 ? shortText(visibleText([...names][0]), LONGEST_NAME) : 'upstream';
}
