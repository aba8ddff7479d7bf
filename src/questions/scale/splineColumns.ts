/**
 * Columns of a natural cubic spline (Hastie, Tibshirani and Friedman 2009, eqs. 5.4 and 5.5): a smooth curve that is
 * straight beyond its outer knots. Knots stand at quantiles of x; equal ones count once. The constant is not among
 * the columns.
 *
 * @returns as many columns as knots, less one; a straight line with two distinct knots or fewer
 */
export function splineColumns(x: Float64Array, knotCount: number): Float64Array[] {
  const sorted = Float64Array.from(x).sort();
  const [low, width] = [sorted[0], sorted[sorted.length - 1] - sorted[0] || 1];
  const scaled = x.map((value) => (value - low) / width);
  const places = Array.from({ length: knotCount }, (_, k) => {
    const at = Math.round((k * (sorted.length - 1)) / (knotCount - 1));
    return (sorted[at] - low) / width;
  });
  const knots = [...new Set(places)];
  const last = knots.length - 1;
  if (last < 2) return [scaled];
  const cube = (value: number) => (value > 0 ? value ** 3 : 0);
  const piece = (value: number, k: number) =>
    (cube(value - knots[k]) - cube(value - knots[last])) / (knots[last] - knots[k]);
  return [
    scaled,
    ...Array.from({ length: last - 1 }, (_, k) =>
      scaled.map((value) => piece(value, k) - piece(value, last - 1)),
    ),
  ];
}
