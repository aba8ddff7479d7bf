import type { TopLevelSpec } from 'vega-lite';
import { countOf, percentText } from '../../base/numberText.ts';
import { shortText } from '../../base/shortText.ts';
import { visibleText } from '../../base/visibleText.ts';
import type { Families } from '../../figures/families.ts';
import type { Figure } from '../../figures/figure.ts';
import { downstreamRange, upstreamRange } from '../../figures/scatter/accuracyRange.ts';
import { type Axes, accuracyAxes } from '../../figures/scatter/axes.ts';
import { countPlotted, explainLines } from '../../figures/scatter/captions.ts';
import { BARS_PARAM, errorBarLayers, errorBarOf, MOST_WITH_BARS } from '../../figures/scatter/errorBars.ts';
import { modelColumns } from '../../figures/scatter/modelColumns.ts';
import { familyParams } from '../../figures/scatter/modelMarks.ts';
import { plottedFrontier } from '../../figures/scatter/plottedFrontier.ts';
import { scatterLayers } from '../../figures/scatter/scatterLayers.ts';
import { FINE, plateausOf, scatterRows, seriesOf } from '../../figures/scatter/scatterRows.ts';
import { type DataRow, type Layer, SCHEMA } from '../../figures/specTypes.ts';
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import { taskName } from '../../results/taskName.ts';
import { type NamedPoint, type PlacedLabel, type PlotBox, placeLabels } from './placeLabels.ts';

/** Models that the figure draws at most. */
const MOST_POINTS = 1500;
/** Size of the plot in pixels. */
const WIDTH = 620;
const HEIGHT = 400;
/** Longest names, in characters, of a model beside its point and in the subtitle. */
const LONGEST_NAME = 32;

/**
 * One task in one picture that says its answer: models, the best one by name, a model of one's own, and the frontier
 * with its plateau where the law stands, else the slope observed at the top with the window that it rests on.
 *
 * @param highlight name of a model to mark
 */
