import { countOf, significantText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { HULL_SERIES } from '../../figures/lineSeries.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { countPlotted } from '../../figures/scatter/captions.ts';
import { cloudPanels, hullRows, modelTooltip } from '../../figures/scatter/cloudPanels.ts';
import { inPages, pageText, smallMultiples } from '../../figures/smallMultiples.ts';
import type { DataRow, Layer } from '../../figures/specTypes.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { sameTask } from '../../results/taskKey.ts';
import { taskName } from '../../results/taskName.ts';
import type { HullOverlay } from './hullOverlay.ts';

/** The reference's models among the rows of a panel. */
const REFERENCE_SERIES = "models on the reference's hull";

/**
 * One task's hull laid over every other task's models (Fig. 5, F.19): do the models that are best for one task suit the
 * others?
 *
 */
export function overlayFigures(overlay: HullOverlay, tasks: readonly TaskGroup[]): Figure[] {
  // Each upstream task has a reference of its own.
  const pages = [...new Set(tasks.map(({ upstream }) => upstream))].flatMap((upstream) =>
    inPages(
      tasks.filter((task) => task.upstream === upstream && overlay.rows.some((row) => sameTask(row, task))),
    ),
  );
  return pages.map((page, i) => overlayFigure(overlay, page, i + 1, pages.length));
}

function overlayFigure(
  overlay: HullOverlay,
  tasks: readonly TaskGroup[],
  page: number,
  pages: number,
): Figure {
  const rows = tasks.map((task) => overlay.rows.filter((row) => sameTask(row, task)));
  const panels = cloudPanels(
    tasks,
    tasks.map((task, i) => [
      ...hullRows(task),
      ...rows[i].map(
        (row): DataRow => ({
          series: REFERENCE_SERIES,
          model: visibleText(row.model),
          upstream: roundForPlot(row.upstreamAccuracy),
          downstream: roundForPlot(row.downstreamAccuracy),
          hull: roundForPlot(row.hullAccuracy),
        }),
      ),
    ]),
  );
  const { position, cloud, layout, datasets } = panels;
  const [x, y] = [position.x, position.y()];
  const reference = [{ filter: `datum.series === "${REFERENCE_SERIES}"` }];
  const layers: Layer[] = [
    cloud,
    {
      transform: [{ filter: `datum.series === "${HULL_SERIES}"` }],
      mark: { type: 'line', style: 'hull', clip: true, aria: false },
      encoding: { x, y },
    },
    {
      transform: reference,
      mark: { type: 'rule', style: 'first', strokeWidth: 1, clip: true, aria: false },
      encoding: { x, y, y2: { field: 'hull' } },
    },
    {
      transform: reference,
      mark: { type: 'point', style: 'first', filled: true, size: 36, opacity: 1, clip: true, aria: false },
      encoding: {
        x,
        y,
        tooltip: [
          ...modelTooltip(),
          { field: 'hull', type: 'quantitative', title: "this task's hull", format: '.2%' },
        ],
      },
    },
  ];
  const referenceName = visibleText(rows[0][0].reference);
  const trends = overlay.trends.filter((trend) => tasks.some((task) => sameTask(trend, task)));
  return {
    id: figureId('overlay', page, referenceName),
    title: `The hull of ${referenceName} over other tasks${pageText(page, pages)}`,
    caption:
      `${countPlotted(panels.drawn, panels.models, 'point')} Coloured: the models on the upper hull of ${referenceName}; vertical ` +
      "lines show how far they are below each task's own hull (thin line). Where they are short, the same models suit both. " +
      'As Fig. 5 and F.19 of arXiv 2110.02095.',
    alternative:
      `Models on the hull of ${referenceName} over ${countOf(tasks.length, 'other task')}. ` +
      trends
        .map(
          (row) =>
            `${visibleText(taskName(row))}: ${points(row.meanGap)} below the hull on average, at most ` +
            `${points(row.largestGap)}${row.trend === null ? '' : `; rank correlation of the gap with upstream accuracy ${significantText(row.trend)}`}.`,
        )
        .join(' '),
    spec: smallMultiples(datasets, layers, layout),
    table: {
      columns: ['downstream', 'shots', 'models', 'mean gap', 'largest gap', 'trend', 'low', 'high'],
      rows: trends.map((row): FigureCell[] => [
        row.downstream,
        row.shots,
        row.models,
        row.meanGap,
        row.largestGap,
        row.trend,
        row.low,
        row.high,
      ]),
    },
  };
}

/** A difference of accuracies, in points. */
function points(difference: number): string {
  return `${(100 * difference).toFixed(1)} points`;
}
