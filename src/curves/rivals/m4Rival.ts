import type { ErrorShape } from './errorShape.ts';
import type { RivalCurve } from './rivalCurve.ts';
import { fitSeparable, logRatio } from './separableRival.ts';
import { sigmoid, softplus } from './softplus.ts';

const { abs, max } = Math;

/** Newton steps that solve for the curve; it takes 4 to 8 to reach rounding. */
const NEWTON_STEPS = 60;
/** Relative step after which q is known to rounding: convergence is quadratic. */
const SOLVED = 1e-10;

/**
 * Estimator M4 of Alabdulmohsin, Neyshabur and Zhai 2022 (arXiv 2209.06640; methods/m4.py of its published code):
 *
 *     (e_DS - e_inf) / (e_0 - e_DS)^alpha = beta x^c,        x = e_US,
 *
 * between a limit e_inf and the error e_0 of guessing. Its authors fit logarithms; here it is least squares in
 * e_DS itself, as for every other rival, and x is an error, so c > 0.
 *
 * With u = (e_DS - e_inf) / (e_0 - e_inf), in (0, 1), and t = log(x / x_max) it reads
 *
 *     log u - alpha log(1 - u) = z,        z = z_0 + c t,        beta = exp(z_0) (e_0 - e_inf)^(1 - alpha) / x_max^c,
 *
 * and in q = logit u the left side is h(q) = alpha softplus(q) - softplus(-q), which rises with slope
 * h' = (1 - u) + alpha u between 1 and alpha and bends one way only, so Newton always arrives. Differentiating,
 * du/dz = u (1 - u) / h' and du/d alpha = -u (1 - u) softplus(q) / h'. theta = [z_0, c, alpha].
 */
export const m4Shape: ErrorShape = {
  offset: true,
  lower: [-15, 0.01, 0.01],
  upper: [60, 100, 15],
  grid: [
    [-3, -1, 0, 1, 3, 6],
    [0.3, 0.7, 1.4, 3, 6, 12],
    [0.05, 0.4, 1, 2.5, 6],
  ],
  at([, , z0, c, alpha], t, slopes) {
    const q = logitOf(z0 + c * t, alpha);
    const u = sigmoid(q);
    if (slopes) {
      const byZ = (u * (1 - u)) / (1 - u + alpha * u);
      slopes[2] = byZ;
      slopes[3] = byZ * t;
      slopes[4] = -byZ * softplus(q);
    }
    return u;
  },
};

/** The q with alpha softplus(q) - softplus(-q) = z. */
function logitOf(z: number, alpha: number): number {
  // For q far above and far below 0 the left side is alpha q and q.
  let q = z > 0 ? z / alpha : z;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const move = (alpha * softplus(q) - softplus(-q) - z) / (sigmoid(-q) + alpha * sigmoid(q));
    q -= move;
    if (abs(move) <= SOLVED * max(1, abs(q))) break;
  }
  return q;
}

/** Estimator M4, in the parameters of its authors. */
export const m4Rival: RivalCurve = {
  label: 'M4',
  parameterNames: ['beta', 'c', 'alpha', 'errorLimit', 'errorOfGuessing'],
  predict([beta, c, alpha, limit, guessing], upstreamAccuracy) {
    const span = guessing - limit;
    const z = Math.log(beta) + c * logRatio(1 - upstreamAccuracy, 0) - (1 - alpha) * Math.log(span);
    return 1 - limit - span * sigmoid(logitOf(z, alpha));
  },
  fitTo: (points) =>
    fitSeparable(
      points,
      m4Shape,
      ({ offset, scale, theta: [z0, c, alpha], logLargest }) => [
        Math.exp(z0 + (1 - alpha) * Math.log(scale) - c * logLargest),
        c,
        alpha,
        offset,
        offset + scale,
      ],
      m4Rival.predict,
    ),
};
