/** How much an image hides what it shows; every number is a range or a spread that images are drawn from. */
export interface Difficulty {
  /** Standard deviation of the noise on every pixel and channel, in [0, 1] of full scale. */
  readonly noise: number;
  /** Greatest rotation of an object to either side, in degrees. */
  readonly rotation: number;
  /** Radius of a single object, from the smallest to the largest, in widths of the image. */
  readonly radius: readonly [smallest: number, largest: number];
  /** How far a single object may stand from the middle, in widths of the image. */
  readonly offset: number;
  /** How far the second shade of a backdrop is from the first, in [0, 1]. */
  readonly backdropContrast: number;
  /** Saturation of colours, from and to, in [0, 1]. */
  readonly saturation: readonly [number, number];
  /** Difference in brightness between object and background, from the least to the greatest, in [0, 1]. */
  readonly contrast: readonly [least: number, greatest: number];
  /** How far the second shade of a texture is from the first, in [0, 1]. */
  readonly textureContrast: number;
  /** Most strokes of clutter that lie behind the objects. */
  readonly clutter: number;
  /** Objects may be darker than what is behind them. */
  readonly darkObjects: boolean;
}

/**
 * Difficulty presets. What they do to accuracy is a cliff: too hard and small models stay near chance, too easy and
 * every model is near 1.
 */
export const DIFFICULTIES = {
  easy: {
    noise: 0.02,
    rotation: 6,
    radius: [0.34, 0.44],
    offset: 0.015,
    backdropContrast: 0.1,
    saturation: [0.35, 0.65],
    contrast: [0.6, 0.68],
    textureContrast: 0.85,
    clutter: 0,
    darkObjects: false,
  },
  medium: {
    noise: 0.05,
    rotation: 40,
    radius: [0.2, 0.4],
    offset: 0.2,
    backdropContrast: 0.45,
    saturation: [0.5, 0.95],
    contrast: [0.35, 0.6],
    textureContrast: 0.7,
    clutter: 2,
    darkObjects: true,
  },
  hard: {
    noise: 0.1,
    rotation: 180,
    radius: [0.17, 0.36],
    offset: 0.25,
    backdropContrast: 0.45,
    saturation: [0.5, 0.95],
    contrast: [0.25, 0.5],
    textureContrast: 0.6,
    clutter: 4,
    darkObjects: true,
  },
} as const satisfies Record<string, Difficulty>;
export type DifficultyName = keyof typeof DIFFICULTIES;
