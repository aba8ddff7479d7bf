import { Matrix } from 'ml-matrix';
import type { Curve } from './curveProblem.ts';

/** Columns of length 1 whose smallest singular value is below this, relative to the largest, are not independent. */
export const INDEPENDENT = 1e-13;

/** Relative step of central differences: the cube root of the rounding unit balances both of its errors. */
const DIFFERENCE = Math.cbrt(2 ** -52);

/**
 * Derivatives of a curve with respect to its parameters at every x: row i holds x[i], column j parameter j.
 * The curve's own gradient where it has one; else central differences, extrapolated once (Richardson 1911: the
 * error of step h and of step 2h cancel to fourth order), one-sided steps staying inside the bounds.
 */
export function curveJacobian<X>(
  curve: Curve<X>,
  parameters: readonly number[],
  x: ArrayLike<X>,
  lower: readonly number[],
  upper: readonly number[],
): Matrix {
  const jacobian = Matrix.zeros(x.length, parameters.length);
  if (curve.gradient) {
    for (let i = 0; i < x.length; i++) jacobian.setRow(i, Array.from(curve.gradient(parameters, x[i])));
    return jacobian;
  }
  for (let j = 0; j < parameters.length; j++) {
    const step = differenceStep(parameters[j]);
    const moved = [...parameters];
    const at = (offset: number, i: number) => {
      moved[j] = parameters[j] + offset;
      return curve.value(moved, x[i]);
    };
    const roomBelow = parameters[j] - lower[j] >= 2 * step;
    const roomAbove = upper[j] - parameters[j] >= 2 * step;
    const side = roomAbove ? 1 : -1;
    for (let i = 0; i < x.length; i++) {
      let slope: number;
      if (roomBelow && roomAbove) {
        const near = at(step, i) - at(-step, i);
        const far = at(2 * step, i) - at(-2 * step, i);
        slope = (8 * near - far) / (12 * step);
      } else {
        slope = (side * (4 * at(side * step, i) - at(2 * side * step, i) - 3 * at(0, i))) / (2 * step);
      }
      jacobian.set(i, j, slope);
    }
  }
  return jacobian;
}

/** A step that is exactly representable at the parameter's size. */
function differenceStep(parameter: number): number {
  const size = Math.abs(parameter) || DIFFERENCE;
  return size + DIFFERENCE * size - size || DIFFERENCE * size;
}
