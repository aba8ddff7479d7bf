import type { AxisMode } from '../axisMode.ts';
import type { AccuracyRange } from './axes.ts';

/** Round accuracies at which linear axes end. */
const STEP = 0.05;
/** Room above the highest and below the lowest value on linear axes, for labels. */
const MARGIN = 0.02;
/** Height of a plateau's label in pixels. */
const LABEL_HEIGHT = 16;
/** On the other axes, error goes on so many times below the lowest: upstream, where laws go on, and downstream. */
const UPSTREAM_REACH = 4;
const DOWNSTREAM_REACH = 1.4;
/** There, plateaus whose error is so many times below the best model's are left outside: models need the room. */
const PLATEAU_REACH = 8;

/** Range of upstream accuracy to show: from the lowest model towards 1, where plateaus are reached. */
export function upstreamRange(models: readonly number[], mode: AxisMode): AccuracyRange {
  const range = rangeOf(models, mode, UPSTREAM_REACH);
  return mode === 'accuracy' ? { ...range, high: 1 } : range;
}

/**
 * Range of downstream accuracy to show: that of the models and of plateaus. A linear axis may go on above 1, so that a
 * label fits above a plateau.
 *
 * @param height of the plot in pixels
 */
export function downstreamRange(
  models: readonly number[],
  plateaus: readonly number[],
  mode: AxisMode,
  height: number,
): AccuracyRange {
  const least = (1 - highest(models)) / PLATEAU_REACH;
  const near = mode === 'accuracy' ? plateaus : plateaus.filter((plateau) => 1 - plateau >= least);
  const range = rangeOf([...models, ...near], mode, DOWNSTREAM_REACH);
  if (mode !== 'accuracy' || plateaus.length === 0) return range;
  const label = ((range.high - range.low) * LABEL_HEIGHT) / (height - LABEL_HEIGHT);
  return { ...range, high: Math.max(range.high, highest(plateaus) + label) };
}

function rangeOf(values: readonly number[], mode: AxisMode, reach: number): AccuracyRange {
  const low = lowest(values);
  const high = highest(values);
  return mode === 'accuracy' ? linearRange(values) : { low, high: 1 - (1 - high) / reach };
}

/** Round accuracies around some values. */
export function linearRange(values: readonly number[]): AccuracyRange {
  const low = lowest(values);
  const high = highest(values);
  const down = Math.floor((low - MARGIN) / STEP) * STEP;
  const up = Math.ceil((high + MARGIN) / STEP) * STEP;
  return { low: Math.max(0, Number(down.toFixed(2))), high: Math.min(1, Number(up.toFixed(2))) };
}

function lowest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), 1);
}

function highest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
