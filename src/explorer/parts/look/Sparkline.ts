import { computed } from '@preact/signals';
import { upperHull } from '../../../curves/upperHull.ts';
import { standingFrontier, type TaskAnswer } from '../../../fits/taskAnswer.ts';
import type { TaskGroup } from '../../../results/groupTasks.ts';
import { html } from '../../html.ts';
import { allTasks, pointed } from '../../view/state.ts';

const WIDTH = 60;
const HEIGHT = 24;
const MARGIN = 2;

/** What sparklines take of all tasks. */
const sparks = computed(() => new Map(allTasks.value.map((task) => [task, sparkOf(task)])));

/** Places of accuracies in a task's sparkline, from the lowest model up to full upstream accuracy; and its models by name. */
function sparkOf(task: TaskGroup) {
  const { upstream, downstream } = task.points;
  const least = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b), 1);
  const most = downstream.reduce((a, b) => Math.max(a, b), 0);
  const [left, bottom] = [least(upstream), least(downstream)];
  const share = (value: number, low: number, high: number) =>
    high > low ? (value - low) / (high - low) : 0.5;
  const place = {
    x: (value: number) => (MARGIN + (WIDTH - 2 * MARGIN) * share(value, left, 1)).toFixed(1),
    y: (value: number) =>
      (HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share(value, bottom, Math.min(1, most * 1.1))).toFixed(1),
  };
  return { place, models: new Map(task.evaluations.map((one) => [one.model, one])) };
}

/** A task at a glance: its upper hull, its frontier where the law stands, and the model that is pointed at. */
export function Sparkline({
  whole,
  answer,
}: {
  readonly whole: TaskGroup;
  readonly answer: TaskAnswer | null;
}) {
  const { place } = sparks.value.get(whole) ?? sparkOf(whole);
  const { evaluations, points } = answer?.task ?? whole;
  const hull = Array.from(upperHull(points), (i) => evaluations[i]).map(
    ({ upstreamAccuracy, downstreamAccuracy }) => [upstreamAccuracy, downstreamAccuracy] as const,
  );
  const curve = answer && standingFrontier(answer)?.curve;
  const frontier = curve
    ? Array.from(curve.upstreamAccuracy, (accuracy, i) => [accuracy, curve.median[i]] as const)
    : [];
  const path = (line: readonly (readonly [number, number])[]) =>
    line.map(([x, y]) => `${place.x(x)},${place.y(Math.max(0, y))}`).join(' ');
  return html`
    <svg class="sparkline" width=${WIDTH} height=${HEIGHT} viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline class="spark-hull" points=${path(hull)} />
      ${frontier.length > 0 && html`<polyline class="spark-frontier" points=${path(frontier)} />`}
      <${PointedDot} whole=${whole} />
    </svg>`;
}

/** Apart, so that pointing draws dots anew and nothing else. */
function PointedDot({ whole }: { readonly whole: TaskGroup }) {
  const model = pointed.value;
  const { place, models } = sparks.value.get(whole) ?? sparkOf(whole);
  const at = model === null ? undefined : models.get(model);
  return (
    at &&
    html`<circle class="spark-dot" cx=${place.x(at.upstreamAccuracy)} cy=${place.y(at.downstreamAccuracy)} r="3" />`
  );
}
