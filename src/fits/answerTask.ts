import { frontierFit } from '../curves/frontier/frontierFit.ts';
import { noFrontierText } from '../curves/frontier/noFrontier.ts';
import { roundingStep } from '../curves/frontier/roundingStep.ts';
import type { Estimator, LawMethod } from '../curves/lawMethod.ts';
import type { Evaluation } from '../results/evaluation.ts';
import type { TaskGroup } from '../results/groupTasks.ts';
import { adequacy } from './adequacy/adequacy.ts';
import { withPrerequisites } from './adequacy/prerequisites.ts';
import { fitTasks } from './fitTasks.ts';
import type { BestModel, TaskAnswer } from './taskAnswer.ts';
import { taskClusters } from './taskClusters.ts';
import { observedSlope } from './top/observedSlope.ts';
import { lawGain } from './verdict/lawGain.ts';
import type { MeasuredModel } from './verdict/refutes.ts';
import { verdict } from './verdict/verdict.ts';

/** Examples in a test set: a number, or a column that was carried along. */
export type TestSize = number | { readonly column: string };

/** What a person may choose about answers; defaults are `INTERVAL_DEFAULTS`. */
export interface AnswerOptions {
  /** Estimators to use; default `frontier` alone. Without it there is no verdict from the law and there are no intervals of it. */
  readonly methods?: readonly Estimator[];
  /** Nominal level of intervals, in (0, 1). */
  readonly level?: number;
  /** Laws drawn from the posterior, 100 or more. */
  readonly draws?: number;
  readonly seed?: number;
  /** Examples in the downstream test set of every model that the table gives no `test_size` for. */
  readonly testSize?: TestSize;
  /** Examples in the upstream test set of every model that the table gives no `upstream_test_size` for. */
  readonly upstreamTestSize?: TestSize;
  /** Column that says which models resemble each other; default `run`, else `family`. */
  readonly cluster?: string;
}

/**
 * Answers one task: the slope that is observed at the top, the frontier from one posterior, whether the law describes
 * these models, and the one verdict that follows. It does not depend on the order of the models.
 *
 * Noise comes from the table's test sizes or those of the options, where every model then has one; runs of the table
 * count as clusters for the posterior.
 *
 * @throws RangeError for options out of their range
 */
export function answerTask(task: TaskGroup, options: AnswerOptions = {}): TaskAnswer {
  const { methods = ['frontier'], level, draws, seed } = options;
  const { evaluations, points } = task;
  const sizes = {
    testSize: sizesOf(evaluations, 'testSize', options.testSize),
    upstreamTestSize: sizesOf(evaluations, 'upstreamTestSize', options.upstreamTestSize),
  };
  const clusters = taskClusters(evaluations, options.cluster);
  const top = observedSlope(points, clusters, { level, seed });
  const frontier = methods.includes('frontier')
    ? frontierFit(points, { ...sizes, level, draws, seed, runs: runNumbers(evaluations) })
    : null;
  const bestUpstreamAccuracy = points.upstream.reduce((best, accuracy) => Math.max(best, accuracy), 0);
  const posterior = frontier?.kind === 'frontier' ? frontier : null;
  const gain = posterior && lawGain(posterior, bestUpstreamAccuracy);
  const models = measuredModels(points, sizes);
  const checked =
    posterior && gain && withPrerequisites(adequacy(points, posterior, top), posterior, gain, models);
  const reason = frontier?.kind === 'none' ? noFrontierText(frontier) : undefined;
  return {
    task,
    testSize: fewest(sizes.testSize),
    upstreamTestSize: fewest(sizes.upstreamTestSize),
    best: bestModel(evaluations),
    bestUpstreamAccuracy,
    top,
    frontier,
    adequacy: checked,
    verdict: verdict({ models, adequacy: checked, gain, top, reason }),
    fits: fitTasks(
      [task],
      methods.filter((method): method is LawMethod => method !== 'frontier'),
    ),
  };
}

/** The model with the best downstream accuracy; of equal ones that with the lower upstream accuracy, then by name. */
function bestModel(evaluations: readonly Evaluation[]): BestModel {
  const best = evaluations.reduce((a, b) => {
    const better =
      b.downstreamAccuracy - a.downstreamAccuracy ||
      a.upstreamAccuracy - b.upstreamAccuracy ||
      (b.model < a.model ? 1 : -1);
    return better > 0 ? b : a;
  });
  const { model, upstreamAccuracy, downstreamAccuracy } = best;
  return { model, upstreamAccuracy, downstreamAccuracy };
}

/** Models with what their accuracies were measured on. */
function measuredModels(
  { upstream, downstream }: TaskGroup['points'],
  sizes: { readonly testSize?: readonly number[]; readonly upstreamTestSize?: readonly number[] },
): MeasuredModel[] {
  const [step, upstreamStep] = [roundingStep(downstream), roundingStep(upstream)];
  return Array.from(upstream, (upstreamAccuracy, i) => ({
    upstreamAccuracy,
    downstreamAccuracy: downstream[i],
    testSize: sizes.testSize?.[i],
    upstreamTestSize: sizes.upstreamTestSize?.[i],
    step,
    upstreamStep,
  }));
}

/** The size of every model's test set; undefined where not every model has one. */
function sizesOf(
  evaluations: readonly Evaluation[],
  key: 'testSize' | 'upstreamTestSize',
  given: TestSize | undefined,
): number[] | undefined {
  const otherwise = ({ other }: Evaluation) =>
    typeof given === 'object' ? Number(other?.[given.column] || 0) : (given ?? 0);
  const sizes = evaluations.map((evaluation) => evaluation[key] ?? otherwise(evaluation));
  return sizes.every((size) => size >= 1) ? sizes : undefined;
}

function fewest(sizes: readonly number[] | undefined): number | null {
  return sizes ? sizes.reduce((least, size) => Math.min(least, size)) : null;
}

/** The training run of each model as a number; undefined where no two models share one. */
function runNumbers(evaluations: readonly Evaluation[]): number[] | undefined {
  const numbers = new Map<string, number>();
  const runs = evaluations.map(({ run, model }) => {
    const key = JSON.stringify(run === undefined ? ['model', model] : ['run', run]);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return numbers.size < runs.length ? runs : undefined;
}
