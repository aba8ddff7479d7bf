import type { TableShape } from './table/tableShape.ts';

/** Public result tables whose shape is known, by name. */
export const PRESETS = {
  /**
   * timm's `results-*.csv` (a folder of them, or files): ImageNet top-1 upstream, one file a test set.
   * One model may be evaluated at several image sizes.
   */
  timm: {
    kind: 'joined',
    files: { pattern: 'results-*.csv', upstream: 'results-imagenet.csv' },
    id: ['model', 'img_size'],
    valueColumn: 'top1',
    scale: 'percent',
    metric: 'accuracy',
    also: [
      { canonical: 'family', column: 'model', match: '^(?:tf_)?([a-z]+)' },
      { canonical: 'parameters', column: 'param_count', times: 1e6 },
    ],
    carry: [],
  },
  /** OpenCLIP's zero-shot scaling table: one long CSV, one row a model and data set. */
  openclip: {
    kind: 'long',
    taskColumn: 'downstream_dataset',
    valueColumn: 'acc1',
    upstreamTask: 'imagenet1k',
    id: ['arch', 'samples_seen', 'upstream_dataset', 'name'],
    also: [{ canonical: 'family', column: 'arch' }],
    carry: ['samples_seen', 'upstream_dataset'],
  },
  /** The ImageNet testbed (Taori et al. 2020): one wide CSV in percent, a column a test set, many cells empty. */
  'imagenet-testbed': {
    kind: 'wide',
    id: ['model'],
    upstream: 'val',
    downstream: ['*'],
    except: ['val-*', '*_subsampled_*'],
    scale: 'percent',
    metric: 'accuracy',
    carry: [],
  },
} as const satisfies Record<string, TableShape>;

export type PresetName = keyof typeof PRESETS;
