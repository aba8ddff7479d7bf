import { ALPHA_MAX, ALPHA_MIN } from '../lawLimits.ts';
import { predictDownstreamAccuracy } from '../saturatingLaw.ts';
import type { ErrorShape } from './errorShape.ts';
import type { RivalCurve } from './rivalCurve.ts';
import { fitSeparable } from './separableRival.ts';

const shape: ErrorShape = {
  offset: false,
  lower: [ALPHA_MIN],
  upper: [ALPHA_MAX],
  grid: [[0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2.5, 5, 10, 25, 60]],
  at([, , alpha], t, slopes) {
    const value = Math.exp(alpha * t);
    if (slopes) slopes[2] = t * value;
    return value;
  },
};

/** The law without irreducible error, e_DS = k e_US^alpha. */
export const powerRival: RivalCurve = {
  label: 'power law',
  parameterNames: ['k', 'alpha'],
  predict: ([k, alpha], a) => predictDownstreamAccuracy({ k, alpha, irreducibleError: 0 }, a),
  fitTo: (points) =>
    fitSeparable(
      points,
      shape,
      ({ scale, theta: [alpha], logLargest }) => [scale * Math.exp(-alpha * logLargest), alpha],
      powerRival.predict,
    ),
};
