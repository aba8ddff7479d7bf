import { countOf } from '../../base/numberText.ts';
import { categories, categoryDashes } from '../../figures/categories.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { chosenOpacity, legendChoice } from '../../figures/interaction.ts';
import { HULL_SERIES } from '../../figures/lineSeries.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { countPlotted, quantileText } from '../../figures/scatter/captions.ts';
import { cloudPanels, hullRows } from '../../figures/scatter/cloudPanels.ts';
import { inPages, pageText, smallMultiples } from '../../figures/smallMultiples.ts';
import type { DataRow, Layer } from '../../figures/specTypes.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { sameTask } from '../../results/taskKey.ts';
import type { RivalCurvePoint } from './rivalRows.ts';
import { contestantName } from './rivalsFigure.ts';

const TITLE = 'curve, fitted to';

/**
 * Rival curves, fitted below a cut in upstream accuracy, drawn through to the models that were held out above it.
 *
 * @param curves of one cut
 */
export function rivalCurveFigures(curves: readonly RivalCurvePoint[], tasks: readonly TaskGroup[]): Figure[] {
  const shown = tasks.filter((task) => curves.some((point) => sameTask(point, task)));
  const pages = inPages(shown);
  return pages.map((page, i) => rivalCurveFigure(curves, page, i + 1, pages.length));
}

function rivalCurveFigure(
  curves: readonly RivalCurvePoint[],
  tasks: readonly TaskGroup[],
  page: number,
  pages: number,
): Figure {
  const names = [...new Set(curves.map(contestantName))];
  const own = tasks.map((task) => curves.filter((point) => sameTask(point, task)));
  const cuts = own.map((points) =>
    points.reduce(
      (low, { heldOut, upstreamAccuracy }) => (heldOut ? Math.min(low, upstreamAccuracy) : low),
      1,
    ),
  );
  const panels = cloudPanels(
    tasks,
    tasks.map((task, i) => [
      ...hullRows(task),
      { series: 'cut', upstream: roundForPlot(cuts[i]) },
      ...own[i].map(
        (point): DataRow => ({
          series: 'curve',
          curve: contestantName(point),
          upstream: roundForPlot(point.upstreamAccuracy),
          downstream: roundForPlot(point.downstreamAccuracy),
        }),
      ),
    ]),
  );
  const { position, cloud, layout, datasets } = panels;
  const [x, y] = [position.x, position.y()];
  const broken = categoryDashes('curve', names, TITLE);
  const layers: Layer[] = [
    cloud,
    {
      transform: [{ filter: `datum.series === "${HULL_SERIES}"` }],
      mark: { type: 'point', style: 'vertex', clip: true, aria: false },
      encoding: { x, y },
    },
    {
      transform: [{ filter: "datum.series === 'cut'" }],
      mark: { type: 'rule', style: 'reference', strokeDash: [2, 2], clip: true, aria: false },
      encoding: { x },
    },
    {
      transform: [{ filter: "datum.series === 'curve'" }],
      params: legendChoice('curve'),
      mark: { type: 'line', strokeWidth: 1.6, clip: true, aria: false },
      encoding: {
        x,
        y,
        color: { ...categories('curve', names, TITLE), legend: broken.legend },
        strokeDash: broken,
        opacity: chosenOpacity(1),
        tooltip: [{ field: 'curve', type: 'nominal' }],
      },
    },
  ];
  const cut = curves[0].cut;
  return {
    id: figureId('rival-curves', page, ''),
    title: `Rival curves beyond what they saw${pageText(page, pages)}`,
    caption:
      `${countPlotted(panels.drawn, panels.models, 'point')} Ringed: vertices of the upper hull. Curves are fitted to models left of ` +
      `the dashed line (the ${quantileText(cut)} quantile of upstream accuracy); right of it they predict.`,
    alternative: `${countOf(names.length, 'curve')} fitted below a cut in upstream accuracy and drawn beyond it, for ${countOf(tasks.length, 'task')}.`,
    spec: smallMultiples(datasets, layers, layout),
    table: {
      columns: ['downstream', 'shots', 'curve', 'cut', 'upstream accuracy', 'downstream accuracy'],
      // A curve's end is where it promises most.
      rows: own.flatMap((points) =>
        names.flatMap((name) => {
          const end = points.filter((point) => contestantName(point) === name).at(-1);
          return end
            ? [
                [
                  end.downstream,
                  end.shots,
                  name,
                  end.cut,
                  end.upstreamAccuracy,
                  end.downstreamAccuracy,
                ] satisfies FigureCell[],
              ]
            : [];
        }),
      ),
    },
  };
}
