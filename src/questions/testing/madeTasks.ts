import { createRandom } from '../../base/random.ts';
import type { SaturatingLaw } from '../../curves/saturatingLaw.ts';
import { predictDownstreamAccuracy } from '../../curves/saturatingLaw.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { groupTasks, type TaskGroup } from '../../results/groupTasks.ts';

/** A task to be made. */
export interface MadeTask {
  readonly downstream: string;
  readonly shots?: number;
  readonly law: SaturatingLaw;
  /** Mean of the exponential gaps below the law; default 0.03. */
  readonly gap?: number;
}

/** Tasks whose models lie below known laws; `extra` says more of a model, by its number. */
export function madeTasks(
  made: readonly MadeTask[],
  models: number,
  extra: (model: number) => Partial<Evaluation> = () => ({}),
): TaskGroup[] {
  const random = createRandom(5, 'made');
  const upstream = Array.from({ length: models }, () => 0.3 + 0.6 * random.uniform());
  return groupTasks(
    made.flatMap(({ downstream, shots = null, law, gap = 0.03 }) =>
      upstream.map((upstreamAccuracy, i) => ({
        model: `m${i}`,
        upstream: 'us',
        upstreamAccuracy,
        downstream,
        shots,
        downstreamAccuracy: Math.max(
          0,
          predictDownstreamAccuracy(law, upstreamAccuracy) - gap * random.exponential(),
        ),
        ...extra(i),
      })),
    ),
  );
}
