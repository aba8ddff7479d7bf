import { InputError } from '../../base/inputError.ts';
import { hullOverlay } from '../../questions/overlay/hullOverlay.ts';
import { rankCorrelations } from '../../questions/ranks/rankCorrelations.ts';
import { sampleSize } from '../../questions/sampleSize/sampleSize.ts';
import { residualSpread } from '../../questions/scale/residualSpread.ts';
import { scaleEffect } from '../../questions/scale/scaleEffect.ts';
import { shotTrends } from '../../questions/shots/shotTrends.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import type { TaskKey } from '../../results/taskKey.ts';
import { taskNamer } from '../../results/taskName.ts';
import type { ViewName } from '../viewName.ts';
import { type TextColumn, textTable } from './textTable.ts';

export interface ViewOptions {
  readonly seed: number;
  readonly draws?: number;
  readonly reference?: string;
}

/** An analysis as data, as flat rows, and as a table for a terminal. */
export interface View {
  readonly result: object;
  readonly rows: readonly object[];
  readonly text: (width: number) => string;
}

/** How each analysis is run and shown. */
export const VIEWS: Readonly<Record<ViewName, (tasks: readonly TaskGroup[], options: ViewOptions) => View>> =
  {
    'sample-size': (tasks, { seed, draws }) => {
      if (draws === 0) throw new InputError('--draws is 0; expected 1 or more samples of each size');
      const result = sampleSize(tasks, { seed, draws });
      const shown = result.rows.filter(({ method, target }) => method === target || method === 'envelope');
      return view(
        result,
        result.rows,
        shown,
        [
          ...taskColumns(result.rows),
          left('law', ({ method }) => method),
          left('predicts', ({ target }) => (target === 'hull' ? 'frontier' : 'all models')),
          right('models', ({ models }) => String(models)),
          right('prediction error', (row) =>
            range(row.predictionError, row.predictionErrorLow, row.predictionErrorHigh),
          ),
          right('fitting error', (row) => range(row.fittingError, row.fittingErrorLow, row.fittingErrorHigh)),
          right('no law', ({ withoutLaw, draws: of }) => `${withoutLaw} of ${of}`),
        ],
        [
          `Root mean square of (law - observed), median of the draws [${result.band.join(' to ')} quantile].`,
          `Fitted to models below the ${result.cut} quantile of upstream accuracy; prediction: what lies above it.`,
          ...result.notes,
        ],
      );
    },
    shots: (tasks) => {
      const result = shotTrends(tasks);
      return view(
        result,
        result.rows,
        result.steps,
        [
          left('upstream', ({ upstream }) => upstream),
          left('law', ({ method }) => method),
          left('parameter', ({ parameter }) => parameter),
          right('steps', ({ steps, tasks: of }) => `${steps} of ${of} tasks`),
          right('rise', ({ rises }) => String(rises)),
          right('fall', ({ falls }) => String(falls)),
          right('share that fall', ({ fallShare, low, high }) => range(fallShare, low, high)),
          right('Spearman', ({ upstream, method, parameter }) => {
            const row = result.correlations.find(
              (one) =>
                one.downstream === null &&
                one.upstream === upstream &&
                one.method === method &&
                one.parameter === parameter,
            );
            return row ? range(row.spearman, row.low, row.high) : '–';
          }),
        ],
        [
          'Steps from one number of shots to the next at which both laws are determined [95 % interval over tasks].',
          'Spearman: correlation with shots, median over tasks with 3 numbers of shots or more.',
          ...result.notes,
        ],
      );
    },
    scale: (tasks, { seed, draws }) => {
      const result = scaleEffect(tasks, { seed, permutations: draws });
      return view(
        result,
        result.regressions,
        result.regressions,
        [
          ...taskColumns(result.regressions),
          left('factor', ({ factor }) => factor),
          right('models', ({ models }) => String(models)),
          right('R2 upstream', ({ upstreamR2 }) => upstreamR2.toFixed(3)),
          right('R2 factor', ({ factorR2 }) => factorR2.toFixed(3)),
          right('R2 both', ({ bothR2 }) => bothR2.toFixed(3)),
          right('partial R2', ({ adjustedPartialR2 }) => adjustedPartialR2.toFixed(3)),
          right('p', ({ pValue }) => pValue.toFixed(3)),
        ],
        [
          `partial R2: share of what a smooth curve of upstream accuracy leaves that the factor explains, adjusted.`,
          `p: permutation test of no effect. ${result.points.length} points in controlled series (see --json).`,
          ...result.notes,
        ],
      );
    },
    spread: (tasks, { seed }) => {
      const rows = residualSpread(tasks, undefined, seed);
      return view(
        { rows },
        rows,
        rows,
        [
          ...taskColumns(rows),
          left('law', ({ method }) => method),
          right('models', ({ models }) => String(models)),
          right('sd of residuals', ({ residualDeviation }) => residualDeviation?.toFixed(4) ?? '–'),
          right('sd of the mean', ({ meanDeviation }) => meanDeviation.toFixed(4)),
          right('ratio', ({ ratio, low, high }) => range(ratio, low, high)),
        ],
        [
          'ratio: 0 where upstream accuracy tells all, 1 where it tells nothing [95 % interval over models, law held fixed].',
        ],
      );
    },
    ranks: (tasks, { seed, draws }) => {
      const results = rankCorrelations(tasks, { seed, draws });
      const rows = results.flatMap((result) => result.rows);
      const shown = results.flatMap(({ order, rows: of }) =>
        of
          .filter(({ first, second }) => order.indexOf(first) < order.indexOf(second))
          .sort(
            (a, b) =>
              order.indexOf(a.first) - order.indexOf(b.first) ||
              order.indexOf(a.second) - order.indexOf(b.second),
          ),
      );
      return view(
        { correlations: results },
        rows,
        shown,
        [
          left('task', ({ first }) => first),
          left('and', ({ second }) => second),
          right('models', ({ models }) => String(models)),
          right('Spearman', ({ spearman, low, high }) => range(spearman, low, high)),
        ],
        [
          'Tasks in the order of their clusters [95 % interval, bootstrap over models].',
          ...results.flatMap(({ notes }) => notes),
        ],
      );
    },
    overlay: (tasks, { reference }) => {
      const result = hullOverlay(tasks, reference);
      return view(
        result,
        result.rows,
        result.trends,
        [
          left('reference', ({ reference: name }) => name),
          ...taskColumns(result.trends),
          right('models', ({ models }) => String(models)),
          right('mean gap', ({ meanGap }) => `${(100 * meanGap).toFixed(2)} pt`),
          right('largest', ({ largestGap }) => `${(100 * largestGap).toFixed(2)} pt`),
          right('trend', ({ trend, low, high }) => range(trend, low, high)),
        ],
        [
          "gap: how far the models on the reference's hull are below this task's own hull.",
          'trend: Spearman correlation of the gap with upstream accuracy; below 0 where it closes [95 % interval].',
          ...result.notes,
        ],
      );
    },
  };

function view<Row>(
  result: object,
  rows: readonly object[],
  shown: readonly Row[],
  columns: readonly TextColumn<Row>[],
  words: readonly string[],
): View {
  const table = (width: number) => (shown.length > 0 ? [textTable(columns, shown, width)] : []);
  return { result, rows, text: (width) => [...table(width), ...words, ''].join('\n') };
}

function left<Row>(title: string, cell: (row: Row) => string): TextColumn<Row> {
  return { title, align: 'left', cell };
}

function right<Row>(title: string, cell: (row: Row) => string): TextColumn<Row> {
  return { title, align: 'right', cell };
}

function taskColumns<Row extends TaskKey>(rows: readonly Row[]): TextColumn<Row>[] {
  return [left('downstream', taskNamer(rows))];
}

/** A number with its interval, where there is one. */
function range(value: number | null, low: number | null, high: number | null): string {
  if (value === null) return '–';
  const text = value.toFixed(3);
  return low === null || high === null ? text : `${text} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
