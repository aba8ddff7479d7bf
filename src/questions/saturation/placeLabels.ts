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
  readonly align: 'left' | 'right';
  /** Share of the plot's width that it may take: what there is on its side of the point. */
  readonly room: number;
}

/** Width of a bold character and height of a line, at most, at the size of a note. */
const CHARACTER = 7.8;
const LINE = 16;
/** Distances from its point at which a label is tried, in order. */
const DISTANCES = [-18, 18, -36, 36, -54, 54, -72, 72, 90, 108, 126, 144];
/** Width of the plot on a phone, where labels must not meet either. */
export const NARROW = 260;

/** Where text lies: from left to right in a plot of each width, around a height. */
interface Place {
  readonly spans: readonly { readonly left: number; readonly right: number }[];
  readonly y: number;
}

/**
 * Places the labels of a figure so that none lies over another or leaves the plot, at its own width and on a phone: the
 * plateau's at its line on the left, the window's at the bottom, those of models at their points, the nearest place first.
 */
export function placeLabels(
  box: PlotBox,
  points: readonly NamedPoint[],
  others: {
    readonly plateau?: { readonly text: string; readonly downstream: number };
    readonly window?: { readonly text: string; readonly from: number; readonly to: number };
  },
): PlacedLabel[] {
  const widths = [box.width, NARROW];
  const share = (value: number) => (value - box.x.low) / (box.x.high - box.x.low);
  const pixelY = (value: number) => (box.height * (box.y.high - value)) / (box.y.high - box.y.low);
  const roomOf = (at: number, align: 'left' | 'right') => (align === 'right' ? at : 1 - at);
  const spans = (text: string, at: number, align: 'left' | 'right') =>
    widths.map((width) => {
      const wide = Math.min(text.length * CHARACTER, roomOf(at, align) * width);
      const left = at * width - (align === 'right' ? wide : 0);
      return { left, right: left + wide };
    });
  const taken: Place[] = [];
  const free = (place: Place) =>
    place.y >= LINE / 2 &&
    place.y <= box.height - LINE / 2 &&
    taken.every(
      (other) =>
        Math.abs(other.y - place.y) >= LINE ||
        place.spans.every(({ left, right }, w) => right < other.spans[w].left || left > other.spans[w].right),
    );
  const labels: PlacedLabel[] = [];
  const { plateau, window } = others;
  if (plateau) {
    const { text, downstream } = plateau;
    const dy = pixelY(downstream) > LINE ? -10 : 10;
    taken.push({ spans: spans(text, 0, 'left'), y: pixelY(downstream) + dy });
    labels.push({ kind: 'plateau', text, at: { downstream }, dx: 5, dy, align: 'left', room: 1 });
  }
  if (window) {
    const { text, from, to } = window;
    const align = share(to) > 0.5 ? 'right' : 'left';
    const upstream = align === 'right' ? to : from;
    taken.push({ spans: spans(text, share(upstream), align), y: box.height - 12 });
    labels.push({
      kind: 'window',
      text,
      at: { upstream },
      dx: 0,
      dy: -12,
      align,
      room: roomOf(share(upstream), align),
    });
  }
  for (const { kind, text, upstreamAccuracy: upstream, downstreamAccuracy: downstream } of points) {
    const align = share(upstream) > 0.5 ? 'right' : 'left';
    const span = spans(text, share(upstream), align);
    const y = pixelY(downstream);
    const dy = DISTANCES.find((distance) => free({ spans: span, y: y + distance }));
    if (dy === undefined) continue;
    taken.push({ spans: span, y: y + dy });
    const room = roomOf(share(upstream), align);
    labels.push({ kind, text, at: { upstream, downstream }, dx: 0, dy, align, room });
  }
  return labels;
}
