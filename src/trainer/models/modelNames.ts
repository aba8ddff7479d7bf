export const ARCHITECTURES = ['vit', 'mixer', 'resnet'] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** About 20,000, 80,000 and 250,000 parameters. */
export const MODEL_SIZES = ['tiny', 'small', 'base'] as const;
export type ModelSize = (typeof MODEL_SIZES)[number];
