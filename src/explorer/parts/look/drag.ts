import { dragged, look } from '../../view/state.ts';
import type { View } from '../../view/view.ts';

/**
 * Follows a pointer from where it goes down: `change` says what a place of it, in pixels of `origin`, makes of the view,
 * which is looked at once the pointer is up.
 */
export function drag(
  event: PointerEvent,
  origin: HTMLElement,
  change: (x: number, y: number) => Partial<View>,
): void {
  if (event.button !== 0) return;
  event.preventDefault();
  const handle = event.currentTarget as HTMLElement;
  handle.setPointerCapture(event.pointerId);
  const { left, top } = origin.getBoundingClientRect();
  const move = ({ clientX, clientY }: PointerEvent) => {
    dragged.value = change(clientX - left, clientY - top);
  };
  const end = () => {
    handle.removeEventListener('pointermove', move);
    const changed = dragged.value;
    dragged.value = null;
    if (changed) look(changed);
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', end, { once: true });
}

/** Accuracies that are dragged are told to a tenth of a percent. */
export function tenth(accuracy: number): number {
  return Math.round(1000 * accuracy) / 1000;
}
