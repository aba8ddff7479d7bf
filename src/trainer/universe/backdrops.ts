/**
 * What lies behind the objects: how much of the second shade stands at a point, in [0, 1].
 *
 * @param u, v position in the backdrop's own frame, the image being 1 wide
 */
export type Backdrop = (u: number, v: number) => number;

/** Every backdrop by name. */
export const BACKDROPS: Readonly<Record<string, Backdrop>> = {
  flat: () => 0.5,
  slope: (u) => clamp(0.5 + 0.9 * u),
  horizon: (u) => clamp(0.5 + 8 * u),
  beams: (u) => clamp(0.5 + 1.5 * Math.sin(2 * Math.PI * 2.2 * u)),
  glow: (u, v) => clamp(1.15 - 2.6 * Math.hypot(u, v)),
  patches: (u, v) => clamp(0.5 + 1.6 * Math.sin(2 * Math.PI * 1.4 * u) * Math.sin(2 * Math.PI * 1.4 * v)),
};

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
