/** Names of the shape files that ship. */
export const PRESET_NAMES = [
  'timm',
  'openclip',
  'imagenet-testbed',
  'clip-benchmark',
  'clip-benchmark-probe',
  'open-clip-results',
] as const;

export type PresetName = (typeof PRESET_NAMES)[number];
