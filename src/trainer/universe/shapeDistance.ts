import { type Shape, type ShapePoint, STROKE_WIDTH } from './shapes.ts';

/** Signed distance of a point to a shape's edge, in radii of the shape: negative inside. */
export type ShapeDistance = (x: number, y: number) => number;

/**
 * The signed distance to a shape's edge.
 *
 * The distance to a polygon is the least distance to one of its edges; a point is inside where a ray from it crosses
 * an odd number of edges. A stroke is whatever lies within half its width of a line.
 */
export function shapeDistance({ contours, strokes }: Shape): ShapeDistance {
  if (contours) {
    const edges = segments(contours.map((contour) => [...contour, contour[0]]));
    return (x, y) => {
      const distance = Math.sqrt(leastSquaredDistance(edges, x, y));
      return inside(edges, x, y) ? -distance : distance;
    };
  }
  const lines = segments(strokes ?? []);
  return (x, y) => Math.sqrt(leastSquaredDistance(lines, x, y)) - STROKE_WIDTH / 2;
}

/** Segments as x1, y1, x2, y2, one after the other. */
function segments(lines: readonly (readonly ShapePoint[])[]): Float64Array {
  return Float64Array.from(lines.flatMap((line) => line.slice(1).flatMap((to, i) => [...line[i], ...to])));
}

function leastSquaredDistance(edges: Float64Array, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < edges.length; i += 4) {
    const dx = edges[i + 2] - edges[i];
    const dy = edges[i + 3] - edges[i + 1];
    const px = x - edges[i];
    const py = y - edges[i + 1];
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
    const squared = (px - along * dx) ** 2 + (py - along * dy) ** 2;
    if (squared < least) least = squared;
  }
  return least;
}

function inside(edges: Float64Array, x: number, y: number): boolean {
  let odd = false;
  for (let i = 0; i < edges.length; i += 4) {
    const y1 = edges[i + 1];
    const y2 = edges[i + 3];
    if (y1 > y === y2 > y) continue;
    if (x < edges[i] + ((y - y1) / (y2 - y1)) * (edges[i + 2] - edges[i])) odd = !odd;
  }
  return odd;
}
