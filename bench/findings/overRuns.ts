import { quantile } from 'simple-statistics';
import type { Random } from '../../src/base/random.ts';

/** Resamples of the runs behind every interval, and its level. */
export const RESAMPLES = 500;
export const LEVEL = 0.95;

/** A value with an interval. */
export interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A statistic of some runs with its bootstrap interval: the percentile one. */
export function overRuns<Run>(
  runs: readonly Run[],
  random: Random,
  statistic: (runs: readonly Run[]) => number | undefined,
): Range {
  return interval(statistic(runs), () => statistic(resample(runs, random)));
}

/** As many runs, drawn with replacement. */
export function resample<Run>(runs: readonly Run[], random: Random): Run[] {
  return runs.map(() => runs[random.integer(runs.length)]);
}

/** A value and the percentile interval of what its resamples give. */
export function interval(value: number | undefined, draw: () => number | undefined): Range {
  const values = Array.from({ length: RESAMPLES }, draw).filter(
    (drawn): drawn is number => drawn !== undefined && !Number.isNaN(drawn),
  );
  const [low, high] = values.length
    ? [quantile(values, (1 - LEVEL) / 2), quantile(values, (1 + LEVEL) / 2)]
    : [];
  return {
    value: value ?? Number.NaN,
    low: low ?? Number.NaN,
    high: high ?? Number.NaN,
  };
}

export function range({ value, low, high }: Range, text: (value: number) => string): string {
  return `${text(value)} [${text(low)}, ${text(high)}]`;
}

export function percent(value: number): string {
  return (100 * value).toFixed(1);
}

export function points(value: number): string {
  return `${value >= 0 ? '+' : ''}${(100 * value).toFixed(1)}`;
}

export function signed(value: number): string {
  return `${value >= 0 ? '+' : ''}${value.toFixed(2)}`;
}
