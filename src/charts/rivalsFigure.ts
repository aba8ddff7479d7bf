import type { TopLevelSpec } from 'vega-lite';
import type { Contestant, ExtrapolationTarget, RivalComparison } from '../analysis/compareRivals.ts';
import { percentText } from '../results/numberText.ts';
import { taskNamer } from '../results/taskName.ts';
import { visibleText } from '../results/visibleText.ts';
import { categories } from './categories.ts';
import { drawn } from './drawn.ts';
import type { Figure, FigureCell } from './figure.ts';
import { type DataRow, type Encodings, SCHEMA } from './specTypes.ts';

/** What is predicted, in words: the heading of a column. */
const TARGETS: Record<ExtrapolationTarget, string> = {
  hull: 'error on hull vertices above the cut',
  all: 'error on all models above the cut',
};

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
  const order = [...new Set(bestFirst(comparison).map(contestantName))];
  const cutNames = cuts.map((cut) => percentText(cut));
  const cells: DataRow[] = extrapolation.flatMap((row) =>
    row.rmse === null
      ? []
      : [
          {
            target: TARGETS[row.target],
            curve: contestantName(row),
            task: visibleText(nameOf(row)),
            cut: percentText(row.cut),
            rmse: drawn(row.rmse),
          },
        ],
  );
  const medians: DataRow[] = summary.flatMap((row) =>
    row.medianRmse === null
      ? []
      : [{ target: TARGETS[row.target], curve: contestantName(row), median: drawn(row.medianRmse) }],
  );
  const x = (field: string): Encodings['x'] => ({
    field,
    type: 'quantitative',
    title: 'RMS error in accuracy (log scale)',
    scale: { type: 'log', nice: false, padding: 10 },
    axis: { format: '~p', tickCount: 5 },
  });
  const y: Encodings['y'] = {
    field: 'curve',
    type: 'nominal',
    scale: { domain: order },
    axis: { title: null, labelLimit: 320 },
  };
  const cut = categories('cut', cutNames, 'fitted below the quantile');
  const spec = {
    $schema: SCHEMA,
    datasets: { rows: [...cells, ...medians] },
    data: { name: 'rows' },
    facet: { column: { field: 'target', type: 'nominal', title: null, sort: 'descending' } },
    spec: {
      width: 300,
      height: Math.max(60, 26 * order.length),
      layer: [
        {
          // An error of 0 has no place on a logarithmic axis.
          transform: [{ filter: 'datum.rmse > 0' }],
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
              { field: 'rmse', type: 'quantitative', title: 'RMS error', format: '.2%' },
            ],
          },
        },
        {
          transform: [{ filter: 'datum.median > 0' }],
          mark: { type: 'tick', thickness: 2.5, bandSize: 20, aria: false },
          encoding: { x: x('median'), y },
        },
      ],
    },
  } as TopLevelSpec;
  return {
    id: 'rivals',
    title: 'Which curve predicts better models',
    caption:
      `Each curve is fitted to the models below a quantile of upstream accuracy (${cutNames.join(', ')}) and compared with what ` +
      'lies above it; each point is one task at one cut, the bar is the median. Further left is better. Curves are named by ' +
      'what they are fitted to.',
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
