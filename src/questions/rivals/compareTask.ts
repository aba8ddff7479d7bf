import { aicc } from '../../curves/rivals/rivalFit.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { taskKey } from '../../results/taskKey.ts';
import { taskName } from '../../results/taskName.ts';
import type { ExtrapolationTarget } from '../splitAtCut.ts';
import { splitAtCut, TARGETS } from '../splitAtCut.ts';
import { CONTESTANTS, competesFor, type FittedContestant, fitContestants } from './contestants.ts';
import type { ExtrapolationRow, RivalCurvePoint, RivalFitRow } from './rivalRows.ts';

/** Points of a curve that is drawn. */
const CURVE_POINTS = 80;

/** Rivals on one task: fits to all its models, and held-out predictions at each cut. */
export function compareTask(
  task: TaskGroup,
  cuts: readonly number[],
): { fits: RivalFitRow[]; extrapolation: ExtrapolationRow[]; notes: string[] } {
  const key = taskKey(task);
  const notes: string[] = [];
  const extrapolation = cuts.flatMap((cut): ExtrapolationRow[] => {
    if (!(cut > 0 && cut < 1)) throw new RangeError(`cut is ${cut}; expected a quantile between 0 and 1`);
    const split = splitAtCut(task.points, cut);
    if (!split) {
      notes.push(`${taskName(task)}: no models on both sides of the ${cut} quantile of upstream accuracy`);
      return [];
    }
    const fitted = fitContestants(split.fitted, CONTESTANTS);
    return TARGETS.flatMap((target) =>
      fitted
        .filter(({ contestant }) => competesFor(contestant, target))
        .map(({ contestant, points, parameters, predict }): ExtrapolationRow => {
          const { upstream, downstream } = split.heldOut[target];
          const errors = Array.from(upstream, (a, i) => predict(a) - downstream[i]);
          const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
          return {
            ...key,
            ...contestant,
            target,
            cut,
            cutUpstreamAccuracy: split.upstreamAccuracy,
            fittedPoints: points,
            heldOutPoints: errors.length,
            rmse: parameters && Math.sqrt(mean(errors.map((error) => error ** 2))),
            bias: parameters && mean(errors),
          };
        }),
    );
  });
  return {
    fits: fitContestants(task.points, CONTESTANTS).map((fit) => ({ ...key, ...fitRow(fit) })),
    extrapolation,
    notes,
  };
}

function fitRow({
  contestant,
  points,
  parameters,
  parameterNames,
  sse,
  logLikelihood,
  notes,
}: FittedContestant) {
  return {
    ...contestant,
    points,
    parameters: parameters && Object.fromEntries(parameterNames.map((name, j) => [name, parameters[j]])),
    rmse: parameters && Math.sqrt(sse / points),
    // Hull vertices are extremes of the cloud, no independent draws: their likelihood means nothing.
    aicc: parameters && contestant.fittedTo === 'all' ? aicc(logLikelihood, points, parameters.length) : null,
    notes,
  };
}

/**
 * Curves of the contestants for a target, fitted below a cut and drawn over all upstream accuracies of the task.
 * Empty where the cut leaves nothing on one side.
 */
export function rivalCurves(task: TaskGroup, target: ExtrapolationTarget, cut: number): RivalCurvePoint[] {
  const split = splitAtCut(task.points, cut);
  if (!split) return [];
  const low = task.points.upstream.reduce((a, b) => Math.min(a, b));
  const high = task.points.upstream.reduce((a, b) => Math.max(a, b));
  const contestants = CONTESTANTS.filter((contestant) => competesFor(contestant, target));
  return fitContestants(split.fitted, contestants)
    .filter(({ parameters }) => parameters !== null)
    .flatMap(({ contestant, predict }) =>
      Array.from({ length: CURVE_POINTS + 1 }, (_, i) => {
        const upstreamAccuracy = low + ((high - low) * i) / CURVE_POINTS;
        return {
          ...taskKey(task),
          ...contestant,
          cut,
          upstreamAccuracy,
          downstreamAccuracy: predict(upstreamAccuracy),
          heldOut: upstreamAccuracy > split.upstreamAccuracy,
        };
      }),
    );
}
