import type { TopLevelSpec } from 'vega-lite';
import { countOf, percentText, significantText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import { upperHull } from '../../curves/upperHull.ts';
import { AXIS_MODES, type AxisMode } from '../../figures/axisMode.ts';
import type { Families } from '../../figures/families.ts';
import type { Figure } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { RIVAL_SERIES } from '../../figures/lineSeries.ts';
import { downstreamRange, upstreamRange } from '../../figures/scatter/accuracyRange.ts';
import { futureLayer, pointedLayer, targetLayer } from '../../figures/scatter/askedLayers.ts';
import { accuracyAxes } from '../../figures/scatter/axes.ts';
import { countPlotted, explainLines } from '../../figures/scatter/captions.ts';
import { leftOutLayer, leftOutRows } from '../../figures/scatter/leftOutModels.ts';
import { familyParams } from '../../figures/scatter/modelMarks.ts';
import { plottedFrontier } from '../../figures/scatter/plottedFrontier.ts';
import { type RivalLine, rivalLineRows } from '../../figures/scatter/rivalLines.ts';
import { scatterLayers } from '../../figures/scatter/scatterLayers.ts';
import { FINE, plateausOf, scatterRows, seriesOf } from '../../figures/scatter/scatterRows.ts';
import { type DataRow, SCHEMA } from '../../figures/specTypes.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { taskName } from '../../results/taskName.ts';

/** Models that the figure of one task draws at most. */
export const MOST_POINTS = 2000;

/** Size of the plot in pixels. */
const WIDTH = 460;
const HEIGHT = 340;

export interface LawFigureOptions {
  readonly families: Families;
  /** Number of the figure among those of single tasks. */
  readonly number: number;
  /** Models to draw at most; default `MOST_POINTS`. */
  readonly mostPoints?: number;
  /** Models that were left out of the fit; they are drawn hollow. */
  readonly leftOut?: readonly Evaluation[];
  /** Downstream accuracy to mark with a line. */
  readonly target?: number;
  /** Upstream accuracy to mark with a line. */
  readonly future?: number;
  /**
   * Whether a program will change the data: `leftOut`, `target`, `future` and `pointed`, the place of a model to ring, are
   * then there from the start, empty where nothing is in them.
   */
  readonly live?: boolean;
  /** `frontierRows` of the answer, where they are there already. */
  readonly frontier?: readonly DataRow[];
  /** Rival curves to draw. */
  readonly rivals?: readonly RivalLine[];
}

/**
 * Downstream against upstream accuracy of one task, with its upper hull (Fig. 1); where the law stands and the models determine it its frontier with
 * interval and plateau, else the slope observed at the top; and other laws that were asked for. On linear, log-error and
 * logit axes (F.2).
 *
 * @example
 * const evaluations = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((upstreamAccuracy, i) => ({
 *   model: `model ${i}`,
 *   upstream: 'jft',
 *   upstreamAccuracy,
 *   downstream: 'birds',
 *   shots: 25,
 *   downstreamAccuracy: 0.9 - (1 - upstreamAccuracy) ** 2,
 * }));
 * const answer = answerTask(groupTasks(evaluations)[0], { methods: ['hull'] });
 * const figure = lawFigure(answer, { families: familyGroups(evaluations), number: 1 });
 * figure.id // 'law-1-birds-25-shots'
 * withTheme(figure.spec, 'dark').config.background // '#15181e'
 */
export function lawFigure(
  answer: TaskAnswer,
  {
    families,
    number,
    mostPoints = MOST_POINTS,
    leftOut = [],
    target,
    future,
    live = false,
    frontier,
    rivals = [],
  }: LawFigureOptions,
): Figure {
  const { task } = answer;
  const name = visibleText(taskName(task));
  const upstream = visibleText(task.upstream);
  const hollow = live || leftOut.length > 0;
  const marks = { target: live || target !== undefined, future: live || future !== undefined };
  const all = [...task.evaluations, ...leftOut];
  const upstreams = all.map(({ upstreamAccuracy }) => upstreamAccuracy);
  const { models, lines } = scatterRows(answer, families, mostPoints, FINE, { frontier });
  const datasets = {
    models,
    lines: [...lines, ...rivalLineRows(rivals, upstreams)],
    ...(hollow ? { leftOut: leftOutRows(leftOut) } : {}),
    ...(marks.target ? { target: target === undefined ? [] : [{ downstream: target }] } : {}),
    ...(marks.future ? { future: future === undefined ? [] : [{ upstream: future }] } : {}),
    ...(live ? { pointed: [] } : {}),
  };
  const downstreams = all.map(({ downstreamAccuracy }) => downstreamAccuracy);

  const specOn = (mode: AxisMode): TopLevelSpec => {
    const axes = accuracyAxes(
      mode,
      upstreamRange(upstreams, mode),
      downstreamRange(
        [...downstreams, ...(target === undefined ? [] : [target])],
        plateausOf([answer]),
        mode,
        HEIGHT,
      ),
      { upstream, downstream: name },
    );
    return {
      $schema: SCHEMA,
      datasets,
      ...familyParams(families),
      width: WIDTH,
      height: HEIGHT,
      layer: [
        ...scatterLayers(axes, {
          families,
          series: [...seriesOf(answer), ...rivals.map(({ rival }) => RIVAL_SERIES[rival])],
          rivals: rivals.length > 0,
          labels: true,
          together: false,
        }),
        ...(hollow ? [leftOutLayer(axes)] : []),
        ...(marks.target ? [targetLayer(axes)] : []),
        ...(marks.future ? [futureLayer(axes)] : []),
        ...(live ? [pointedLayer(axes)] : []),
      ],
    } as TopLevelSpec;
  };
  const variants = AXIS_MODES.map((axes) => ({ axes, spec: specOn(axes) }));
  return {
    id: figureId('law', number, name),
    title: `${name}: downstream against ${upstream} accuracy`,
    caption: `${countPlotted(datasets.models.length, task.evaluations.length)} ${explainLines([answer])}`,
    alternative: inWords(answer, upstream, name),
    spec: variants[0].spec,
    variants,
    table: {
      columns: ['hull vertex', 'family', 'upstream accuracy', 'downstream accuracy'],
      rows: Array.from(upperHull(task.points), (index) => {
        const { model, family, upstreamAccuracy, downstreamAccuracy } = task.evaluations[index];
        return [model, family ?? null, upstreamAccuracy, downstreamAccuracy];
      }),
    },
  };
}

function inWords(answer: TaskAnswer, upstream: string, name: string): string {
  const { task, best, verdict, fits } = answer;
  const { points } = task;
  const hull = upperHull(points);
  const [low, high] = [points.upstream[hull[0]], points.upstream[hull[hull.length - 1]]];
  const cloud =
    `Scatter of ${countOf(points.upstream.length, 'model')}: ${name} accuracy against ${upstream} accuracy from ` +
    `${percentText(low)} to ${percentText(high)}; the best downstream accuracy is ${percentText(best.downstreamAccuracy)}. ` +
    `The upper hull has ${countOf(hull.length, 'vertex', 'vertices')}.`;
  const plateau = plottedFrontier(answer)?.saturationAccuracy;
  const frontier = plateau
    ? `The frontier ends at ${percentText(plateau.median)} (${percentText(plateau.low)} to ${percentText(plateau.high)}).`
    : 'No law is drawn: none stands that the models determine.';
  return [cloud, frontier, `The task is called "${verdict.word}".`, ...fits.map(lawInWords)].join(' ');
}

function lawInWords({ fit: { law, identified, method } }: TaskFit): string {
  if (!law) return `By ${method}: no law fits.`;
  if (!identified) return `By ${method}: the models do not determine the law.`;
  return `By ${method}: k ${significantText(law.k)}, alpha ${significantText(law.alpha)}, plateau at ${percentText(1 - law.irreducibleError)}.`;
}
