import type { Random } from '../../random.ts';
import type { Difficulty } from './difficulty.ts';
import type { ImageLevels } from './drawImage.ts';
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
/** Radius of the objects in a crowd, from and to, in widths of the image. */
const CROWD_RADIUS = [0.1, 0.145] as const;
/** Least distance between the centres of two objects in a crowd, in their mean radii. */
const CROWD_GAP = 2.1;
/** Tries to find room for an object before the crowd is scattered anew. */
const TRIES = 40;
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

/** Objects that do not touch. */
function scatter(count: number, random: Random): Placed[] {
  const within = (low: number, high: number) => low + (high - low) * random.uniform();
  for (;;) {
    const placed: Placed[] = [];
    for (let tries = 0; placed.length < count && tries < TRIES; tries++) {
      const radius = within(...CROWD_RADIUS);
      const [x, y] = [within(radius, 1 - radius), within(radius, 1 - radius)];
      const free = placed.every(
        (other) => Math.hypot(other.x - x, other.y - y) > (CROWD_GAP * (other.radius + radius)) / 2,
      );
      if (free) placed.push({ x, y, radius });
    }
    if (placed.length === count) return placed;
  }
}
