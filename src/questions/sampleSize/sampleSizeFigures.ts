import { countText, percentText } from '../../base/numberText.ts';
import { LAW_METHODS } from '../../curves/lawMethod.ts';
import { categories } from '../../figures/categories.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { figureId } from '../../figures/figureId.ts';
import { dashes } from '../../figures/lineSeries.ts';
import { panelNames } from '../../figures/panelNames.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { ERROR_TICKS } from '../../figures/scatter/axes.ts';
import { quantileText } from '../../figures/scatter/captions.ts';
import { inPages, pageText, panelLayout, smallMultiples, withPanels } from '../../figures/smallMultiples.ts';
import type { DataRow, Encodings } from '../../figures/specTypes.ts';
import { byTaskKey } from '../../results/taskKey.ts';
import type { ExtrapolationTarget } from '../splitAtCut.ts';
import type { SampleSizeResult, SampleSizeRow } from './sampleSize.ts';

const PREDICTION = 'prediction error (above the cut)';
const FITTING = 'fitting error';
const TARGET_WORDS: Record<ExtrapolationTarget, string> = {
  hull: 'vertices of the upper hull',
  all: 'all models',
};

/**
 * Prediction error and fitting error of the law against the number of sampled models, a panel a task (Fig. 3, F.6 to
 * F.16): figures for hull vertices as what is to be predicted, and for all models.
 */
export function sampleSizeFigures(result: SampleSizeResult): Figure[] {
  return (['hull', 'all'] as const).flatMap((target) => {
    const rows = result.rows.filter((row) => row.target === target && row.predictionError !== null);
    const pages = inPages(byTaskKey(rows));
    return pages.map((page, i) => sampleSizeFigure(page, target, result, i + 1, pages.length));
  });
}

function sampleSizeFigure(
  byTask: readonly (readonly SampleSizeRow[])[],
  target: ExtrapolationTarget,
  { cut, band }: SampleSizeResult,
  page: number,
  pages: number,
): Figure {
  const rows = byTask.flat();
  const layout = panelLayout(byTask.length);
  const names = panelNames(
    byTask.map(([key]) => key),
    layout.longestName,
  );
  const methods = LAW_METHODS.filter((method) => rows.some((row) => row.method === method));
  const sizes = [...new Set(rows.map(({ models }) => models))].sort((a, b) => a - b);
  const datasets = {
    rows: withPanels(byTask.map((own, i) => ({ name: names[i], rows: own.flatMap(errorRows) }))),
  };
  const x: Encodings['x'] = {
    field: 'models',
    type: 'quantitative',
    title: 'models sampled',
    scale: { type: 'log', nice: false, padding: 10 },
    axis: { values: sizes, format: '~s', grid: false, labelOverlap: true },
  };
  const y = (field: string): Encodings['y'] => ({
    field,
    type: 'quantitative',
    title: 'RMS error in accuracy',
    scale: { type: 'log', nice: false, padding: 6 },
    axis: { format: '~p', values: ERROR_TICKS },
  });
  const method = categories('method', methods, 'law fitted to');
  const strokeDash = dashes('error', [
    [PREDICTION, [1, 0]],
    [FITTING, [3, 3]],
  ]);
  const layers = [
    {
      transform: [{ filter: `datum.low > 0 && datum.error === '${PREDICTION}'` }],
      mark: { type: 'area' as const, opacity: 0.14, aria: false },
      encoding: {
        x,
        y: y('low'),
        y2: { field: 'high' },
        color: method,
      },
    },
    {
      // An error of 0 has no place on a logarithmic axis.
      transform: [{ filter: 'datum.median > 0' }],
      mark: { type: 'line' as const, strokeWidth: 1.5, aria: false },
      encoding: { x, y: y('median'), color: method, strokeDash },
    },
    {
      transform: [{ filter: 'datum.median > 0' }],
      mark: { type: 'point' as const, filled: true, size: 26, opacity: 1, aria: false },
      encoding: {
        x,
        y: y('median'),
        color: method,
        shape: method,
        tooltip: [
          { field: 'method', type: 'nominal' as const, title: 'law fitted to' },
          { field: 'error', type: 'nominal' as const },
          { field: 'models', type: 'quantitative' as const, title: 'models sampled' },
          { field: 'median', type: 'quantitative' as const, format: '.2%' },
          { field: 'low', type: 'quantitative' as const, format: '.2%' },
          { field: 'high', type: 'quantitative' as const, format: '.2%' },
        ],
      },
    },
  ];
  return {
    id: figureId(`sample-size-${target}`, page, ''),
    title: `Error of the law against the number of models: ${TARGET_WORDS[target]}${pageText(page, pages)}`,
    caption:
      `The law is fitted to random samples of the models below the ${quantileText(cut)} quantile of upstream accuracy and ` +
      `predicts ${TARGET_WORDS[target]} above it. Lines: median of the draws; bands: prediction errors between their ` +
      `${quantileText(band[0])} and ${quantileText(band[1])} quantiles. Both axes are logarithmic. As Fig. 3 and F.6 to F.16 of arXiv 2110.02095.`,
    alternative: byTask.map((own, i) => inWords(names[i], own)).join(' '),
    spec: smallMultiples(datasets, layers, layout),
    table: {
      columns: [
        'downstream',
        'shots',
        'fitted to',
        'models',
        'draws',
        'prediction error',
        'low',
        'high',
        'fitting error',
      ],
      rows: rows.map((row): FigureCell[] => [
        row.downstream,
        row.shots,
        row.method,
        row.models,
        row.draws,
        row.predictionError,
        row.predictionErrorLow,
        row.predictionErrorHigh,
        row.fittingError,
      ]),
    },
  };
}

/** The two errors of a row, as rows of their own. */
function errorRows(row: SampleSizeRow): DataRow[] {
  const base = { method: row.method, models: row.models };
  const errors = [
    {
      error: PREDICTION,
      median: row.predictionError,
      low: row.predictionErrorLow,
      high: row.predictionErrorHigh,
    },
    { error: FITTING, median: row.fittingError, low: row.fittingErrorLow, high: row.fittingErrorHigh },
  ];
  return errors.flatMap(({ error, median, low, high }) =>
    median === null || low === null || high === null
      ? []
      : [{ ...base, error, median: roundForPlot(median), low: roundForPlot(low), high: roundForPlot(high) }],
  );
}

function inWords(name: string, rows: readonly SampleSizeRow[]): string {
  const most = rows.reduce((largest, { models }) => Math.max(largest, models), 0);
  const errors = rows
    .filter(({ models }) => models === most)
    .map(({ method, predictionError }) => `${percentText(predictionError ?? 0)} (${method})`);
  return `${name}: prediction error with ${countText(most)} models ${errors.join(', ')}.`;
}
