import { countOf, significantText } from '../../base/numberText.ts';
import { predictDownstreamAccuracy } from '../../curves/saturatingLaw.ts';
import type { Families } from '../../figures/families.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { panelNames } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { countPlotted } from '../../figures/scatter/captions.ts';
import { familyParams, modelMarks } from '../../figures/scatter/modelMarks.ts';
import { modelRows } from '../../figures/scatter/scatterRows.ts';
import {
  inPages,
  pageText,
  panelLayout,
  pointsAPanel,
  smallMultiples,
  withPanels,
} from '../../figures/smallMultiples.ts';
import type { DataRow, Encodings, Layer } from '../../figures/specTypes.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import type { ResidualSpreadRow } from './residualSpread.ts';

/**
 * Observed downstream accuracy against what the law predicts from upstream accuracy, a panel a task (F.18), with how much
 * of the spread the law leaves (Tab. F.3). Tasks without a law have no panel.
 *
 * @param fits by one method, one fit a task
 * @param spreads of those tasks, where they are known
 */
export function predictionFigures(
  fits: readonly TaskFit[],
  spreads: readonly ResidualSpreadRow[],
  families: Families,
): Figure[] {
  const pages = inPages(fits.filter(({ fit }) => fit.law !== null));
  return pages.map((page, i) => predictionFigure(page, spreads, families, i + 1, pages.length));
}

function predictionFigure(
  fits: readonly TaskFit[],
  spreads: readonly ResidualSpreadRow[],
  families: Families,
  page: number,
  pages: number,
): Figure {
  const layout = panelLayout(fits.length);
  const names = panelNames(
    fits.map(({ task }) => task),
    layout.longestName,
  );
  const ratios = fits.map(({ task, fit }) =>
    spreads.find(
      (spread) =>
        spread.method === fit.method &&
        spread.upstream === task.upstream &&
        spread.downstream === task.downstream &&
        spread.shots === task.shots,
    ),
  );
  const most = pointsAPanel(fits.length);
  const panels = fits.map((taskFit, i) => {
    const { law } = taskFit.fit;
    const models = modelRows(taskFit.task, families, most).map(
      (row): DataRow => ({
        ...row,
        predicted: law ? roundForPlot(predictDownstreamAccuracy(law, row.upstream as number)) : 0,
      }),
    );
    const ratio = ratios[i]?.ratio ?? null;
    return {
      name: names[i],
      rows: ratio === null ? models : [...models, { label: `spread left: ${significantText(ratio)}` }],
    };
  });

  const values = panels.flatMap(({ rows }) =>
    rows.flatMap((row) => ('model' in row ? [row.predicted as number, row.downstream as number] : [])),
  );
  const low = Math.max(0, Math.floor(20 * values.reduce((least, value) => Math.min(least, value), 1)) / 20);
  const axis = (field: string, title: string) => ({
    field,
    type: 'quantitative' as const,
    title,
    scale: { domain: [low, 1], nice: false, zero: false },
    axis: { format: '.0%', tickCount: 5 },
  });
  const x: Encodings['x'] = axis('predicted', 'accuracy by the law');
  const y: Encodings['y'] = axis('downstream', 'downstream accuracy');
  const { params, mark, encoding, transform } = modelMarks(families, [
    { field: 'predicted', type: 'quantitative', title: 'by the law', format: '.2%' },
  ]);
  const layers: Layer[] = [
    {
      transform: [{ filter: 'isValid(datum.model)' }, ...transform],
      params,
      mark: { ...mark, size: 12 },
      encoding: { ...encoding, x, y },
    },
    {
      data: { values: [{ from: low, to: 1 }] },
      mark: { type: 'rule', style: 'plateau', aria: false },
      encoding: {
        x: { ...axis('from', 'accuracy by the law') },
        y: { ...axis('from', 'downstream accuracy') },
        x2: { field: 'to' },
        y2: { field: 'to' },
      },
    },
    {
      transform: [{ filter: 'isValid(datum.label)' }],
      mark: { type: 'text', style: 'note', align: 'left', baseline: 'top', aria: false },
      encoding: { x: { value: 6 }, y: { value: 6 }, text: { field: 'label', type: 'nominal' } },
    },
  ];
  const drawnModels = panels.reduce((sum, { rows }) => sum + rows.filter((row) => 'model' in row).length, 0);
  const models = fits.reduce((sum, { fit }) => sum + fit.models, 0);
  return {
    id: figureId('predictions', page, ''),
    title: `Downstream accuracy: observed against the law${pageText(page, pages)}`,
    caption:
      `${countPlotted(drawnModels, models, 'point')} The line is where law and observation agree; the law is that of the ` +
      `${fits[0].fit.method} fit, so most models lie below it. "Spread left" is the standard deviation of (law - observed) ` +
      'over that of downstream accuracy itself: 0 where upstream accuracy tells all, 1 where it tells nothing. As Fig. F.18 ' +
      'and Tab. F.3 of arXiv 2110.02095.',
    alternative: `Observed against predicted accuracy of ${countOf(fits.length, 'task')}. ${ratios
      .flatMap((row, i) =>
        row?.ratio == null
          ? []
          : [`${names[i]}: the law leaves ${significantText(row.ratio)} of the spread.`],
      )
      .join(' ')}`.trim(),
    spec: smallMultiples({ rows: withPanels(panels) }, layers, layout, familyParams(families)),
    table: {
      columns: ['downstream', 'shots', 'fitted to', 'models', 'spread left', 'low', 'high'],
      rows: fits.map(({ task, fit }, i): FigureCell[] => [
        task.downstream,
        task.shots,
        fit.method,
        fit.models,
        ratios[i]?.ratio ?? null,
        ratios[i]?.low ?? null,
        ratios[i]?.high ?? null,
      ]),
    },
  };
}
