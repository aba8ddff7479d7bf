import type { Params } from './specTypes.ts';

/** How figures answer a reader, in words for the page that shows them. */
export const INTERACTION =
  'Point at a model for its name. Click a family in the legend to isolate it, shift-click for several. Drag to move, ' +
  'Ctrl and wheel (or pinch) to zoom, double-click to reset.';

/** Name of the selection that a click in a legend makes. */
const CHOSEN = 'chosen';
/** Opacity of points, and of those that a click in the legend leaves out. */
const SHOWN = 0.75;
const HIDDEN = 0.04;

/** A click in the legend of a field isolates one of its values. */
export function legendChoice(field: string): Params {
  return [{ name: CHOSEN, select: { type: 'point', fields: [field] }, bind: 'legend' }];
}

/**
 * Zoom and pan. The wheel alone goes on scrolling the page; browsers report pinching as a wheel with Ctrl.
 */
export function zoomAndPan(): Params {
  return [
    {
      name: 'view',
      select: { type: 'interval', zoom: 'wheel![event.ctrlKey || event.metaKey]', clear: 'dblclick' },
      bind: 'scales',
    },
  ];
}

/** Opacity of points that a legend may isolate. */
export function chosenOpacity(shown: number = SHOWN) {
  return { condition: { param: CHOSEN, value: shown }, value: HIDDEN };
}
