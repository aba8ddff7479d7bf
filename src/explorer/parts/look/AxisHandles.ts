import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { accuracyDrawnAt, drawnAccuracy } from '../../../figures/scatter/axes.ts';
import { shown } from '../../answers/answers.ts';
import { html } from '../../html.ts';
import { asked, dragged } from '../../view/state.ts';
import { firstFuture } from '../decide/firstFuture.ts';
import type { Plot } from './DrawnFigure.ts';
import { drag, tenth } from './drag.ts';

/**
 * What is asked about, to be dragged along the axes: a downstream target at the right of the plot, the upstream accuracy of
 * a model to come at its top. For the pointer alone: sliders of the same values are what the keyboard has.
 */
export function AxisHandles({ plot }: { readonly plot: Signal<Plot | null> }) {
  const place = useRef<HTMLDivElement>(null);
  const at = plot.value;
  const answer = shown.value?.answer;
  if (!at || !answer) return null;
  const { axes, target, future } = asked.value;
  const inside = (pixel: number, size: number) => Math.min(size, Math.max(0, pixel));
  const x = at.left + inside(at.x(drawnAccuracy(axes, future ?? firstFuture(answer))), at.width);
  const y = at.top + inside(at.y(drawnAccuracy(axes, target ?? answer.best.downstreamAccuracy)), at.height);
  const onTarget = (event: PointerEvent) =>
    drag(event, place.current as HTMLElement, (_, pixel) => ({
      target: tenth(accuracyDrawnAt(axes, at.y.invert(inside(pixel - at.top, at.height)))),
    }));
  const onFuture = (event: PointerEvent) =>
    drag(event, place.current as HTMLElement, (pixel) => ({
      future: tenth(accuracyDrawnAt(axes, at.x.invert(inside(pixel - at.left, at.width)))),
    }));
  const lines = dragged.value ?? {};
  return html`
    <div class="handles" ref=${place} aria-hidden="true">
      ${'target' in lines && html`<div class="dragline" style=${{ left: `${at.left}px`, top: `${y}px`, width: `${at.width}px` }}></div>`}
      ${'future' in lines && html`<div class="dragline up" style=${{ left: `${x}px`, top: `${at.top}px`, height: `${at.height}px` }}></div>`}
      <div class=${`handle target ${target === null ? '' : 'set'}`} title="Drag: a downstream target" onPointerDown=${onTarget}
        style=${{ left: `${at.left + at.width}px`, top: `${y}px` }}></div>
      <div class=${`handle future ${future === null ? '' : 'set'}`} title="Drag: upstream accuracy of a model to come" onPointerDown=${onFuture}
        style=${{ left: `${x}px`, top: `${at.top}px` }}></div>
    </div>`;
}