export function heroFigure(answer: TaskAnswer, families: Families, highlight?: string): Figure {
  const { task, best, verdict, top } = answer;
  const name = visibleText(taskName(task));
  const upstream = visibleText(task.upstream);
  const plateau = plottedFrontier(answer)?.saturationAccuracy ?? null;
  const { upstream: upstreams, downstream: downstreams } = task.points;
  const x = upstreamRange(Array.from(upstreams), 'accuracy');
  const y = downstreamRange(Array.from(downstreams), plateausOf([answer]), 'accuracy', HEIGHT);
  const axes = accuracyAxes('accuracy', x, y, { upstream, downstream: name });
  const { columns, rowOf } = modelColumns(task.evaluations);
  const rows = scatterRows(answer, families, MOST_POINTS, FINE, {
    more: (evaluation) => ({ ...errorBarOf(evaluation, answer), ...rowOf(evaluation) }),
  });
  const hasBars = rows.models.some(({ low, from }) => low !== undefined || from !== undefined);
  const box: PlotBox = { x, y, width: WIDTH, height: HEIGHT };

  const own = task.evaluations.find(({ model }) => model === highlight);
  const marked: NamedPoint[] = [
    { kind: 'best', text: `best: ${shortText(best.model, LONGEST_NAME)}`, ...best },
    ...(own && own.model !== best.model
      ? [{ kind: 'own', text: shortText(own.model, LONGEST_NAME), ...own }]
      : []),
  ];
  const plateauText = plateau
    ? `plateau ${percentText(plateau.median)} [${percentText(plateau.low)}, ${percentText(plateau.high)}]`
    : null;
  const slopeText = top
    ? `slope ${top.slope.toFixed(2)} [${top.interval[0].toFixed(2)}, ${top.interval[1].toFixed(2)}]`
    : null;
  const window = plateau || !top ? [] : [{ kind: 'window', from: top.from, to: top.to }];
  const labels = placeLabels(box, marked, {
    plateau: plateau && plateauText ? { text: plateauText, downstream: plateau.median } : undefined,
    window:
      window.length > 0 && top && slopeText ? { text: slopeText, from: top.from, to: top.to } : undefined,
  });
  const only = (kind: string) => ({
    data: { name: 'marked' },
    transform: [{ filter: `datum.kind === '${kind}'` }],
  });
  const layers: Layer[] = [
    {
      ...only('window'),
      mark: { type: 'rect', style: 'band', clip: true, aria: false },
      encoding: { x: { ...axes.x, field: 'from' } as typeof axes.x, x2: { field: 'to' } },
    },
    ...(hasBars ? errorBarLayers('models', axes, BARS_PARAM) : []),
    ...(hasBars ? errorBarLayers('marked', axes, "datum.kind !== 'window'") : []),
    ...scatterLayers(axes, { families, series: seriesOf(answer), labels: false, together: false }),
    {
      data: { name: 'marked' },
      transform: [{ filter: "datum.kind === 'best' || datum.kind === 'own'" }],
      mark: { type: 'point', style: 'vertex', size: 150, strokeWidth: 2, clip: true, aria: false },
      encoding: { x: axes.x, y: axes.y() },
    },
    ...labels.flatMap((label) => ['halo', 'note'].map((style) => labelLayer(label, style, axes))),
  ];
  const spec = {
    $schema: SCHEMA,
    title: {
      text: `${shortText(name, LONGEST_NAME)}: ${verdict.word}`,
      subtitle: [`best now ${percentText(best.downstreamAccuracy)}`, slopeText, plateauText].filter(
        (part) => part !== null,
      ),
      fontSize: 16,
      fontWeight: 'bold',
      limit: WIDTH,
    },
    datasets: {
      ...rows,
      marked: [
        ...marked.map(({ kind, upstreamAccuracy, downstreamAccuracy }) => ({
          kind,
          upstream: upstreamAccuracy,
          downstream: downstreamAccuracy,
          ...barsAt(answer, upstreamAccuracy, downstreamAccuracy),
        })),
        ...window,
      ],
      labels: labels.map(({ kind, text, at }) => ({ kind, text, ...at })),
    },
    params: [
      ...(familyParams(families).params ?? []),
      ...(hasBars ? [{ name: BARS_PARAM, value: rows.models.length <= MOST_WITH_BARS }] : []),
    ],
    width: WIDTH,
    height: HEIGHT,
    layer: layers,
  } as TopLevelSpec;
  return {
    id: 'answer',
    columns,
    title: `${name}: ${verdict.word}`,
    caption:
      `Downstream accuracy on ${name} against ${upstream} accuracy. ${countPlotted(rows.models.length, upstreams.length)} ` +
      `${explainLines([answer])}${window.length > 0 ? ' Its window is shaded.' : ''}${hasBars ? ' Thin bars: 95 % of measurement error.' : ''}`,
    alternative:
      `Scatter of ${countOf(upstreams.length, 'model')}: ${name} against ${upstream} accuracy. ${verdict.sentence} ` +
      `The best model is ${visibleText(best.model)} with ${percentText(best.downstreamAccuracy)} downstream.`,
    spec,
    table: {
      columns: ['what', 'model', 'upstream accuracy', 'downstream accuracy'],
      rows: marked.map(({ kind, upstreamAccuracy, downstreamAccuracy }) => [
        kind === 'best' ? 'best model' : 'highlighted',
        kind === 'best' ? best.model : (highlight ?? null),
        upstreamAccuracy,
        downstreamAccuracy,
      ]),
    },
  };
}

/** Error bars of the model with these accuracies. */
function barsAt(answer: TaskAnswer, upstreamAccuracy: number, downstreamAccuracy: number): DataRow {
  const model = answer.task.evaluations.find(
    (one) => one.upstreamAccuracy === upstreamAccuracy && one.downstreamAccuracy === downstreamAccuracy,
  );
  return model ? errorBarOf(model, answer) : {};
}

/** A label at its distance from where it is anchored, which zoom and width of the plot leave as it is. */
function labelLayer({ kind, dx, dy, align, room }: PlacedLabel, style: string, axes: Axes): Layer {
  return {
    data: { name: 'labels' },
    transform: [{ filter: `datum.kind === '${kind}'` }],
    mark: {
      type: 'text',
      style,
      fontWeight: 'bold',
      baseline: 'middle',
      clip: true,
      aria: false,
      align,
      dx,
      dy,
      limit: { expr: `${room.toFixed(4)} * width` },
    },
    encoding: {
      x: kind === 'plateau' ? { value: 0 } : axes.x,
      y: kind === 'window' ? { value: HEIGHT } : axes.y(),
      text: { field: 'text', type: 'nominal' },
    },
  };
}
