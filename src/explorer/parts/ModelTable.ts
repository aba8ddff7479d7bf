import { percentText, significantText } from '../../base/numberText.ts';
import { upperHull } from '../../curves/upperHull.ts';
import type { Evaluation } from '../../results/evaluation.ts';
import type { TaskGroup } from '../../results/groupTasks.ts';
import { shown } from '../answers.ts';
import { html } from '../html.ts';
import { look, outside, search, task, toggleModel, view, wholeTask } from '../state.ts';

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
  const asked = search.value.toLowerCase();
  const matches = ({ model, family }: Evaluation) =>
    model.toLowerCase().includes(asked) || (family ?? '').toLowerCase().includes(asked);
  const matching = whole.evaluations.filter(matches);
  // A search for a task should not take the models away.
  const found = (matching.length > 0 ? matching : whole.evaluations).toSorted(
    (a, b) => Number(first.has(b)) - Number(first.has(a)) || b.upstreamAccuracy - a.upstreamAccuracy,
  );
  const { leftOut } = view.value;
  const all = [...new Set([...leftOut, ...found.map(({ model }) => model)])].sort();
  const families = found.some(({ family }) => family !== undefined);
  return html`
    <${LawNumbers} />
    <details class="models" open>
      <summary>Models (${whole.evaluations.length})</summary>
      ${asked && matching.length > 0 && html`<p><button type="button" onClick=${() => look({ leftOut: all })}>Leave the ${matching.length} found out</button></p>`}
      <div class="scroll" role="region" tabindex="0" aria-label="Models">
        <table>
          <thead><tr><th scope="col">in</th><th scope="col">model</th>${families && html`<th scope="col">family</th>`}<th scope="col" class="number">upstream</th><th scope="col" class="number">downstream</th><th scope="col">hull</th></tr></thead>
          <tbody>
            ${found.slice(0, MOST_ROWS).map(
              (evaluation) => html`
              <tr key=${evaluation.model} class=${out.has(evaluation) ? 'out' : ''}>
                <td><input type="checkbox" aria-label=${`${evaluation.model} in the fit`} checked=${!leftOut.includes(evaluation.model)} onChange=${() => toggleModel(evaluation.model)} /></td>
                <th scope="row"><bdi>${evaluation.model}</bdi></th>
                ${families && html`<td><bdi>${evaluation.family ?? ''}</bdi></td>`}
                <td class="number">${percentText(evaluation.upstreamAccuracy)}</td>
                <td class="number">${percentText(evaluation.downstreamAccuracy)}</td>
                <td>${hull.has(evaluation) ? 'vertex' : ''}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${found.length > MOST_ROWS && html`<p class="legend">${found.length - MOST_ROWS} more; search to find them.</p>`}
    </details>`;
}

function verticesOf(group: TaskGroup | null): ReadonlySet<Evaluation> {
  return new Set(group && Array.from(upperHull(group.points), (i) => group.evaluations[i]));
}

/** The parameters of the laws that are drawn. */
function LawNumbers() {
  const drawn = shown.value;
  if (!drawn) return null;
  const { fits, frontier } = drawn.answer;
  const posterior = drawn.settled && frontier?.kind === 'frontier' ? frontier : null;
  if (fits.length === 0 && !posterior) return null;
  const estimate = (value: { low: number; median: number; high: number } | null | undefined) =>
    value
      ? `${significantText(value.median)} [${significantText(value.low)}, ${significantText(value.high)}]`
      : '–';
  return html`
    <div class="scroll" role="region" tabindex="0" aria-label="Laws">
      <table class="laws">
        <thead><tr><th scope="col">fit to</th><th scope="col" class="number">k</th><th scope="col" class="number">alpha</th><th scope="col" class="number">e_IR</th></tr></thead>
        <tbody>
          ${posterior && html`<tr><th scope="row">frontier</th><td class="number">${estimate(posterior.k)}</td><td class="number">${estimate(posterior.alpha)}</td><td class="number">${estimate(posterior.irreducibleError)}</td></tr>`}
          ${fits.map(
            ({ fit: { method, law, identified } }) => html`
            <tr><th scope="row">${method}</th>
              ${(['k', 'alpha', 'irreducibleError'] as const).map((name) => html`<td class="number" data-value=${law && identified ? law[name] : ''}>${law && identified ? significantText(law[name]) : '–'}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
