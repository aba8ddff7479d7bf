import { linearRegression } from 'simple-statistics';
import { normalDensity, normalProbability, normalQuantile } from '../../base/normal.ts';
import type { AccuracyPoints } from '../accuracyPoints.ts';
import type { RivalCurve } from './rivalCurve.ts';
import { curveSse, distinctCount, logLikelihood, noFit } from './rivalFit.ts';

/**
 * Logit and probit axes have no place for 0 and 1: there, and only there, accuracies are clipped to
 * [AXIS_CLIP, 1 - AXIS_CLIP].
 */
export const AXIS_CLIP = 0.001;

/** An axis on which accuracies may lie on a line. */
interface Axis {
  readonly clip: number;
  /** Place of an accuracy on the axis, its slope, and the way back. */
  to(accuracy: number): number;
  slope(accuracy: number): number;
  from(place: number): number;
}

const AXES: Readonly<Record<'linear' | 'logit' | 'probit', Axis>> = {
  linear: { clip: 0, to: (a) => a, slope: () => 1, from: (v) => v },
  logit: {
    clip: AXIS_CLIP,
    to: (a) => Math.log(a / (1 - a)),
    slope: (a) => 1 / (a * (1 - a)),
    from: (v) => 1 / (1 + Math.exp(-v)),
  },
  probit: {
    clip: AXIS_CLIP,
    to: normalQuantile,
    slope: (a) => 1 / normalDensity(normalQuantile(a)),
    from: normalProbability,
  },
};

/** A straight line on an axis: axis(a_DS) = intercept + slope axis(a_US), by ordinary least squares on that axis. */
export function lineRival(name: 'linear' | 'logit' | 'probit'): RivalCurve {
  const axis = AXES[name];
  const clip = (accuracy: number) => Math.min(1 - axis.clip, Math.max(axis.clip, accuracy));
  const predict = ([intercept, slope]: readonly number[], upstreamAccuracy: number) =>
    axis.from(intercept + slope * axis.to(clip(upstreamAccuracy)));
  return {
    label: name === 'linear' ? 'line' : `line, ${name} axes`,
    parameterNames: ['intercept', 'slope'],
    predict,
    fitTo(points: AccuracyPoints) {
      const { upstream, downstream } = points;
      const n = upstream.length;
      if (distinctCount(upstream, clip) < 2) return noFit('one upstream accuracy only');
      const places = Array.from({ length: n }, (_, i) => [
        axis.to(clip(upstream[i])),
        axis.to(clip(downstream[i])),
      ]);
      const { m, b } = linearRegression(places);
      let axisSse = 0;
      let logSlopes = 0;
      let clipped = 0;
      for (let i = 0; i < n; i++) {
        axisSse += (places[i][1] - b - m * places[i][0]) ** 2;
        logSlopes += Math.log(axis.slope(clip(downstream[i])));
        if (clip(upstream[i]) !== upstream[i] || clip(downstream[i]) !== downstream[i]) clipped++;
      }
      const parameters = [b, m];
      return {
        parameters,
        sse: curveSse(points, (a) => predict(parameters, a)),
        logLikelihood: logLikelihood(axisSse, n) + logSlopes,
        notes: clipped > 0 ? [`${clipped} of ${n} models clipped to [${axis.clip}, ${1 - axis.clip}]`] : [],
      };
    },
  };
}
