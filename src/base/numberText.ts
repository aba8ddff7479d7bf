/** A whole number with its thousands apart: 4,800. Browsers take long to make a format of a locale ready. */
export function countText(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Three significant digits, without an exponent where a reader needs none. */
export function significantText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e4 || size < 1e-3)) return value.toExponential(1);
  return size >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}

/** A fraction as a percentage: 77.9 %. */
export function percentText(fraction: number): string {
  return `${tenths(100 * fraction)} %`;
}

/** A difference of two fractions in points: 1.2 pt. */
export function pointsText(difference: number): string {
  return `${tenths(100 * difference)} pt`;
}

/** One decimal, and no minus before a zero. */
function tenths(value: number): string {
  const text = value.toFixed(1);
  return text === '-0.0' ? '0.0' : text;
}

/** A number and its noun: 1 task, 7 tasks. */
export function countOf(n: number, noun: string, plural = `${noun}s`): string {
  return `${countText(n)} ${n === 1 ? noun : plural}`;
}

/** Parts of a sentence: a, b and c. */
export function listText(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
