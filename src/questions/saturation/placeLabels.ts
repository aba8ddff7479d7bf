import type { AccuracyRange } from '../../figures/scatter/axes.ts';

/** A plot on linear axes, in pixels. */
export interface PlotBox {
  readonly x: AccuracyRange;
  readonly y: AccuracyRange;
  readonly width: number;
  readonly height: number;
}

/** A model that is named beside its point. */
export interface NamedPoint {
  readonly kind: string;
  readonly text: string;
  readonly upstreamAccuracy: number;
  readonly downstreamAccuracy: number;
}

/** A label: where it is anchored, as data, and how far from there it stands, in pixels. */
export interface PlacedLabel {
  readonly kind: string;
  readonly text: string;
  readonly at: { readonly upstream?: number; readonly downstream?: number };
  readonly dx: number;
  readonly dy: number;
  readonly align: 'left' | 'right' | 'center';
}

/** Width of a bold character and height of a line, at most, at the size of a note. */
const CHARACTER = 7.8;
const LINE = 16;
/** Distances from its point at which a label is tried, in order. */
const DISTANCES = [-18, 18, -36, 36, -54, 54, -72, 72, 90, 108];

/**
 * Places the labels of a figure so that none lies over another or leaves the plot: the plateau's over its line on the
 * left, the window's at the bottom, those of models beside their points, where there is room first.
 */
export function placeLabels(
  box: PlotBox,
  points: readonly NamedPoint[],
  others: {
    readonly plateau?: { readonly text: string; readonly downstream: number };
    readonly window?: { readonly text: string; readonly from: number; readonly to: number };
  },
): PlacedLabel[] {
  const { width, height } = box;
  const pixelX = (value: number) => (width * (value - box.x.low)) / (box.x.high - box.x.low);
  const pixelY = (value: number) => (height * (box.y.high - value)) / (box.y.high - box.y.low);
  const taken: { left: number; right: number; y: number }[] = [];
  const free = (left: number, right: number, y: number) =>
    y >= LINE / 2 &&
    y <= height - LINE / 2 &&
    taken.every((other) => right < other.left || left > other.right || Math.abs(other.y - y) >= LINE);
  const labels: PlacedLabel[] = [];
  const { plateau, window } = others;
  if (plateau) {
    const { text, downstream } = plateau;
    const over = pixelY(downstream) > LINE ? -10 : 10;
    taken.push({ left: 0, right: 5 + text.length * CHARACTER, y: pixelY(downstream) + over });
    labels.push({ kind: 'plateau', text, at: { downstream }, dx: 5, dy: over, align: 'left' });
  }
  if (window) {
    const half = (window.text.length * CHARACTER) / 2;
    const middle = pixelX((window.from + window.to) / 2);
    const centre = Math.min(Math.max(middle, half), width - half);
    taken.push({ left: centre - half, right: centre + half, y: height - 12 });
    labels.push({
      kind: 'window',
      text: window.text,
      at: { upstream: (window.from + window.to) / 2 },
      dx: centre - middle,
      dy: -12,
      align: 'center',
    });
  }
  for (const { kind, text, upstreamAccuracy: upstream, downstreamAccuracy: downstream } of points) {
    const x = pixelX(upstream);
    const y = pixelY(downstream);
    const wide = text.length * CHARACTER;
    const toLeft = x + wide > width;
    // Where neither side has room for all of it, the label ends at the plot's edge.
    const right = toLeft ? Math.min(width, Math.max(x, wide)) : x + wide;
    const dy = DISTANCES.find((distance) => free(right - wide, right, y + distance));
    if (dy === undefined) continue;
    taken.push({ left: right - wide, right, y: y + dy });
    const dx = toLeft ? right - x : 0;
    labels.push({ kind, text, at: { upstream, downstream }, dx, dy, align: toLeft ? 'right' : 'left' });
  }
  return labels;
}
