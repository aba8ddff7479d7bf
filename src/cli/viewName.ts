/** Analyses that `plateau view` shows. */
export const VIEW_NAMES = ['sample-size', 'shots', 'scale', 'spread', 'ranks', 'overlay'] as const;

export type ViewName = (typeof VIEW_NAMES)[number];
