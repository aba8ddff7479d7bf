/** Decimals of a number that is drawn: more than a screen can show, fewer than a page should carry. */
const DECIMALS = 6;

/**
 * A number as a spec carries it.
 *
 * @example roundForPlot(0.8128799999999999) // 0.81288
 */
export function roundForPlot(value: number): number {
  return Number(value.toFixed(DECIMALS));
}
