import { InputError, quoteList } from '../../base/inputError.ts';
import { percentText } from '../../base/numberText.ts';
import { type Mixture, mixtureAtDownstream, mixtureAtUpstream } from '../../curves/mixture.ts';
import { upperHull } from '../../curves/upperHull.ts';
import { chooseTasks } from '../../results/choose/chooseTasks.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { type TaskKey, taskKey } from '../../results/taskKey.ts';
import { taskNamer } from '../../results/taskName.ts';

export interface MixRequest {
  readonly task?: string;
  readonly shots?: number;
  readonly targetUs?: number;
  readonly targetDs?: number;
}

/** A mixture with the names of its models. */
export interface MixAnswer extends TaskKey {
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
  readonly parts: readonly (Mixture['parts'][number] & { readonly model: string })[];
}

/**
 * The mixture that a command line asks for.
 *
 * @throws InputError where no target or not one task is named, or the target is out of the hull's reach
 */
export function mixAnswer(tasks: readonly TaskGroup[], request: MixRequest): MixAnswer {
  const { targetUs, targetDs } = request;
  if (targetUs === undefined && targetDs === undefined) {
    throw new InputError(
      'no target; expected an upstream or a downstream accuracy to reach',
      {},
      'give one of them',
      { name: 'targetUs' },
      { name: 'targetDs' },
    );
  }
  const task = oneTask(tasks, request);
  const { points } = task;
  const hull = upperHull(points);
  const mixture =
    targetUs !== undefined
      ? mixtureAtUpstream(points, targetUs, hull)
      : mixtureAtDownstream(points, targetDs as number, hull);
  if (!mixture) {
    const along = targetUs !== undefined ? points.upstream : points.downstream;
    const ends = [along[hull[0]], Math.max(...Array.from(hull, (i) => along[i]))];
    throw new InputError(
      `no mixture reaches ${percentText(targetUs ?? (targetDs as number))}; the hull runs from ${percentText(ends[0])} to ${percentText(ends[1])}`,
      {},
      `give a target between them, or ask plateau plan about better models`,
    );
  }
  return {
    ...taskKey(task),
    ...mixture,
    parts: mixture.parts.map((part) => ({ model: task.evaluations[part.index].model, ...part })),
  };
}

function oneTask(tasks: readonly TaskGroup[], { task, shots }: MixRequest): TaskGroup {
  const named = chooseTasks(tasks, task === undefined ? undefined : [task]);
  const chosen = shots === undefined ? named : named.filter((other) => other.shots === shots);
  if (chosen.length === 1) return chosen[0];
  if (chosen.length === 0) {
    throw new InputError(
      `no such task with ${shots} shots; there are ${quoteList(named.map(taskNamer(tasks)))}`,
    );
  }
  throw new InputError(
    `${chosen.length} tasks: ${quoteList(chosen.map(taskNamer(tasks)))}; a mixture is for one`,
    {},
    'choose one',
    { name: 'task' },
    { name: 'shots' },
  );
}
