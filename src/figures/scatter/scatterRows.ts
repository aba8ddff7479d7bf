import { percentText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import { downstreamAt } from '../../curves/frontier/frontierCurve.ts';
import { predictDownstreamAccuracy } from '../../curves/saturatingLaw.ts';
import { upperHull } from '../../curves/upperHull.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { parseNumber } from '../../results/table/parseNumber.ts';
import type { Families } from '../families.ts';
import { FRONTIER_SERIES, HULL_SERIES, LAW_SERIES, SLOPE_SERIES } from '../lineSeries.ts';
import { roundForPlot } from '../roundForPlot.ts';
import type { DataRow } from '../specTypes.ts';
import { plottedFrontier } from './plottedFrontier.ts';
import { thinPoints } from './thinPoints.ts';

/** Points of a curve that are drawn: evenly spaced in accuracy, and beyond the best model so many for each halving of its error. */
export interface CurveDetail {
  readonly steps: number;
  readonly stepsPerHalving: number;
}
export const FINE: CurveDetail = { steps: 48, stepsPerHalving: 4 };
/** For small panels, of which there may be many. */
export const COARSE: CurveDetail = { steps: 28, stepsPerHalving: 2 };
const HALVINGS = 9;

/** The data of one task's scatter. */
export interface ScatterRows {
  /** A model each: `model`, `group` and `family` (where families are named), `upstream`, `downstream`. */
  readonly models: DataRow[];
  /**
   * Points of lines, by `kind`: `hull`; `law` (the frontier of `plottedFrontier`, and the laws that were asked for);
   * `plateau` and `band` of that frontier; `slope`, the line observed at the top, where there is none.
   */
  readonly lines: DataRow[];
}

/**
 * One task as rows for drawing. Models without a family of their own come first, so that others are drawn over them. A
 * law that does not stand, or that the models do not determine, is not drawn as if it did: the slope observed at the top
 * stands in its place.
 *
 * @param most models to draw
 * @param given `frontierRows` of the answer, where they are there already, and further fields of a model's row
 */
export function scatterRows(
  answer: TaskAnswer,
  families: Families,
  most: number,
  detail: CurveDetail,
  given: { readonly frontier?: readonly DataRow[]; readonly more?: RowsOfModels } = {},
): ScatterRows {
  const { task, fits } = answer;
  const { points } = task;
  const hull = upperHull(points);
  const lines: DataRow[] = Array.from(hull, (index) => ({
    kind: 'hull',
    series: HULL_SERIES,
    upstream: roundForPlot(points.upstream[index]),
    downstream: roundForPlot(points.downstream[index]),
  }));
  const upstreams = curveUpstreams(task, hull, detail);
  for (const fit of fits) lines.push(...lawRows(fit, upstreams));
  lines.push(...(given.frontier ?? frontierRows(answer, detail)), ...slopeRows(answer));
  return { models: modelRows(task, families, most, given.more), lines };
}

/** The models to draw: all hull vertices, and of the others as many as there is room for. */
export function modelRows(
  { evaluations, points }: TaskGroup,
  families: Families,
  most: number,
  more: RowsOfModels = () => ({}),
): DataRow[] {
  const { familyOf, scale } = families;
  const group = (index: number) => families.groupOf(familyOf(evaluations[index]));
  const chosen = thinPoints({ x: points.upstream, y: points.downstream, group }, most, upperHull(points));
  const { rest } = families;
  const first = chosen.filter((index) => group(index) === rest);
  const then = chosen.filter((index) => group(index) !== rest);
  return [...first, ...then].map((index) => {
    const { model, upstreamAccuracy, downstreamAccuracy } = evaluations[index];
    const family = familyOf(evaluations[index]);
    return {
      model: visibleText(model),
      ...(scale && family !== undefined ? { value: parseNumber(family) } : {}),
      ...(families.groups.length === 0 ? {} : { group: group(index) }),
      // Tooltips read the family from the group where they are the same.
      ...(family === undefined || scale || group(index) !== rest ? {} : { family: visibleText(family) }),
      upstream: roundForPlot(upstreamAccuracy),
      downstream: roundForPlot(downstreamAccuracy),
      ...more(evaluations[index]),
    };
  });
}

/** Fields of a model's row. */
export type RowsOfModels = (evaluation: Evaluation) => DataRow;

interface CurveUpstream {
  readonly upstream: number;
  /** Whether it lies beyond the best upstream model. */
  readonly beyond: boolean;
}

/** Upstream accuracies of a curve, from the lowest model to the best one, and from there to 1. */
function curveUpstreams(
  { points }: TaskGroup,
  hull: Uint32Array,
  { steps, stepsPerHalving }: CurveDetail,
): CurveUpstream[] {
  const [lowest, best] = [hull[0], hull[hull.length - 1]].map((index) => points.upstream[index]);
  const upstreams = Array.from({ length: steps + 1 }, (_, i) => ({
    upstream: lowest + ((best - lowest) * i) / steps,
    beyond: false,
  }));
  if (best < 1) {
    for (let i = 0; i <= HALVINGS * stepsPerHalving; i++) {
      upstreams.push({ upstream: 1 - (1 - best) / 2 ** (i / stepsPerHalving), beyond: true });
    }
    upstreams.push({ upstream: 1, beyond: true });
  }
  return upstreams;
}

/** A law as it was asked for: up to the best model, and beyond it where the models determine it. */
function lawRows(
  { fit: { law, identified, method } }: TaskFit,
  upstreams: readonly CurveUpstream[],
): DataRow[] {
  if (!law) return [];
  return upstreams
    .filter(({ beyond }) => identified || !beyond)
    .map(({ upstream, beyond }) => ({
      kind: 'law',
      series: LAW_SERIES[method],
      upstream: roundForPlot(upstream),
      downstream: roundForPlot(predictDownstreamAccuracy(law, upstream)),
      beyond,
    }))
    .filter(isAccuracy);
}

/** The frontier: its median curve, its interval and its end. Every point of it takes all draws of the posterior. */
export function frontierRows(answer: TaskAnswer, detail: CurveDetail): DataRow[] {
  const frontier = plottedFrontier(answer);
  if (!frontier) return [];
  const curve = curveUpstreams(answer.task, upperHull(answer.task.points), detail).map((point) => ({
    ...point,
    ...downstreamAt(frontier, point.upstream),
  }));
  const plateau = frontier.saturationAccuracy;
  return [
    ...curve
      .map(({ upstream, beyond, median }) => ({
        kind: 'law',
        series: FRONTIER_SERIES,
        upstream: roundForPlot(upstream),
        downstream: roundForPlot(median),
        beyond,
      }))
      .filter(isAccuracy),
    ...curve.map(({ upstream, low, high }) => ({
      kind: 'band',
      upstream: roundForPlot(upstream),
      low: roundForPlot(Math.max(0, low)),
      high: roundForPlot(Math.max(0, high)),
    })),
    {
      kind: 'plateau',
      series: FRONTIER_SERIES,
      downstream: roundForPlot(plateau.median),
      label: `plateau ${percentText(plateau.median)} [${percentText(plateau.low)}, ${percentText(plateau.high)}]`,
    },
  ];
}

/** The line that was observed at the top, through its window, where no frontier is drawn. */
function slopeRows(answer: TaskAnswer): DataRow[] {
  const { top } = answer;
  if (!top || plottedFrontier(answer)) return [];
  return [top.from, top.to].map((upstream) => ({
    kind: 'slope',
    series: SLOPE_SERIES,
    upstream: roundForPlot(upstream),
    downstream: roundForPlot(top.intercept + top.slope * upstream),
  }));
}

/** A steep law falls below 0 left of the models that it was fitted to. */
function isAccuracy({ downstream }: DataRow): boolean {
  return (downstream as number) >= 0;
}

/** The series that a task's rows hold. */
export function seriesOf(answer: TaskAnswer): string[] {
  return [
    HULL_SERIES,
    ...(plottedFrontier(answer) ? [FRONTIER_SERIES] : answer.top ? [SLOPE_SERIES] : []),
    ...answer.fits.flatMap(({ fit }) => (fit.law ? [LAW_SERIES[fit.method]] : [])),
  ];
}

/** Where the frontiers end that are drawn. */
export function plateausOf(answers: readonly TaskAnswer[]): number[] {
  return answers.flatMap((answer) => plottedFrontier(answer)?.saturationAccuracy.median ?? []);
}
