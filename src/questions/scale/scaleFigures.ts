import { countOf, listText, significantText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import { categories } from '../../figures/categories.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { chosenOpacity, legendChoice } from '../../figures/interaction.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { countPlotted } from '../../figures/scatter/captions.ts';
import { cloudPanels, modelTooltip } from '../../figures/scatter/cloudPanels.ts';
import { inPages, pageText, smallMultiples } from '../../figures/smallMultiples.ts';
import type { DataRow, Layer } from '../../figures/specTypes.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { sameTask } from '../../results/taskKey.ts';
import type { ScalePoint } from './controlledPoints.ts';
import type { ScaleAxis, ScaleEffect } from './scaleEffect.ts';

/** What is scaled, in words, in the order of the palette. */
const AXES: Record<ScaleAxis, string> = {
  parameters: 'model size',
  dataFraction: 'data',
  epochs: 'epochs',
};

/**
 * Controlled scale-up of model size, data and epochs over the cloud of all models, a panel a task (Fig. 4, F.17): lines
 * join models that differ in one of them alone. None where the table holds no such series.
 *
 */
export function scaleFigures(effect: ScaleEffect, tasks: readonly TaskGroup[]): Figure[] {
  const scaled = tasks.filter((task) => effect.points.some((point) => sameTask(point, task)));
  const pages = inPages(scaled);
  return pages.map((page, i) => scaleFigure(effect, page, i + 1, pages.length));
}

function scaleFigure(effect: ScaleEffect, tasks: readonly TaskGroup[], page: number, pages: number): Figure {
  const points = tasks.map((task) => effect.points.filter((point) => sameTask(point, task)));
  const axes = (Object.keys(AXES) as ScaleAxis[]).filter((axis) =>
    points.flat().some((point) => point.axis === axis),
  );
  const panels = cloudPanels(tasks, points.map(seriesRows));
  const { position, cloud, layout, datasets } = panels;
  const scaled = categories(
    'scaled',
    axes.map((axis) => AXES[axis]),
    'scaled up',
  );
  const only = [{ filter: 'isValid(datum.series)' }];
  const layers: Layer[] = [
    cloud,
    {
      transform: only,
      params: legendChoice('scaled'),
      mark: { type: 'line', strokeWidth: 1.2, clip: true, aria: false },
      encoding: {
        x: position.x,
        y: position.y(),
        color: scaled,
        detail: { field: 'series', type: 'nominal' },
        order: { field: 'value', type: 'quantitative' },
        opacity: chosenOpacity(0.8),
      },
    },
    {
      transform: only,
      mark: { type: 'point', filled: true, size: 34, clip: true, aria: false },
      encoding: {
        x: position.x,
        y: position.y(),
        color: scaled,
        shape: scaled,
        opacity: chosenOpacity(1),
        tooltip: [
          ...modelTooltip(),
          { field: 'scaled', type: 'nominal', title: 'scaled up' },
          { field: 'value', type: 'quantitative', title: 'to', format: '.3~s' },
          { field: 'held', type: 'nominal' },
        ],
      },
    },
  ];
  const regressions = effect.regressions.filter((row) => tasks.some((task) => sameTask(row, task)));
  return {
    id: figureId('scale', page, ''),
    title: `Scaling up model, data and training${pageText(page, pages)}`,
    caption:
      `${countPlotted(panels.drawn, panels.models, 'point')} Grey: all models. A coloured line joins models that differ in one thing ` +
      'alone. Where all lines run along one curve, scale acts on downstream accuracy through upstream accuracy. As Fig. 4 and ' +
      'F.17 of arXiv 2110.02095.',
    alternative:
      `Models scaled up in ${listText(axes.map((axis) => AXES[axis]))} over the cloud of all models, ` +
      `${countOf(tasks.length, 'task')}. ` +
      regressions
        .filter(({ factor }) => factor === 'all together')
        .map(
          (row) =>
            `${visibleText(row.downstream)}: of what upstream accuracy leaves, scale and family explain ` +
            `${significantText(100 * row.adjustedPartialR2)} % (p = ${significantText(row.pValue)}).`,
        )
        .join(' '),
    spec: smallMultiples(datasets, layers, layout),
    table: {
      columns: [
        'downstream',
        'shots',
        'factor',
        'models',
        'R2 of upstream',
        'R2 with factor',
        'share explained',
        'p',
      ],
      rows: regressions.map((row): FigureCell[] => [
        row.downstream,
        row.shots,
        row.factor,
        row.models,
        row.upstreamR2,
        row.bothR2,
        row.adjustedPartialR2,
        row.pValue,
      ]),
    },
  };
}

/** Series of one task; a series is one by what is scaled and what is held. */
function seriesRows(points: readonly ScalePoint[]): DataRow[] {
  const series = [...new Set(points.map(({ axis, series }) => JSON.stringify([axis, series])))];
  return points.map((point) => ({
    model: visibleText(point.model),
    scaled: AXES[point.axis],
    series: series.indexOf(JSON.stringify([point.axis, point.series])),
    held: visibleText(point.series),
    value: point.value,
    upstream: roundForPlot(point.upstreamAccuracy),
    downstream: roundForPlot(point.downstreamAccuracy),
  }));
}
