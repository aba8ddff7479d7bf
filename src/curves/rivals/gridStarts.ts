import type { ErrorShape } from './errorShape.ts';
import type { WeightedPoints } from './groupPoints.ts';

/**
 * The best points of a shape's grid, no two of which are neighbours, each as [offset, share, ...theta] with the
 * offset and the share (of what the offset leaves) that are best there.
 */
export function gridStarts(shape: ErrorShape, points: WeightedPoints, most: number): number[][] {
  const candidates = places(shape.grid.map(({ length }) => length)).map((place) => {
    const theta = place.map((index, j) => shape.grid[j][index]);
    return { place, theta, ...linearPart(shape, theta, points) };
  });
  candidates.sort((a, b) => a.sse - b.sse);
  const chosen: typeof candidates = [];
  for (const candidate of candidates) {
    if (chosen.length === most) break;
    const near = chosen.some(({ place }) => steps(place, candidate.place) <= 1);
    if (!near) chosen.push(candidate);
  }
  return chosen.map(({ offset, share, theta }) => [offset, share, ...theta]);
}

/** All places of a grid with so many values along each axis. */
function places(lengths: readonly number[]): number[][] {
  return lengths.reduce<number[][]>(
    (before, length) => before.flatMap((place) => Array.from({ length }, (_, index) => [...place, index])),
    [[]],
  );
}

/** The best offset and share for a theta: weighted linear regression, moved inside its bounds. */
function linearPart(shape: ErrorShape, theta: readonly number[], { x, y, weight }: WeightedPoints) {
  let [w, v, u, vv, uv] = [0, 0, 0, 0, 0];
  const parameters = [0, 0, ...theta];
  const values = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const value = shape.at(parameters, x[i]);
    values[i] = value;
    w += weight[i];
    v += weight[i] * value;
    u += weight[i] * y[i];
    vv += weight[i] * value * value;
    uv += weight[i] * value * y[i];
  }
  const determinant = w * vv - v * v;
  let offset = determinant > 0 ? (vv * u - v * uv) / determinant : u / w;
  let scale = determinant > 0 ? (w * uv - v * u) / determinant : 0;
  if (!shape.offset || offset < 0) {
    offset = 0;
    scale = vv > 0 ? uv / vv : 0;
  }
  offset = Math.min(1, offset);
  scale = Math.min(1 - offset, Math.max(0, scale));
  let sse = 0;
  for (let i = 0; i < x.length; i++) sse += weight[i] * (y[i] - offset - scale * values[i]) ** 2;
  return {
    offset,
    share: offset < 1 ? scale / (1 - offset) : 0,
    sse: Number.isFinite(sse) ? sse : Number.POSITIVE_INFINITY,
  };
}

/** Steps along the grid's axes from one place to another. */
function steps(from: readonly number[], to: readonly number[]): number {
  return from.reduce((sum, index, j) => sum + Math.abs(index - to[j]), 0);
}
