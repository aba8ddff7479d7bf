import { computed } from '@preact/signals';
import { percentText, pointsText, significantText } from '../../../base/numberText.ts';
import { type ParetoSet, paretoModels } from '../../../questions/planning/paretoModels.ts';
import { columnText, otherColumns } from '../../../results/table/columnText.ts';
import { parseNumber } from '../../../results/table/parseNumber.ts';
import { html } from '../../html.ts';
import { look, opened, pointed, tasks, view } from '../../view/state.ts';
import { valueIn } from '../events.ts';

/** Models that are listed. */
const MOST = 20;

/** Columns that hold numbers: what a model may cost. */
const costs = computed(() => {
  const evaluations = opened.value?.table.evaluations ?? [];
  return otherColumns(evaluations).filter((name) => {
    const texts = evaluations.flatMap((evaluation) => columnText(evaluation, name) ?? []);
    return texts.length > 0 && texts.every((text) => Number.isFinite(parseNumber(text)));
  });
});

const picked = computed(() => view.value.picked);
const cost = computed(() => view.value.cost);
const mostParameters = computed(() => view.value.mostParameters);

/** The models to take for the tasks that are picked, of each upstream task. */
const choices = computed((): readonly (ParetoSet & { readonly upstream: string })[] => {
  const chosen = tasks.value.filter(({ downstream }) => picked.value.includes(downstream));
  return [...new Set(chosen.map(({ upstream }) => upstream))].map((upstream) => ({
    upstream,
    ...paretoModels(
      chosen.filter((task) => task.upstream === upstream),
      { cost: cost.value, maxParameters: mostParameters.value ?? undefined },
    ),
  }));
});

/** Which of the models at hand to take for the tasks that are picked. */
export function PickList() {
  if (picked.value.length === 0) return null;
  const column = cost.value;
  const sized = costs.value.includes('parameters');
  return html`
    <section class="pick" aria-labelledby="pick-title">
      <h3 id="pick-title">Models to take for ${picked.value.length === 1 ? 'the task' : `the ${picked.value.length} tasks`} picked</h3>
      <p class="fields">
        ${
          costs.value.length > 0 &&
          html`<label>Cost <select onChange=${(event: Event) => look({ cost: valueIn(event) })}>
            ${costs.value.map((name) => html`<option value=${name} selected=${name === column}>${name}</option>`)}
          </select></label>`
        }
        ${sized && html`<label>At most <input type="number" min="0" step="any" value=${mostParameters.value === null ? '' : mostParameters.value / 1e6} onChange=${(event: Event) => look({ mostParameters: 1e6 * Number(valueIn(event)) || null })} /> million parameters</label>`}
        <button type="button" onClick=${() => look({ picked: [] })}>Pick none</button>
      </p>
      ${choices.value.map((choice) => html`<${Choice} choice=${choice} column=${column} costed=${costs.value.includes(column)} />`)}
      <p class="legend">No model beats these on every task picked. Gives away: what the best model of a task has over this one, on the task where that is most, and on average.</p>
    </section>`;
}

interface ChoiceProps {
  readonly choice: ParetoSet & { readonly upstream: string };
  readonly column: string;
  readonly costed: boolean;
}

function Choice({ choice: { upstream, candidates, models, tasks: names }, column, costed }: ChoiceProps) {
  const title = `${models.length} of ${candidates} models on all of them`;
  return html`
    <div class="scroll" role="region" tabindex="0" aria-label=${`Models to take, ${upstream}`}>
      <table>
        <caption>${title}</caption>
        <thead><tr><th scope="col">model</th><th scope="col" class="number">gives away at most</th><th scope="col" class="number">on average</th>${costed && html`<th scope="col" class="number">${column}</th>`}${names.map((name) => html`<th scope="col" class="number"><bdi>${name}</bdi></th>`)}</tr></thead>
        <tbody>
          ${models.slice(0, MOST).map(
            (row) => html`
            <tr data-model=${row.model} onPointerEnter=${() => {
              pointed.value = row.model;
            }} onPointerLeave=${() => {
              pointed.value = null;
            }}>
              <th scope="row"><bdi>${row.model}</bdi></th>
              <td class="number" data-value=${row.largestRegret}>${pointsText(row.largestRegret)}</td>
              <td class="number">${pointsText(row.meanRegret)}</td>
              ${costed && html`<td class="number">${row.cost === null ? '–' : costText(row.cost)}</td>`}
              ${row.accuracies.map((accuracy) => html`<td class="number">${percentText(accuracy)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${models.length > MOST && html`<p class="legend">${models.length - MOST} more.</p>`}`;
}

/** 86.6 M, 1.23 G. */
function costText(cost: number): string {
  if (cost >= 1e9) return `${significantText(cost / 1e9)} G`;
  return cost >= 1e6 ? `${significantText(cost / 1e6)} M` : significantText(cost);
}
