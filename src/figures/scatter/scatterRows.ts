import { percentText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import { predictDownstreamAccuracy, saturationAccuracy } from '../../curves/saturatingLaw.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { intervalOf } from '../../fits/taskIntervals.ts';
import { drawn } from '../drawn.ts';
import type { Families } from '../families.ts';
import { HULL_SERIES, LAW_SERIES } from '../lineSeries.ts';
import type { DataRow } from '../specTypes.ts';
import { thinPoints } from './thinPoints.ts';

/** Points of a law that are drawn: evenly spaced in accuracy, and beyond the best model so many for each halving of its error. */
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
   * Points of lines, by `kind`: `hull`, `law`, `plateau` (of a law that is determined) and `band` (of the first law that
   * has an interval).
   */
  readonly lines: DataRow[];
}

/**
 * One task as rows for drawing. Models without a family of their own come first, so that others are drawn over them.
 *
 * @param fits the laws of one task, by one method or more
 * @param most models to draw
 */
export function scatterRows(
  fits: readonly TaskFit[],
  families: Families,
  most: number,
  detail: CurveDetail,
): ScatterRows {
  const { points } = fits[0].task;
  const { hull } = fits[0].fit;
  const lines: DataRow[] = Array.from(hull, (index) => ({
    kind: 'hull',
    series: HULL_SERIES,
    upstream: drawn(points.upstream[index]),
    downstream: drawn(points.downstream[index]),
  }));
  for (const fit of fits) lines.push(...lawRows(fit, detail));
  lines.push(...plateauRows(fits), ...bandRows(fits));
  return { models: modelRows(fits[0], families, most), lines };
}

/** The models to draw: all hull vertices, and of the others as many as there is room for. */
export function modelRows(
  { task, fit }: Pick<TaskFit, 'task' | 'fit'>,
  families: Families,
  most: number,
): DataRow[] {
  const { evaluations, points } = task;
  const group = (index: number) => families.groupOf(evaluations[index].family);
  const chosen = thinPoints({ x: points.upstream, y: points.downstream, group }, most, fit.hull);
  const { rest } = families;
  const first = chosen.filter((index) => group(index) === rest);
  const then = chosen.filter((index) => group(index) !== rest);
  return [...first, ...then].map((index) => {
    const { model, family, upstreamAccuracy, downstreamAccuracy } = evaluations[index];
    return {
      model: visibleText(model),
      ...(families.groups.length === 0 ? {} : { group: group(index) }),
      // Tooltips read the family from the group where they are the same.
      ...(family === undefined || group(index) !== rest ? {} : { family: visibleText(family) }),
      upstream: drawn(upstreamAccuracy),
      downstream: drawn(downstreamAccuracy),
    };
  });
}

/**
 * The law from the lowest upstream accuracy to the best model, and, where it is determined, from there to full upstream
 * accuracy, marked as `beyond` the models.
 */
function lawRows({ task, fit }: TaskFit, { steps, stepsPerHalving }: CurveDetail): DataRow[] {
  const { law, identified, hull, method } = fit;
  if (!law) return [];
  const [lowest, best] = [hull[0], hull[hull.length - 1]].map((index) => task.points.upstream[index]);
  const row = (upstream: number, beyond: boolean): DataRow => ({
    kind: 'law',
    series: LAW_SERIES[method],
    upstream: drawn(upstream),
    downstream: drawn(predictDownstreamAccuracy(law, upstream)),
    beyond,
  });
  const rows = Array.from({ length: steps + 1 }, (_, i) =>
    row(lowest + ((best - lowest) * i) / steps, false),
  );
  if (identified && best < 1) {
    for (let i = 0; i <= HALVINGS * stepsPerHalving; i++) {
      rows.push(row(1 - (1 - best) / 2 ** (i / stepsPerHalving), true));
    }
    rows.push(row(1, true));
  }
  // A steep law falls below 0 left of the models that it was fitted to.
  return rows.filter(({ downstream }) => (downstream as number) >= 0);
}

/** The series that a task's rows hold. */
export function seriesOf(fits: readonly TaskFit[]): string[] {
  return [HULL_SERIES, ...fits.flatMap(({ fit }) => (fit.law ? [LAW_SERIES[fit.method]] : []))];
}

/** Plateaus of the laws that are determined. */
export function plateausOf(fits: readonly TaskFit[]): number[] {
  return fits.flatMap(({ fit }) => (fit.law && fit.identified ? [saturationAccuracy(fit.law)] : []));
}

/** A line at 1 - e_IR for every law that is determined; the highest is labelled above, the lowest below its line. */
function plateauRows(fits: readonly TaskFit[]): DataRow[] {
  const plateaus = fits
    .flatMap(({ fit }) =>
      fit.law && fit.identified
        ? [{ series: LAW_SERIES[fit.method], downstream: saturationAccuracy(fit.law) }]
        : [],
    )
    .sort((a, b) => b.downstream - a.downstream);
  return plateaus.map(({ series, downstream }, i) => ({
    kind: 'plateau',
    series,
    downstream: drawn(downstream),
    label: `plateau ${percentText(downstream)}`,
    place: i === 0 ? 'above' : i === plateaus.length - 1 ? 'below' : 'none',
  }));
}

/** The interval of the first law that has one. */
function bandRows(fits: readonly TaskFit[]): DataRow[] {
  const interval = fits.map((fit) => intervalOf(fit)).find((found) => found !== null);
  if (!interval) return [];
  const { upstreamAccuracy, low, high } = interval.band;
  return Array.from(upstreamAccuracy, (upstream, i) => ({
    kind: 'band',
    upstream: drawn(upstream),
    low: drawn(low[i]),
    high: drawn(high[i]),
  }));
}
