import type { Layer } from '../specTypes.ts';
import type { Axes } from './axes.ts';

/** The layer of a data set `target`, whose one row holds a downstream accuracy: a line across. */
export function targetLayer(axes: Axes): Layer {
  return {
    data: { name: 'target' },
    transform: axes.transform,
    mark: { type: 'rule', style: 'target', strokeDash: [6, 4], clip: true, aria: false },
    encoding: { y: axes.y() },
  };
}
