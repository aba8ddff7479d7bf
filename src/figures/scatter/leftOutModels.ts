import { visibleText } from '../../base/visibleText.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import { roundForPlot } from '../roundForPlot.ts';
import type { DataRow, Layer } from '../specTypes.ts';
import type { Axes } from './axes.ts';

/** Models that were left out of a fit as rows for drawing. */
export function leftOutRows(evaluations: readonly Evaluation[]): DataRow[] {
  return evaluations.map(({ model, upstreamAccuracy, downstreamAccuracy }) => ({
    model: visibleText(model),
    upstream: roundForPlot(upstreamAccuracy),
    downstream: roundForPlot(downstreamAccuracy),
  }));
}

/** The layer of `leftOutRows`, in a data set `leftOut`: hollow points, still named by a tooltip. */
export function leftOutLayer(axes: Axes): Layer {
  return {
    data: { name: 'leftOut' },
    transform: axes.transform,
    mark: { type: 'point', style: 'leftOut', filled: false, clip: true, aria: false },
    encoding: {
      x: axes.x,
      y: axes.y(),
      tooltip: [
        { field: 'model', type: 'nominal', title: 'left out' },
        { field: 'upstream', type: 'quantitative', title: 'upstream accuracy', format: '.2%' },
        { field: 'downstream', type: 'quantitative', title: 'downstream accuracy', format: '.2%' },
      ],
    },
  };
}
