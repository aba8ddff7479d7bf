import type { ModelSize } from './upstreamModel.ts';

/** A token model: patches of so many pixels a side, tokens of that width. */
export interface TokenShape {
  readonly patch: number;
  readonly width: number;
  readonly blocks: number;
}

/** ViT: heads of 16 to 32 numbers; the MLP is twice as wide as the tokens. */
export const VIT_SIZES: Record<ModelSize, TokenShape & { readonly heads: number }> = {
  tiny: { patch: 6, width: 32, blocks: 2, heads: 2 },
  small: { patch: 6, width: 48, blocks: 4, heads: 2 },
  base: { patch: 6, width: 80, blocks: 4, heads: 4 },
};
