/** Architectures of upstream models. A list by itself, so that reading a preset does not load tfjs. */
export const ARCHITECTURES = ['vit', 'mixer', 'resnet'] as const;

export type Architecture = (typeof ARCHITECTURES)[number];
