import type { TopLevelSpec } from 'vega-lite';
import { groupBy } from '../../base/groupBy.ts';
import { countOf, listText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import { AXIS_MODES, type AxisMode } from '../../figures/axisMode.ts';
import type { Families } from '../../figures/families.ts';
import type { Figure } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { panelNames, upstreamName } from '../../figures/panelNames.ts';
import { downstreamRange, upstreamRange } from '../../figures/scatter/accuracyRange.ts';
import { accuracyAxes } from '../../figures/scatter/axes.ts';
import { countPlotted, explainLines } from '../../figures/scatter/captions.ts';
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
import type { TaskAnswer } from '../../fits/taskAnswer.ts';
import { taskName } from '../../results/taskName.ts';
import { LAW_COLUMNS, lawCells } from './lawTable.ts';

/**
 * All tasks side by side on common axes: downstream against upstream accuracy with hull, and frontier and plateau where
 * the law stands (Fig. 1, F.1, F.3); on linear, log-error and logit axes (F.2). As many figures as the tasks fill.
 *
 * @param answers in the order of the panels
 */
export function lawsFigures(answers: readonly TaskAnswer[], families: Families): Figure[] {
  const pages = inPages(answers);
  return pages.map((page, i) => pageOf(page, families, i + 1, pages.length));
}

/** One figure, a panel a task. */
function pageOf(answers: readonly TaskAnswer[], families: Families, page: number, pages: number): Figure {
  const tasks = answers.map(({ task }) => task);
  const layout = panelLayout(tasks.length);
  const names = panelNames(tasks, layout.longestName);
  const mostPoints = pointsAPanel(tasks.length);
  const panels = answers.map((answer) => scatterRows(answer, families, mostPoints, COARSE));
  const datasets = {
    rows: withPanels(panels.map(({ models, lines }, i) => ({ name: names[i], rows: [...models, ...lines] }))),
  };
  const accuracies = (axis: 'upstream' | 'downstream') =>
    tasks.flatMap(({ points }) => Array.from(points[axis]));
  const [upstreams, downstreams] = [accuracies('upstream'), accuracies('downstream')];

  const specOn = (mode: AxisMode): TopLevelSpec => {
    const axes = accuracyAxes(
      mode,
      upstreamRange(upstreams, mode),
      downstreamRange(downstreams, plateausOf(answers), mode, layout.height),
      { upstream: upstreamName(tasks), downstream: 'downstream' },
    );
    const layers = scatterLayers(axes, {
      families,
      series: [...new Set(answers.flatMap(seriesOf))],
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
    caption: `A panel a task, on common axes. ${countPlotted(drawn, upstreams.length, 'point')} ${explainLines(answers)}`,
    alternative: inWords(answers),
    spec: variants[0].spec,
    variants,
    table: { columns: LAW_COLUMNS, rows: answers.flatMap(lawCells) },
  };
}

/** Which tasks have which verdict. */
function inWords(answers: readonly TaskAnswer[]): string {
  const verdicts = groupBy(answers, ({ verdict }) => verdict.word);
  const parts = [...verdicts].map(
    ([word, of]) => `${word}: ${listText(of.map(({ task }) => visibleText(taskName(task))))}`,
  );
  return `Scatter plots of ${countOf(answers.length, 'task')}. ${parts.join('; ')}.`;
}
