/** About 20,000, 80,000 and 230,000 parameters at ten classes and images of 24 x 24. */
export const MODEL_SIZES = ['tiny', 'small', 'base'] as const;
export type ModelSize = (typeof MODEL_SIZES)[number];

/** Pixels along a side of a patch: 16 tokens for images of 24 x 24, few enough for attention to stay cheap. */
export const PATCH = 6;

/** Tokens of that width through so many blocks; the MLPs are twice as wide. */
export interface TokenShape {
  readonly width: number;
  readonly blocks: number;
}

export const VIT_SIZES: Record<ModelSize, TokenShape & { readonly heads: number }> = {
  tiny: { width: 32, blocks: 2, heads: 2 },
  small: { width: 48, blocks: 4, heads: 2 },
  base: { width: 80, blocks: 4, heads: 4 },
};

export const MIXER_SIZES: Record<ModelSize, TokenShape> = {
  tiny: { width: 40, blocks: 2 },
  small: { width: 64, blocks: 4 },
  base: { width: 112, blocks: 4 },
};

/** Channels of each block; the maps halve in size from one block to the next. */
export const RESNET_SIZES: Record<ModelSize, readonly number[]> = {
  tiny: [8, 16, 24],
  small: [16, 32, 48],
  base: [24, 48, 96],
};
