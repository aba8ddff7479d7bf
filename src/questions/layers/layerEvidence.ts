import { groupBy } from '../../base/groupBy.ts';
import { createRandom } from '../../base/random.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import { type DeclaredDistance, declaredDistance } from '../../results/declaredDistance.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { LayerScore } from '../../results/layers/layerScore.ts';
import { sameTask } from '../../results/taskKey.ts';
import { type EarlySaturation, earlySaturation } from './earlySaturation.ts';
import { type LayerGain, layerGains } from './layerGains.ts';

/** A task of the table whose layers were probed. */
export interface ProbedTask extends LayerGain {
  /** How far the task is from the upstream one, as the table declares it; null where it does not. */
  readonly distance: DeclaredDistance | null;
}

/** What claims about layers are judged by. */
export interface LayerEvidence {
  /** Tasks of the layer profiles that the table holds too. */
  readonly tasks: readonly ProbedTask[];
  /** Of the upstream task and number of shots at which most tasks can be ranked; null where there are no tasks. */
  readonly early: (EarlySaturation & { readonly upstream: string; readonly shots: number | null }) | null;
}

/** Layer profiles beside the answers of a table's tasks. */
export function layerEvidence(
  scores: readonly LayerScore[],
  tasks: readonly TaskGroup[],
  answers: readonly TaskAnswer[],
  seed: number,
): LayerEvidence {
  const gains = layerGains(scores, answers);
  const probed = gains.flatMap((gain): ProbedTask[] => {
    const task = tasks.find((one) => sameTask(one, gain));
    return task ? [{ ...gain, distance: declaredDistance(task) ?? null }] : [];
  });
  const groups = groupBy(probed, ({ upstream, shots }) => JSON.stringify([upstream, shots]));
  const tests = [...groups].map(([key, members]) => ({
    upstream: members[0].upstream,
    shots: members[0].shots,
    ...earlySaturation(members, createRandom(seed, 'early saturation', key)),
  }));
  const ranked = ({ correlation, tasks }: EarlySaturation) => (correlation === null ? 0 : tasks);
  const [early = null] = tests.sort((a, b) => ranked(b) - ranked(a));
  return { tasks: probed, early };
}
