/** Which models make the top of a table by upstream accuracy. */
export interface WindowChoice {
  /** Share of the models, and the fewest of them, in tables of `small` models or more. */
  readonly share: number;
  readonly least: number;
  readonly small: number;
  /** Share of the models, and the fewest of them, in smaller tables; below that there is no window. */
  readonly smallShare: number;
  readonly leastSmall: number;
}

/** The choice made; `npm run bench -- topSlope` measures others. */
export const TOP_WINDOW: WindowChoice = { share: 0.2, least: 40, small: 60, smallShare: 0.5, leastSmall: 14 };

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
  choice = TOP_WINDOW,
): { readonly top: UpstreamWindow; readonly before: UpstreamWindow | null } | null {
  const n = upstream.length;
  const { share, least, small, smallShare, leastSmall } = choice;
  if (n < leastSmall) return null;
  const wanted =
    n < small ? Math.max(leastSmall, Math.round(smallShare * n)) : Math.max(least, Math.round(share * n));
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => upstream[j] - upstream[i]);
  const top = windowOf(order, upstream, 0, wanted, leastSmall);
  if (!top || top.from === top.to) return null;
  const before = windowOf(order, upstream, top.models.length, wanted, leastSmall);
  return { top, before: before && before.from < before.to ? before : null };
}

/** `wanted` models from a place in the order on, or all that are left; null for fewer than the fewest. */
function windowOf(
  order: readonly number[],
  upstream: ArrayLike<number>,
  start: number,
  wanted: number,
  fewest: number,
): UpstreamWindow | null {
  let end = Math.min(order.length, start + wanted);
  while (end < order.length && upstream[order[end]] === upstream[order[end - 1]]) end++;
  if (end - start < fewest) return null;
  const models = order.slice(start, end);
  return { models, from: upstream[order[end - 1]], to: upstream[order[start]] };
}
