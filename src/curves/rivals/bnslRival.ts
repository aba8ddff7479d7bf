import type { ErrorShape } from './errorShape.ts';
import type { RivalCurve } from './rivalCurve.ts';
import { fitSeparable, SMALLEST_ERROR } from './separableRival.ts';
import { sigmoid, softplus } from './softplus.ts';

const { exp } = Math;

/** Narrowest break, in log x. A narrower one is a corner, which least squares hides between any two noisy models. */
const NARROWEST = 0.05;

/**
 * A broken neural scaling law with one break (Caballero et al. 2023, arXiv 2210.14891, Eq. 1 with n = 1):
 *
 *     e_DS = a + b x^c0 (1 + (x / d1)^(1/f1))^(c1 f1),        x = e_US.
 *
 * Its authors write -c0 and -c1, for an x (data, parameters) that grows as the error falls; here x is itself an
 * error. In log-log axes e_DS - a has slope c0 below the break at d1 and c0 + c1 above it; f1 is the width of the
 * break in log x.
 *
 * With t = log(x / x_max), delta = log(d1 / x_max) and P(t) = f softplus((t - delta) / f), what is fitted is
 *
 *     a + B exp(c0 t + (c0' - c0) (P(t) - P(0))),        c0' = c0 + c1,
 *
 * in theta = [c0, c0', delta, log f]: B is the rise up to x_max, and the four do not trade off against it.
 * With s = softplus(z) and g = sigmoid(z), z = (t - delta) / f: dP/d delta = -g, dP/d log f = f s - (t - delta) g.
 */
export const bnslShape: ErrorShape = {
  offset: true,
  lower: [0, -10, -7, Math.log(NARROWEST)],
  upper: [20, 20, 0.7, Math.log(5)],
  grid: [
    [0.1, 0.5, 1, 2, 4, 8],
    [-0.5, 0, 0.5, 1, 2, 5],
    [-3, -1.8, -1.1, -0.6, -0.25],
    [Math.log(0.07), Math.log(0.4)],
  ],
  at([, , c0, above, delta, logWidth], t, slopes) {
    const width = exp(logWidth);
    const risen = rise(t, delta, width);
    const value = exp(c0 * t + (above - c0) * risen);
    if (slopes) {
      const here = (t - delta) / width;
      const end = -delta / width;
      const [byHere, byEnd] = [sigmoid(here), sigmoid(end)];
      slopes[2] = value * (t - risen);
      slopes[3] = value * risen;
      slopes[4] = value * (above - c0) * (byEnd - byHere);
      slopes[5] = value * (above - c0) * (risen - width * (here * byHere - end * byEnd));
    }
    return value;
  },
};

/** P(t) - P(0). */
function rise(t: number, delta: number, width: number): number {
  return width * (softplus((t - delta) / width) - softplus(-delta / width));
}

/** A broken neural scaling law with one break, in the parameters of its authors. */
export const bnslRival: RivalCurve = {
  label: 'BNSL',
  parameterNames: ['a', 'b', 'c0', 'c1', 'd1', 'f1'],
  predict([a, b, c0, c1, d1, f1], upstreamAccuracy) {
    const logX = Math.log(Math.max(1 - upstreamAccuracy, SMALLEST_ERROR));
    return 1 - a - Math.exp(Math.log(b) + c0 * logX + c1 * f1 * softplus((logX - Math.log(d1)) / f1));
  },
  fitTo: (points) =>
    fitSeparable(
      points,
      bnslShape,
      ({ offset, scale, theta: [c0, above, delta, logWidth], logLargest }) => {
        const width = Math.exp(logWidth);
        const c1 = above - c0;
        const b = scale * Math.exp(-c0 * logLargest - c1 * width * softplus(-delta / width));
        return [offset, b, c0, c1, Math.exp(delta + logLargest), width];
      },
      bnslRival.predict,
    ),
};
