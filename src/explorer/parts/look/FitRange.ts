import type { Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { accuracyDrawnAt, drawnAccuracy } from '../../../figures/scatter/axes.ts';
import { html } from '../../html.ts';
import { asked, view } from '../../view/state.ts';
import type { Plot } from './DrawnFigure.ts';
import { drag, tenth } from './drag.ts';

/**
 * The range of upstream accuracy that is fitted, under the axis: drag across it to choose another, or drag its ends. For
 * the pointer alone: fields of the same values are what the keyboard has.
 */
export function FitRange({ plot }: { readonly plot: Signal<Plot | null> }) {
  const track = useRef<HTMLDivElement>(null);
  const at = plot.value;
  if (!at) return null;
  const { axes, from, to } = asked.value;
  const inside = (pixel: number) => Math.min(at.width, Math.max(0, pixel));
  const pixelOf = (accuracy: number) => inside(at.x(drawnAccuracy(axes, accuracy)));
  // The ends of the plot stand for no limit.
  const [low, high] = [from <= 0 ? 0 : pixelOf(from), to >= 1 ? at.width : pixelOf(to)];
  const accuracyAt = (pixel: number) => tenth(accuracyDrawnAt(axes, at.x.invert(inside(pixel))));
  const rangeOf = (a: number, b: number) => {
    const [start, end] = [Math.min(a, b), Math.max(a, b)];
    return {
      from: start <= 0 ? 0 : accuracyAt(start),
      to: end >= at.width ? 1 : Math.max(accuracyAt(end), accuracyAt(start) + 0.001),
    };
  };
  const brush = (event: PointerEvent) => {
    const place = track.current as HTMLElement;
    const begin = event.clientX - place.getBoundingClientRect().left;
    drag(event, place, (x) => rangeOf(begin, x));
  };
  const end = (other: number) => (event: PointerEvent) => {
    event.stopPropagation();
    drag(event, track.current as HTMLElement, (x) => rangeOf(other, x));
  };
  const whole = view.value.from <= 0 && view.value.to >= 1;
  return html`
    <div class="fit-range" aria-hidden="true">
      <div class="track" ref=${track} title="Drag across: fit on this range of upstream accuracy" onPointerDown=${brush} style=${{ marginLeft: `${at.left}px`, width: `${at.width}px` }}>
        <div class="chosen-range" style=${{ left: `${low}px`, width: `${Math.max(0, high - low)}px` }}></div>
        <div class="end" onPointerDown=${end(high)} style=${{ left: `${low}px` }}></div>
        <div class="end" onPointerDown=${end(low)} style=${{ left: `${high}px` }}></div>
      </div>
      <p class="hint" style=${{ marginLeft: `${at.left}px`, width: `${at.width}px` }}>${whole ? 'Drag here to fit on a range' : `Fitted from ${(100 * from).toFixed(1)} % to ${(100 * to).toFixed(1)} %`}</p>
    </div>`;
}
