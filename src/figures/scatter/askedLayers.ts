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

/** The layer of a data set `future`, whose one row holds an upstream accuracy: a line upwards. */
export function futureLayer(axes: Axes): Layer {
  return {
    data: { name: 'future' },
    transform: axes.transform,
    mark: { type: 'rule', style: 'target', strokeDash: [6, 4], clip: true, aria: false },
    encoding: { x: axes.x },
  };
}

/** The layer of a data set `pointed`, which holds the model that is pointed at, if any: a ring around it. */
export function pointedLayer(axes: Axes): Layer {
  return {
    data: { name: 'pointed' },
    transform: axes.transform,
    mark: { type: 'point', style: 'vertex', size: 160, strokeWidth: 2, clip: true, aria: false },
    encoding: { x: axes.x, y: axes.y() },
  };
}
