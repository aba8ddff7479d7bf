import type { TopLevelSpec } from 'vega-lite';
import { countOf, percentText } from '../../base/numberText.ts';
import { LAW_METHODS } from '../../curves/lawMethod.ts';
import { categories } from '../../figures/categories.ts';
import { drawn } from '../../figures/drawn.ts';
import type { Figure } from '../../figures/figure.ts';
import { panelNames, upstreamName } from '../../figures/panelNames.ts';
import { linearRange } from '../../figures/scatter/accuracyRange.ts';
import { type DataRow, type Encodings, SCHEMA } from '../../figures/specTypes.ts';
import type { TaskFit } from '../../fits/fitTasks.ts';
import { intervalOf } from '../../fits/taskIntervals.ts';
import { LAW_COLUMNS, lawCells } from './lawTable.ts';

/** Height of a row in pixels, for each method. */
const ROW = 18;

/**
 * Plateaus of all tasks in one picture, with their intervals where there are any: a forest plot of 1 - e_IR, beside the
 * best downstream accuracy that a model has reached.
 *
 * @param fits in the order of the rows, the fits of a task one after the other
 */
export function forestFigure(fits: readonly TaskFit[]): Figure {
  const tasks = [...new Set(fits.map(({ task }) => task))];
  const names = panelNames(tasks);
  const methods = LAW_METHODS.filter((method) => fits.some(({ fit }) => fit.method === method));
  const intervals = fits.filter((fit) => intervalOf(fit) !== null);
  const rows: DataRow[] = fits.map((taskFit) => {
    const { task, fit, saturation } = taskFit;
    const [low, high] = intervalOf(taskFit)?.saturationAccuracy ?? [];
    return {
      task: names[tasks.indexOf(task)],
      method: fit.method,
      best: drawn(task.points.downstream.reduce((most, value) => Math.max(most, value), 0)),
      ...(saturation.saturationAccuracy === null
        ? { none: saturation.verdict }
        : { plateau: drawn(saturation.saturationAccuracy) }),
      ...(low === undefined || high === undefined ? {} : { low: drawn(low), high: drawn(high) }),
    };
  });

  const { low: lowest } = linearRange(
    rows.flatMap(
      ({ best, plateau, low }) => [best, plateau, low].filter((value) => value !== undefined) as number[],
    ),
  );
  const y: Encodings['y'] = {
    field: 'task',
    type: 'nominal',
    scale: { domain: names },
    axis: { title: null, labelLimit: 320, grid: true, tickBand: 'extent' },
  };
  const yOffset: Encodings['yOffset'] = { field: 'method', type: 'nominal', scale: { domain: [...methods] } };
  const x = (field: string): Encodings['x'] => ({
    field,
    type: 'quantitative',
    title: 'downstream accuracy',
    scale: { domain: [lowest, 1], nice: false },
    axis: { format: '.0%', tickCount: 8 },
  });
  const method = categories('method', methods, 'plateau of the law fitted to');
  const tooltip: Encodings['tooltip'] = [
    { field: 'task', type: 'nominal' },
    { field: 'method', type: 'nominal', title: 'fitted to' },
    { field: 'plateau', type: 'quantitative', format: '.1%' },
    ...(intervals.length === 0
      ? []
      : [
          { field: 'low', type: 'quantitative' as const, title: 'from', format: '.1%' },
          { field: 'high', type: 'quantitative' as const, title: 'to', format: '.1%' },
        ]),
    { field: 'best', type: 'quantitative', title: 'best model', format: '.1%' },
  ];
  const known = [{ filter: 'isValid(datum.plateau)' }];
  const spec = {
    $schema: SCHEMA,
    datasets: { rows },
    data: { name: 'rows' },
    width: 460,
    height: tasks.length * ROW * methods.length,
    layer: [
      {
        mark: {
          type: 'tick',
          style: 'reference',
          thickness: 1.5,
          bandSize: ROW * methods.length - 8,
          aria: false,
        },
        encoding: { x: x('best'), y },
      },
      ...(intervals.length === 0
        ? []
        : [
            {
              transform: [{ filter: 'isValid(datum.low)' }],
              mark: { type: 'rule', strokeWidth: 2, aria: false },
              encoding: { x: x('low'), x2: { field: 'high' }, y, yOffset, color: method },
            },
          ]),
      {
        transform: known,
        mark: { type: 'point', filled: true, size: 70, opacity: 1, aria: false },
        encoding: { x: x('plateau'), y, yOffset, color: method, shape: method, tooltip },
      },
      {
        transform: [{ filter: 'isValid(datum.none)' }],
        mark: { type: 'text', style: 'quietNote', align: 'left', aria: false },
        encoding: { x: { value: 6 }, y, yOffset, text: { field: 'none', type: 'nominal' } },
      },
    ],
  } as TopLevelSpec;

  const upstream = upstreamName(tasks);
  return {
    id: 'plateaus',
    title: 'Where each task would stop',
    caption:
      `Plateau 1 - e_IR of each task's law: the downstream accuracy at 100 % ${upstream} accuracy. Grey ticks: the best ` +
      `model so far. ${howSure(intervals, fits)}`,
    alternative: `Plateaus of ${countOf(tasks.length, 'task')}. ${fits.map((fit) => inWords(fit, names[tasks.indexOf(fit.task)])).join(' ')}`,
    spec,
    table: { columns: LAW_COLUMNS, rows: fits.map(lawCells) },
  };
}

function howSure(intervals: readonly TaskFit[], fits: readonly TaskFit[]): string {
  if (intervals.length === 0) return 'No intervals were asked for, so none are drawn.';
  const { level } = intervalOf(intervals[0]) as { level: number };
  const missing = fits.length - intervals.length;
  const without = missing === 0 ? '' : ` ${countOf(missing, 'fit')} without one: it could not be estimated.`;
  return `Bars: ${Math.round(100 * level)} % intervals.${without}`;
}

function inWords(taskFit: TaskFit, name: string): string {
  const { fit, saturation } = taskFit;
  if (saturation.saturationAccuracy === null) return `${name}, ${fit.method}: ${saturation.verdict}.`;
  const range = intervalOf(taskFit)?.saturationAccuracy;
  const sure = range ? ` (${percentText(range[0])} to ${percentText(range[1])})` : '';
  return `${name}, ${fit.method}: ${percentText(saturation.saturationAccuracy)}${sure}.`;
}
