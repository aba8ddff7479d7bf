/**
 * Whether a function may have a minimum and a maximum inside an interval, judged from its values and slopes at the
 * ends: a cubic with these ends is monotone when both slopes, divided by the secant's, are positive and lie in a
 * circle of radius 3 (Fritsch and Carlson 1980).
 */
export function mayHaveExtremum(
  width: number,
  leftValue: number,
  leftSlope: number,
  rightValue: number,
  rightSlope: number,
): boolean {
  const secant = (rightValue - leftValue) / width;
  if (secant === 0) return leftSlope !== 0 || rightSlope !== 0;
  const left = leftSlope / secant;
  const right = rightSlope / secant;
  return !(left >= 0 && right >= 0 && left * left + right * right <= 9);
}
