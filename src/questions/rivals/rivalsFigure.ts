import type { TopLevelSpec } from 'vega-lite';
import { countOf, percentText } from '../../base/numberText.ts';
import { visibleText } from '../../base/visibleText.ts';
import { categories } from '../../figures/categories.ts';
import type { Figure, FigureCell } from '../../figures/figure.ts';
import { roundForPlot } from '../../figures/roundForPlot.ts';
import { ERROR_TICKS } from '../../figures/scatter/axes.ts';
import { quantileText } from '../../figures/scatter/captions.ts';
import { type DataRow, type Encodings, SCHEMA } from '../../figures/specTypes.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { ExtrapolationTarget } from '../splitAtCut.ts';
import type { RivalComparison } from './compareRivals.ts';
import type { Contestant } from './rivalRows.ts';

/** What is predicted, in words. */
const TARGETS: Record<ExtrapolationTarget, string> = {
  hull: 'error on hull vertices above the cut',
  all: 'error on all models above the cut',
};

/** Errors above this, which only wild extrapolations make, are drawn at it: accuracies cannot differ by more. */
const LARGEST_ERROR = 1;

/** An error in words; of a wild one its size alone. */
function errorText(rmse: number): string {
  return rmse > LARGEST_ERROR ? `${Number(rmse.toPrecision(2))} (beyond the axis)` : percentText(rmse);
}

/** A rival and what it is fitted to. */
export function contestantName({ rival, fittedTo }: Contestant): string {
  return `${rival}, ${fittedTo}`;
}

/**
 * How far rival curves, fitted below a cut in upstream accuracy, are from what lies above it: every task and cut, and the
 * median, best first.
 */
export function rivalsFigure(comparison: RivalComparison): Figure {
  const { extrapolation, summary, cuts } = comparison;
  const nameOf = taskNamer(extrapolation);
  const cutNames = cuts.map(quantileText);
  const cells: DataRow[] = extrapolation.flatMap((row) =>
    row.rmse === null
      ? []
      : [
          {
            target: row.target,
            curve: contestantName(row),
            task: visibleText(nameOf(row)),
            cut: quantileText(row.cut),
            rmse: roundForPlot(Math.min(LARGEST_ERROR, row.rmse)),
            exact: errorText(row.rmse),
          },
        ],
  );
  const beyond = extrapolation.filter(({ rmse }) => rmse !== null && rmse > LARGEST_ERROR).length;
  const medians: DataRow[] = summary.flatMap((row) =>
    row.medianRmse === null
      ? []
      : [
          {
            target: row.target,
            curve: contestantName(row),
            median: roundForPlot(Math.min(LARGEST_ERROR, row.medianRmse)),
          },
        ],
  );
  const x = (field: string): Encodings['x'] => ({
    field,
    type: 'quantitative',
    title: 'RMS error in accuracy (log scale)',
    scale: { type: 'log', nice: false, padding: 10 },
    axis: { format: '~p', values: ERROR_TICKS, labelOverlap: true },
  });
  const cut = categories('cut', cutNames, 'fitted below the quantile');
  const chart = (target: ExtrapolationTarget) => {
    const curves = bestFirst(comparison)
      .filter((row) => row.target === target)
      .map(contestantName);
    const y: Encodings['y'] = {
      field: 'curve',
      type: 'nominal',
      scale: { domain: curves },
      axis: { title: null, labelLimit: 320 },
    };
    // An error of 0 has no place on a logarithmic axis.
    const shown = (field: string) => [{ filter: `datum.target === '${target}' && datum.${field} > 0` }];
    return {
      title: TARGETS[target],
      width: 280,
      height: { step: 26 },
      layer: [
        {
          transform: shown('rmse'),
          mark: { type: 'point', filled: true, size: 30, opacity: 0.7, aria: false },
          encoding: {
            x: x('rmse'),
            y,
            color: cut,
            shape: cut,
            tooltip: [
              { field: 'curve', type: 'nominal' },
              { field: 'task', type: 'nominal' },
              { field: 'cut', type: 'nominal', title: 'fitted below' },
              { field: 'exact', type: 'nominal', title: 'RMS error' },
            ],
          },
        },
        {
          transform: shown('median'),
          mark: { type: 'tick', thickness: 2.5, bandSize: 20, aria: false },
          encoding: { x: x('median'), y },
        },
      ],
    };
  };
  const targets = (['hull', 'all'] as const).filter((target) => summary.some((row) => row.target === target));
  const spec = {
    $schema: SCHEMA,
    datasets: { rows: [...cells, ...medians] },
    data: { name: 'rows' },
    hconcat: targets.map(chart),
    resolve: { scale: { x: 'shared' } },
  } as TopLevelSpec;
  return {
    id: 'rivals',
    title: 'Which curve predicts better models',
    caption:
      `Each curve is fitted to the models below a quantile of upstream accuracy (${cutNames.join(', ')}) and compared with what ` +
      'lies above it; each point is one task at one cut, the bar is the median. Further left is better. Curves are named by ' +
      `what they are fitted to.${beyond > 0 ? ` ${countOf(beyond, 'error')} above 100 % ${beyond === 1 ? 'is' : 'are'} drawn at 100 %.` : ''}`,
    alternative: bestFirst(comparison)
      .map(
        (row) =>
          `${contestantName(row)}, ${TARGETS[row.target]}: median ${row.medianRmse === null ? 'unknown' : percentText(row.medianRmse)}, ` +
          `best on ${Number(row.wins.toFixed(1))} of ${row.cells}.`,
      )
      .join(' '),
    spec,
    table: {
      columns: [
        'curve',
        'fitted to',
        'target',
        'cells',
        'without fit',
        'wins',
        'median error',
        'log10 ratio',
        'low',
        'high',
      ],
      rows: bestFirst(comparison).map((row): FigureCell[] => [
        row.rival,
        row.fittedTo,
        row.target,
        row.cells,
        row.withoutFit,
        row.wins,
        row.medianRmse,
        row.medianLogRatio,
        row.logRatioLow,
        row.logRatioHigh,
      ]),
    },
  };
}

/** Contestants by their median error, on hull vertices first. */
function bestFirst({ summary }: RivalComparison) {
  return [...summary].sort(
    (a, b) =>
      (a.target === b.target ? 0 : a.target === 'hull' ? -1 : 1) ||
      (a.medianRmse ?? Infinity) - (b.medianRmse ?? Infinity),
  );
}
