/** Which models make the top of a table by upstream accuracy; `npm run bench -- topSlope` measures the choices. */
export const TOP_WINDOW = {
  /** Share of the models, at least `least` of them. */
  share: 0.2,
  least: 40,
  /** In tables of fewer models than this: the top half, at least `leastSmall`; no window in smaller ones. */
  small: 60,
  leastSmall: 14,
} as const;

/** Models in a window, and the upstream accuracies it reaches over. */
export interface UpstreamWindow {
  readonly models: readonly number[];
  readonly from: number;
  readonly to: number;
}

/**
 * The top window by upstream accuracy and the window of as many models before it. Models with the same upstream
 * accuracy stay together, so that the order of rows does not matter.
 *
 * @returns null where the models are too few, or all have one upstream accuracy
 */
export function topWindow(
  upstream: ArrayLike<number>,
): { readonly top: UpstreamWindow; readonly before: UpstreamWindow | null } | null {
  const n = upstream.length;
  const { share, least, small, leastSmall } = TOP_WINDOW;
  if (n < leastSmall) return null;
  const wanted = n < small ? Math.max(leastSmall, Math.round(n / 2)) : Math.max(least, Math.round(share * n));
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => upstream[j] - upstream[i]);
  const top = windowOf(order, upstream, 0, wanted);
  if (!top || top.from === top.to) return null;
  const before = windowOf(order, upstream, top.models.length, wanted);
  return { top, before: before && before.from < before.to ? before : null };
}

/** `wanted` models from a place in the order on, or all that are left; null for fewer than the smallest window. */
function windowOf(
  order: readonly number[],
  upstream: ArrayLike<number>,
  start: number,
  wanted: number,
): UpstreamWindow | null {
  let end = Math.min(order.length, start + wanted);
  while (end < order.length && upstream[order[end]] === upstream[order[end - 1]]) end++;
  if (end - start < TOP_WINDOW.leastSmall) return null;
  const models = order.slice(start, end);
  return { models, from: upstream[order[end - 1]], to: upstream[order[start]] };
}
