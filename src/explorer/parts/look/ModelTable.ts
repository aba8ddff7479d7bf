import { useMemo } from 'preact/hooks';
import { percentText } from '../../../base/numberText.ts';
import { upperHull } from '../../../curves/upperHull.ts';
import type { Evaluation } from '../../../results/evaluation.ts';
import type { TaskGroup } from '../../../results/groupTasks.ts';
import { columnText } from '../../../results/table/columnText.ts';
import { html } from '../../html.ts';
import { look, outside, pointed, task, toggleModel, view, wholeTask } from '../../view/state.ts';

/** Most models that are listed; a search finds the others. */
const MOST_ROWS = 100;

/** The values that the canvas draws, and the way to leave models out without a pointer. */
export function ModelTable() {
  const whole = wholeTask.value;
  if (!whole) return null;
  const hull = verticesOf(task.value);
  // The order stays as models are left out.
  const first = verticesOf(whole);
  const out = new Set(outside.value);
  const { leftOut, find, colour } = view.value;
  const asked = find.toLowerCase();
  const matches = ({ model, family }: Evaluation) =>
    model.toLowerCase().includes(asked) || (family ?? '').toLowerCase().includes(asked);
  const matching = whole.evaluations.filter(matches);
  // A search for a task should not take the models away.
  const found = (matching.length > 0 ? matching : whole.evaluations).toSorted(
    (a, b) => Number(first.has(b)) - Number(first.has(a)) || b.upstreamAccuracy - a.upstreamAccuracy,
  );
  const all = [...new Set([...leftOut, ...found.map(({ model }) => model)])].sort();
  const column = found.some((evaluation) => columnText(evaluation, colour) !== undefined) ? colour : null;
  return html`
    <details class="models" open>
      <summary>Models (${whole.evaluations.length})</summary>
      ${asked && matching.length > 0 && html`<p><button type="button" onClick=${() => look({ leftOut: all })}>Leave the ${matching.length} found out</button></p>`}
      <div class="scroll" role="region" tabindex="0" aria-label="Models" onPointerLeave=${() => point(null)}>
        <table>
          <thead><tr><th scope="col">in</th><th scope="col">model</th>${column !== null && html`<th scope="col">${column}</th>`}<th scope="col" class="number">upstream</th><th scope="col" class="number">downstream</th><th scope="col">hull</th></tr></thead>
          <tbody>
            ${found
              .slice(0, MOST_ROWS)
              .map(
                (evaluation) =>
                  html`<${ModelRow} key=${evaluation.model} evaluation=${evaluation} column=${column} isOut=${out.has(evaluation)} isLeftOut=${leftOut.includes(evaluation.model)} isVertex=${hull.has(evaluation)} />`,
              )}
          </tbody>
        </table>
      </div>
      ${found.length > MOST_ROWS && html`<p class="legend">${found.length - MOST_ROWS} more; search to find them.</p>`}
    </details>`;
}

function point(model: string | null): void {
  pointed.value = model;
}

interface ModelRowProps {
  readonly evaluation: Evaluation;
  readonly column: string | null;
  readonly isOut: boolean;
  readonly isLeftOut: boolean;
  readonly isVertex: boolean;
}

function ModelRow({ evaluation, column, isOut, isLeftOut, isVertex }: ModelRowProps) {
  const { model, upstreamAccuracy, downstreamAccuracy } = evaluation;
  // A row that says the same is the same, and is not looked through again.
  return useMemo(
    () => html`
    <${PointedRow} model=${model} out=${isOut}>
      <td><input type="checkbox" aria-label=${`${model} in the fit`} checked=${!isLeftOut} onChange=${() => toggleModel(model)} /></td>
      <th scope="row"><bdi>${model}</bdi></th>
      ${column !== null && html`<td><bdi>${columnText(evaluation, column) ?? ''}</bdi></td>`}
      <td class="number">${percentText(upstreamAccuracy)}</td>
      <td class="number">${percentText(downstreamAccuracy)}</td>
      <td>${isVertex ? 'vertex' : ''}</td>
    <//>`,
    [evaluation, column, isOut, isLeftOut, isVertex],
  );
}

/** Apart, so that pointing changes classes and nothing else. */
function PointedRow({ model, out, children }: { model: string; out: boolean; children: unknown }) {
  const classes = `${out ? 'out' : ''} ${pointed.value === model ? 'pointed' : ''}`;
  return html`<tr class=${classes} onPointerEnter=${() => point(model)} onFocusin=${() => point(model)} onFocusout=${() => point(null)}>${children}</tr>`;
}

function verticesOf(group: TaskGroup | null): ReadonlySet<Evaluation> {
  return new Set(group && Array.from(upperHull(group.points), (i) => group.evaluations[i]));
}
