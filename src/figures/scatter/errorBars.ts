import { testNoise } from '../../curves/frontier/testNoise.ts';
import type { TaskTestSizes } from '../../fits/taskAnswer.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { roundForPlot } from '../roundForPlot.ts';
import type { DataRow, Layer } from '../specTypes.ts';
import type { Axes } from './axes.ts';

/** Standard deviations to either side of a 95 % interval. */
const REACH = 1.96;
/** Up to so many models all have their bars at first; beyond, those that are marked. */
export const MOST_WITH_BARS = 60;
/** Name of the parameter that shows the bars of all models. */
export const BARS_PARAM = 'bars';

/**
 * Ends of a model's 95 % error bars, `low` and `high` downstream, `from` and `to` upstream, as far as its table says
 * what the accuracies were measured on: a standard error, or the size of the test set (see `testNoise`).
 *
 * @param sizes of test sets, for models that have none of their own
 */
export function errorBarOf(evaluation: Evaluation, sizes: TaskTestSizes): DataRow {
  const { upstreamAccuracy, downstreamAccuracy, upstreamStandardError, downstreamStandardError } = evaluation;
  const down = ends(downstreamAccuracy, downstreamStandardError, evaluation.testSize ?? sizes.testSize);
  const up = ends(
    upstreamAccuracy,
    upstreamStandardError,
    evaluation.upstreamTestSize ?? sizes.upstreamTestSize,
  );
  return {
    ...(down ? { low: down[0], high: down[1] } : {}),
    ...(up ? { from: up[0], to: up[1] } : {}),
  };
}

function ends(
  accuracy: number,
  standardError: number | undefined,
  size: number | null,
): [number, number] | null {
  const deviation = standardError ?? (size ? testNoise(Float64Array.of(1 - accuracy), size)[0] : null);
  if (deviation === null) return null;
  return [
    roundForPlot(Math.max(0, accuracy - REACH * deviation)),
    roundForPlot(Math.min(1, accuracy + REACH * deviation)),
  ];
}

/** Bars of the rows of a data set that have them, on linear axes. */
export function errorBarLayers(data: string, axes: Axes, filter: string): Layer[] {
  const bar = (end: string) => ({
    data: { name: data },
    transform: [{ filter: `(${filter}) && isValid(datum.${end})` }],
    mark: { type: 'rule' as const, style: 'reference', clip: true, aria: false },
  });
  const x = (field: string) => ({ ...axes.x, field }) as typeof axes.x;
  return [
    { ...bar('low'), encoding: { x: axes.x, y: axes.y('low'), y2: { field: 'high' } } },
    { ...bar('from'), encoding: { x: x('from'), x2: { field: 'to' }, y: axes.y() } },
  ];
}
