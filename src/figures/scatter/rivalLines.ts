import { RIVAL_SERIES } from '../lineSeries.ts';
import { roundForPlot } from '../roundForPlot.ts';
import type { DataRow } from '../specTypes.ts';

/** A rival curve to draw. */
export interface RivalLine {
  readonly rival: keyof typeof RIVAL_SERIES;
  predict(upstreamAccuracy: number): number;
}

/** Points of a rival curve. */
const RIVAL_POINTS = 80;

/** Rival curves as rows for drawing, from the lowest of these upstream accuracies to 1. */
export function rivalLineRows(rivals: readonly RivalLine[], upstreams: readonly number[]): DataRow[] {
  const low = upstreams.reduce((least, value) => Math.min(least, value), 1);
  return rivals.flatMap(({ rival, predict }) =>
    Array.from({ length: RIVAL_POINTS + 1 }, (_, i) => low + ((1 - low) * i) / RIVAL_POINTS)
      .map((upstream) => ({
        kind: 'rival',
        series: RIVAL_SERIES[rival],
        upstream: roundForPlot(upstream),
        downstream: roundForPlot(predict(upstream)),
      }))
      .filter(({ downstream }) => Number.isFinite(downstream)),
  );
}
