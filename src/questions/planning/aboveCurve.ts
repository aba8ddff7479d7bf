import { downstreamAt } from '../../curves/frontier/frontierCurve.ts';
import { standingFrontier, type TaskAnswer } from '../../fits/taskAnswer.ts';

/** A model that does better downstream than its upstream accuracy lets one expect (effective robustness, Taori et al. 2020). */
export interface ModelAbove {
  readonly model: string;
  /** Downstream accuracy less that of the curve at its upstream accuracy, a fraction. */
  readonly above: number;
}

/**
 * The models furthest above a task's curve: above the frontier where the law stands, else above the line observed at the
 * top, over its window.
 *
 * @param most models to name
 */
export function aboveCurve(answer: TaskAnswer, most = 3): ModelAbove[] {
  const frontier = standingFrontier(answer);
  const { top, task } = answer;
  const curve = (upstream: number): number | null => {
    if (frontier) return downstreamAt(frontier, upstream).median;
    if (!top || upstream < top.from || upstream > top.to) return null;
    return top.intercept + top.slope * upstream;
  };
  return task.evaluations
    .map(({ model, upstreamAccuracy, downstreamAccuracy }) => ({
      model,
      above: downstreamAccuracy - (curve(upstreamAccuracy) ?? Number.POSITIVE_INFINITY),
    }))
    .filter(({ above }) => above > 0)
    .sort((a, b) => b.above - a.above)
    .slice(0, most);
}
