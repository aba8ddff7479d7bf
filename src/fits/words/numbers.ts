import type { Estimate } from '../../curves/frontier/estimate.ts';

/** An accuracy in words: "84.7 %". */
export function percentOf(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}

/** A difference of accuracies in words: "1.3 points". */
export function pointsOf(fraction: number): string {
  const points = 100 * fraction;
  return `${points.toFixed(Math.abs(points) < 0.95 ? 2 : 1)} points`;
}

/** Two accuracies in words: "84.7 % to 90.1 % upstream". */
export function rangeWords(from: number, to: number): string {
  return `${percentOf(from)} to ${percentOf(to)} upstream`;
}

/** A slope with its interval in words: "0.38 points [0.36, 0.42]". */
export function slopeWords(slope: number, [low, high]: readonly [number, number]): string {
  return `${signed(slope)} points [${signed(low)}, ${signed(high)}]`;
}

/** Two decimals, with a real minus and no minus zero. */
function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && Number(text) !== 0 ? `-${text}` : text;
}

/** An accuracy with its interval in words: "93.1 % [91.0, 95.5]". */
export function estimateWords({ low, median, high }: Estimate): string {
  return `${percentOf(median)} [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}
