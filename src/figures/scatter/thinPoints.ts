import { groupBy } from '../../base/groupBy.ts';

/** Columns and rows of the grid on which crowding is counted; halved while there are more cells than points to keep. */
const MOST_CELLS = 48;
const LEAST_CELLS = 3;

/** Points to draw: position, and the group whose points are counted apart. */
export interface DrawnPoints {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly group?: (index: number) => number;
}

/**
 * Chooses which of many points to draw: crowded places are thinned, lonely points stay.
 *
 * The plane is cut into cells, 48 x 48 or fewer, so that each may keep a point of every group in it. Every cell keeps at
 * most so many points of a group as just fit in all, evenly spaced in the order of the table, so the choice is the same
 * every time. For drawing alone: fits use every point.
 *
 * @param most points to keep
 * @param always indices that stay, such as the fitted points; they count towards `most`
 * @returns indices in ascending order
 * @example thinPoints({ x: [0, 0, 0, 1], y: [0, 0, 0, 1] }, 3, []) // [0, 1, 3]
 */
export function thinPoints(points: DrawnPoints, most: number, always: Iterable<number>): number[] {
  const n = points.x.length;
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  const kept = new Set(always);
  const room = Math.max(0, most - kept.size);
  let crowds: number[][] = [];
  for (let cells = MOST_CELLS; cells >= LEAST_CELLS; cells /= 2) {
    crowds = crowdsOf(points, kept, cells);
    if (crowds.length <= room) break;
  }
  const quota = largestQuota(
    crowds.map(({ length }) => length),
    room,
  );
  let spare = room - crowds.reduce((sum, { length }) => sum + Math.min(length, quota), 0);
  for (const crowd of crowds) {
    const share = crowd.length > quota && spare > 0 ? quota + 1 : quota;
    if (share > quota) spare--;
    const taken = Math.min(crowd.length, share);
    for (let j = 0; j < taken; j++) kept.add(crowd[Math.floor((j * crowd.length) / taken)]);
  }
  return [...kept].sort((a, b) => a - b);
}

/** The largest number of points a cell for which all cells together keep no more than there is room for. */
function largestQuota(sizes: readonly number[], room: number): number {
  let low = 0;
  let high = sizes.reduce((most, size) => Math.max(most, size), 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sizes.reduce((sum, size) => sum + Math.min(size, middle), 0) <= room) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The points of each group in each cell, without those that are kept anyway. */
function crowdsOf({ x, y, group }: DrawnPoints, kept: ReadonlySet<number>, cells: number): number[][] {
  const [column, row] = [cellOf(x, cells), cellOf(y, cells)];
  const indices = Array.from(x, (_, i) => i).filter((i) => !kept.has(i));
  return [...groupBy(indices, (i) => ((group?.(i) ?? 0) * cells + column(i)) * cells + row(i)).values()];
}

/** The column (or row) of a value between the smallest and the largest. */
function cellOf(values: ArrayLike<number>, cells: number): (index: number) => number {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const width = (high - low) / cells || 1;
  return (index) => Math.min(cells - 1, Math.floor((values[index] - low) / width));
}
