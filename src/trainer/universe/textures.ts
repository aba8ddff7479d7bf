/**
 * A texture: how much of the second shade stands at a point, in [0, 1].
 *
 * @param u, v position in the texture's own frame, in periods
 * @param radius distance from the object's centre, in periods
 */
export type Texture = (u: number, v: number, radius: number) => number;

const TURN = 2 * Math.PI;

/** How sharply a texture changes between its two shades: soft enough not to alias at a few pixels a period. */
const SHARPNESS = 1.2;

/** Textures that the upstream task "objects" is made of. */
export const SEEN_TEXTURES = {
  plain: () => 0,
  stripes: (u) => edge(Math.sin(TURN * u)),
  checks: (u, v) => edge(1.3 * Math.sin(TURN * u) * Math.sin(TURN * v)),
  dots: (u, v) => edge(2.2 * (0.32 - toNearest(u, v))),
  rings: (_u, _v, radius) => edge(Math.sin(TURN * radius)),
} satisfies Record<string, Texture>;

/** Textures that no upstream task shows as a class. */
export const UNSEEN_TEXTURES = {
  waves: (u, v) => edge(Math.sin(TURN * (u + 0.3 * Math.sin(TURN * 0.6 * v)))),
  grid: (u, v) => edge(1.6 * (Math.max(Math.cos(TURN * u), Math.cos(TURN * v)) - 0.55)),
  fade: (u) => 0.5 + 0.5 * Math.sin((TURN * u) / 4),
  bricks: (u, v) => {
    const row = Math.floor(v);
    const joint = Math.max(Math.cos(TURN * v), Math.cos(TURN * (0.5 * u + 0.5 * (row & 1))) - 0.1);
    return edge(1.8 * (joint - 0.6));
  },
  speckle: (u, v) => cellNoise(Math.floor(1.6 * u), Math.floor(1.6 * v)),
} satisfies Record<string, Texture>;

/** Every texture by name. */
export const TEXTURES: Readonly<Record<string, Texture>> = { ...SEEN_TEXTURES, ...UNSEEN_TEXTURES };

function edge(value: number): number {
  return Math.min(1, Math.max(0, 0.5 + SHARPNESS * value));
}

function toNearest(u: number, v: number): number {
  return Math.hypot(u - Math.round(u), v - Math.round(v));
}

/** A fixed pseudo-random shade for a cell (an integer hash after Jenkins). */
function cellNoise(i: number, j: number): number {
  let h = Math.imul(i, 0x9e3779b1) ^ Math.imul(j, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}
