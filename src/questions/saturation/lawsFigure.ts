import type { TopLevelSpec } from 'vega-lite';
import { countOf, listText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import { AXIS_MODES, type AxisMode } from '../../figures/axisMode.ts';
import type { Families } from '../../figures/families.ts';
import type { Figure } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { panelNames, upstreamName } from '../../figures/panelNames.ts';
import { downstreamRange, upstreamRange } from '../../figures/scatter/accuracyRange.ts';
import { accuracyAxes } from '../../figures/scatter/axes.ts';
import { drawnOf, howLawsAreDrawn } from '../../figures/scatter/captions.ts';
import { familyParams } from '../../figures/scatter/modelMarks.ts';
import { scatterLayers } from '../../figures/scatter/scatterLayers.ts';
import { COARSE, plateausOf, scatterRows, seriesOf } from '../../figures/scatter/scatterRows.ts';
import {
  inPages,
  pageText,
  panelLayout,
  pointsAPanel,
  smallMultiples,
  withPanels,
} from '../../figures/smallMultiples.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { taskName } from '../../results/taskName.ts';
import { LAW_COLUMNS, lawCells } from './lawTable.ts';

/**
 * All tasks side by side on common axes: downstream against upstream accuracy with hull, laws and plateaus (Fig. 1,
 * F.1, F.3); on linear, log-error and logit axes (F.2). As many figures as the tasks fill.
 *
 * @param fits of all tasks in the order of the panels, the fits of a task one after the other
 */
export function lawsFigures(fits: readonly TaskFit[], families: Families): Figure[] {
  const tasks = [...new Set(fits.map(({ task }) => task))];
  const pages = inPages(tasks);
  return pages.map((page, i) =>
    pageOf(
      page.map((task) => fits.filter((fit) => fit.task === task)),
      families,
      i + 1,
      pages.length,
    ),
  );
}

/** One figure, a panel a task. */
function pageOf(
  byTask: readonly (readonly TaskFit[])[],
  families: Families,
  page: number,
  pages: number,
): Figure {
  const tasks = byTask.map(([{ task }]) => task);
  const layout = panelLayout(tasks.length);
  const names = panelNames(tasks, layout.longestName);
  const mostPoints = pointsAPanel(tasks.length);
  const panels = byTask.map((fits) => scatterRows(fits, families, mostPoints, COARSE));
  const datasets = {
    rows: withPanels(panels.map(({ models, lines }, i) => ({ name: names[i], rows: [...models, ...lines] }))),
  };
  const all = byTask.flat();
  const accuracies = (axis: 'upstream' | 'downstream') =>
    tasks.flatMap(({ points }) => Array.from(points[axis]));
  const [upstreams, downstreams] = [accuracies('upstream'), accuracies('downstream')];

  const specOn = (mode: AxisMode): TopLevelSpec => {
    const axes = accuracyAxes(
      mode,
      upstreamRange(upstreams, mode),
      downstreamRange(downstreams, plateausOf(all), mode, layout.height),
      { upstream: upstreamName(tasks), downstream: 'downstream' },
    );
    const layers = scatterLayers(axes, {
      families,
      series: [...new Set(byTask.flatMap(seriesOf))],
      pointSize: 12,
      labels: !layout.many,
      together: true,
    });
    return smallMultiples(datasets, layers, layout, familyParams(families));
  };
  const variants = AXIS_MODES.map((axes) => ({ axes, spec: specOn(axes) }));
  const drawn = panels.reduce((sum, { models }) => sum + models.length, 0);
  return {
    id: figureId('laws', page, ''),
    title: `Downstream against upstream accuracy, every task${pageText(page, pages)}`,
    caption: `A panel a task, on common axes. ${drawnOf(drawn, upstreams.length, 'point')} ${howLawsAreDrawn(all)}`,
    alternative: inWords(byTask),
    spec: variants[0].spec,
    variants,
    table: { columns: LAW_COLUMNS, rows: all.map(lawCells) },
  };
}

/** Which tasks are how saturated, by the first fit that tells. */
function inWords(byTask: readonly (readonly TaskFit[])[]): string {
  const verdicts = new Map<string, string[]>();
  for (const fits of byTask) {
    const { task, saturation } = fits.find((fit) => fit.saturation.headroom !== null) ?? fits[0];
    const names = verdicts.get(saturation.verdict) ?? [];
    verdicts.set(saturation.verdict, [...names, visibleText(taskName(task))]);
  }
  const parts = [...verdicts].map(([verdict, names]) => `${verdict}: ${listText(names)}`);
  return `Scatter plots of ${countOf(byTask.length, 'task')} with their laws. ${parts.join('; ')}.`;
}
