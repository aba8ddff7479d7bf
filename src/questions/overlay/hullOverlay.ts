import { sampleRankCorrelation } from 'simple-statistics';
import { InputError, quoteList } from '../../base/inputError.ts';
import { mixtureAtUpstream } from '../../curves/mixture.ts';
import { upperHull } from '../../curves/upperHull.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { type TaskKey, taskKey } from '../../results/taskKey.ts';
import { spearmanInterval } from '../../statistics/spearmanInterval.ts';

/** A trend needs as many models. */
const FEWEST_MODELS = 4;
/** Gaps below this are rounding. */
const SMALLEST_GAP = 1e-12;

/** A model on the reference task's hull, as another task sees it (Fig. 5). */
export interface OverlayRow extends TaskKey {
  /** Reference task whose hull it is on. */
  readonly reference: string;
  readonly referenceShots: number | null;
  readonly model: string;
  readonly upstreamAccuracy: number;
  /** Its downstream accuracy on this task, and the height of this task's own hull there. */
  readonly downstreamAccuracy: number;
  readonly hullAccuracy: number;
  /** hullAccuracy - downstreamAccuracy, 0 or more. */
  readonly gap: number;
}

/** How the gap moves along upstream accuracy. */
export interface OverlayTrendRow extends TaskKey {
  readonly reference: string;
  readonly referenceShots: number | null;
  /** Models of the reference's hull that this task was evaluated on. */
  readonly models: number;
  readonly meanGap: number;
  readonly largestGap: number;
  /**
   * Spearman correlation of gap with upstream accuracy: negative where the gap closes; null with fewer than 4 models.
   * The interval is that of `spearmanInterval`.
   */
  readonly trend: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What `hullOverlay` found. */
export interface HullOverlay {
  readonly rows: readonly OverlayRow[];
  readonly trends: readonly OverlayTrendRow[];
  readonly notes: readonly string[];
}

/**
 * Lays the models on one task's upper hull over every other task at the same number of shots (Fig. 5, F.19): how far
 * below another task's hull are the models that are best for the reference, and does that gap close as upstream
 * accuracy grows?
 *
 * @param reference name of a downstream task; default: the one whose ranking of models agrees most with upstream
 * accuracy, as ImageNet's does in the paper
 * @throws InputError for a reference that is no downstream task of the table
 */
export function hullOverlay(tasks: readonly TaskGroup[], reference?: string): HullOverlay {
  const names = [...new Set(tasks.map(({ downstream }) => downstream))];
  if (reference !== undefined && !names.includes(reference)) {
    throw new InputError(`no downstream task ${JSON.stringify(reference)}; there are ${quoteList(names)}`);
  }
  const rows: OverlayRow[] = [];
  const trends: OverlayTrendRow[] = [];
  for (const upstream of new Set(tasks.map((task) => task.upstream))) {
    const ofUpstream = tasks.filter((task) => task.upstream === upstream);
    const chosen = reference ?? closestToUpstream(ofUpstream);
    for (const best of ofUpstream.filter(({ downstream }) => downstream === chosen)) {
      for (const task of ofUpstream.filter((other) => other.shots === best.shots && other !== best)) {
        const laid = overlay(best, task);
        rows.push(...laid);
        if (laid.length > 0) trends.push(trend(laid));
      }
    }
  }
  const notes =
    trends.length > 0 ? [] : ['one downstream task only at each number of shots: nothing to lay over'];
  return { rows, trends, notes };
}

function closestToUpstream(tasks: readonly TaskGroup[]): string {
  const agreement = tasks.map(({ downstream, points }) => {
    const rho =
      points.upstream.length < 2 ? 0 : sampleRankCorrelation([...points.upstream], [...points.downstream]);
    return { downstream, rho: Number.isNaN(rho) ? 0 : rho };
  });
  return agreement.reduce((best, next) => (next.rho > best.rho ? next : best)).downstream;
}

/** The reference's hull models that the task was evaluated on, lowest upstream accuracy first. */
function overlay(reference: TaskGroup, task: TaskGroup): OverlayRow[] {
  const hull = upperHull(task.points);
  const byModel = new Map(task.evaluations.map((evaluation) => [evaluation.model, evaluation]));
  return [...upperHull(reference.points)].flatMap((i): OverlayRow[] => {
    const evaluation = byModel.get(reference.evaluations[i].model);
    if (!evaluation) return [];
    const { model, upstreamAccuracy, downstreamAccuracy } = evaluation;
    // The model is in the task, so its upstream accuracy is in the hull's range.
    const height =
      mixtureAtUpstream(task.points, upstreamAccuracy, hull)?.downstreamAccuracy ?? downstreamAccuracy;
    const gap = height - downstreamAccuracy;
    return [
      {
        ...taskKey(task),
        reference: reference.downstream,
        referenceShots: reference.shots,
        model,
        upstreamAccuracy,
        downstreamAccuracy,
        hullAccuracy: height,
        gap: gap < SMALLEST_GAP ? 0 : gap,
      },
    ];
  });
}

function trend(rows: readonly OverlayRow[]): OverlayTrendRow {
  const gaps = rows.map(({ gap }) => gap);
  const varied = rows.length >= FEWEST_MODELS && new Set(gaps).size > 1;
  const rho = varied
    ? sampleRankCorrelation(
        rows.map(({ upstreamAccuracy }) => upstreamAccuracy),
        gaps,
      )
    : null;
  const interval = rho === null ? null : spearmanInterval(rho, rows.length);
  return {
    ...taskKey(rows[0]),
    reference: rows[0].reference,
    referenceShots: rows[0].referenceShots,
    models: rows.length,
    meanGap: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    largestGap: Math.max(...gaps),
    trend: rho,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}
