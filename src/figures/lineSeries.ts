import type { Estimator, LawMethod } from '../curves/lawMethod.ts';
import type { RivalName } from '../curves/rivals/rivals.ts';
import type { Encodings } from './specTypes.ts';

/** What lines are called in a legend. */
export const HULL_SERIES = 'upper hull';
export const FRONTIER_SERIES = 'frontier by the law, with interval';
export const SLOPE_SERIES = 'slope observed at the top (thick)';
export const LAW_SERIES: Record<LawMethod, string> = {
  hull: 'law, fitted to the hull',
  'hull-to-best': 'law, hull to the best model',
  envelope: 'law, envelope',
  all: 'law, fitted to all models',
};

/** What rival curves are called; the saturating law is a law above. */
export const RIVAL_SERIES: Record<Exclude<RivalName, 'saturating'>, string> = {
  power: 'power law without an end',
  linear: 'line',
  logit: 'line in logit axes',
  probit: 'line in probit axes',
  m4: 'M4',
  bnsl: 'broken law, one break',
};

/** What estimators are called where their parameters are drawn. */
export const ESTIMATOR_SERIES: Record<Estimator, string> = {
  frontier: 'frontier, posterior medians',
  ...LAW_SERIES,
};

/** Dashes of the lines; laws are told apart by them, so that hues are left to families and tasks. */
const DASHES: Record<string, readonly number[]> = {
  [FRONTIER_SERIES]: [1, 0],
  [SLOPE_SERIES]: [1, 0],
  [ESTIMATOR_SERIES.frontier]: [1, 0],
  [LAW_SERIES.hull]: [9, 3],
  [LAW_SERIES['hull-to-best']]: [9, 3, 2, 3],
  [LAW_SERIES.envelope]: [5, 4],
  [LAW_SERIES.all]: [2, 3],
  [HULL_SERIES]: [1, 2],
  [RIVAL_SERIES.power]: [12, 3],
  [RIVAL_SERIES.linear]: [6, 2],
  [RIVAL_SERIES.logit]: [6, 2, 1, 2],
  [RIVAL_SERIES.probit]: [6, 2, 1, 2, 1, 2],
  [RIVAL_SERIES.m4]: [3, 3],
  [RIVAL_SERIES.bnsl]: [12, 3, 3, 3],
};

/** Dashes by a field that holds one of the series above, of which these are present. */
export function seriesDashes(field: string, present: readonly string[]): Encodings['strokeDash'] {
  const shown = Object.keys(DASHES).filter((name) => present.includes(name));
  return dashes(
    field,
    shown.map((name) => [name, DASHES[name]]),
  );
}

/** Dashes by the values of a field, with a legend of lines. */
export function dashes(
  field: string,
  patterns: readonly (readonly [value: string, pattern: readonly number[]])[],
): Encodings['strokeDash'] {
  return {
    field,
    type: 'nominal',
    scale: {
      domain: patterns.map(([value]) => value),
      range: patterns.map(([, pattern]) => [...pattern]),
    },
    legend: { title: null, symbolType: 'stroke', symbolSize: 400, symbolStrokeWidth: 1.5 },
  };
}
