import type { FrontierFit } from '../curves/frontier/frontierFit.ts';
import type { NoFrontier } from '../curves/frontier/noFrontier.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import type { Adequacy } from './adequacy/adequacy.ts';
import type { TaskFit } from './fitTasks.ts';
import type { ObservedSlope } from './top/observedSlope.ts';
import type { Verdict } from './verdict/verdict.ts';

/** The model with the best downstream accuracy of a task (of equal ones, that with the lower upstream accuracy). */
export interface BestModel {
  readonly model: string;
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
}

/** Examples in the test sets of a task, where every model has them; the fewest where models differ. */
export interface TaskTestSizes {
  readonly testSize: number | null;
  readonly upstreamTestSize: number | null;
}

/** All that is said of one task: what is seen, whether the law applies, and what follows. */
export interface TaskAnswer extends TaskTestSizes {
  readonly task: TaskGroup;
  readonly best: BestModel;
  /** Best upstream accuracy of any model. */
  readonly bestUpstreamAccuracy: number;
  /** Slope at the top, free of any law; null where there are too few models. */
  readonly top: ObservedSlope | null;
  /** The frontier by its posterior, or why there is none; null where it was not asked for. */
  readonly frontier: FrontierFit | NoFrontier | null;
  /** Whether the law describes the models; null where there is no posterior to check. */
  readonly adequacy: Adequacy | null;
  readonly verdict: Verdict;
  /** Other laws that were asked for, in the order asked. They have no say in the verdict. */
  readonly fits: readonly TaskFit[];
}

/** The frontier of a task whose law stands: the only one from which anything is concluded. */
export function standingFrontier({ frontier, adequacy }: TaskAnswer): FrontierFit | null {
  return frontier?.kind === 'frontier' && adequacy?.stands ? frontier : null;
}
