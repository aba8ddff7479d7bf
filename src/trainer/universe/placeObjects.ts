import type { Random } from '../../base/random.ts';
import type { Difficulty } from './difficulty.ts';
import type { ImageLevels } from './factorLevels.ts';
import type { Layout } from './scenes.ts';

/** Where an object stands; lengths are in widths of the image. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Name of its shape, where the layout decides that and not the factor. */
  readonly shape?: string;
}

/** Levels of the factor `size`. */
const SIZES = 5;
/** A crowd stands in the cells of a grid of so many a side, a little off their middles. */
const CROWD_CELLS = 4;
const CROWD_JITTER = 0.015;
/** Radius of the objects in a crowd, from and to, in widths of the image. */
const CROWD_RADIUS = [0.09, 0.12] as const;
/** Middles of the nine places of a single object from the image's middle, and how far off it may stand, in widths of the image. */
const PLACE_STEP = 0.28;
const PLACE_JITTER = 0.03;
/** Half the distance between the objects of a pair, in widths of the image. */
const PAIR_REACH = [0.2, 0.3] as const;
const PAIR_RADIUS = [0.13, 0.18] as const;

/** Places the objects of one image. */
export function placeObjects(
  layout: Layout,
  levels: ImageLevels,
  { radius, offset }: Difficulty,
  random: Random,
): Placed[] {
  const within = (low: number, high: number) => low + (high - low) * random.uniform();
  switch (layout) {
    case 'surface':
      return [];
    case 'single': {
      const size = (levels.size + random.uniform()) / SIZES;
      // Three bands with gaps between them.
      const third = (level: number) => 0.5 + offset * (0.75 * (level - 1) + within(-0.25, 0.25));
      return [
        {
          x: third(levels.column),
          y: third(levels.row),
          radius: radius[0] + size * (radius[1] - radius[0]),
        },
      ];
    }
    case 'place': {
      const size = (levels.size + random.uniform()) / SIZES;
      const place = (level: number) => 0.5 + PLACE_STEP * (level - 1) + within(-PLACE_JITTER, PLACE_JITTER);
      return [
        {
          x: place(levels.column),
          y: place(levels.row),
          radius: radius[0] + size * (radius[1] - radius[0]),
        },
      ];
    }
    case 'crowd':
      return scatter(levels.count + 1, random);
    case 'pair': {
      const angle = ((levels.direction + within(-0.3, 0.3)) * 2 * Math.PI) / 8;
      const reach = within(...PAIR_REACH);
      const [dx, dy] = [reach * Math.cos(angle), reach * Math.sin(angle)];
      const [x, y] = [within(0.46, 0.54), within(0.46, 0.54)];
      return [
        { x: x - dx, y: y - dy, radius: within(...PAIR_RADIUS), shape: 'disc' },
        { x: x + dx, y: y + dy, radius: within(...PAIR_RADIUS), shape: 'star' },
      ];
    }
  }
}

/** Objects in cells of a grid, so that they do not touch. */
function scatter(count: number, random: Random): Placed[] {
  const within = (low: number, high: number) => low + (high - low) * random.uniform();
  const cells = Array.from({ length: CROWD_CELLS ** 2 }, (_, cell) => cell);
  return Array.from({ length: count }, (_, i) => {
    const other = i + random.integer(cells.length - i);
    [cells[i], cells[other]] = [cells[other], cells[i]];
    const radius = within(...CROWD_RADIUS);
    const centre = (place: number) => (place + 0.5) / CROWD_CELLS + within(-CROWD_JITTER, CROWD_JITTER);
    return { x: centre(cells[i] % CROWD_CELLS), y: centre(Math.floor(cells[i] / CROWD_CELLS)), radius };
  });
}
