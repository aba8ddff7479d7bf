import { computed } from '@preact/signals';
import { LAW_METHODS } from '../../../curves/lawMethod.ts';
import { AXIS_MODES, type AxisMode } from '../../../figures/axisMode.ts';
import { LAW_SERIES, RIVAL_SERIES } from '../../../figures/lineSeries.ts';
import { otherColumns } from '../../../results/table/columnText.ts';
import { html } from '../../html.ts';
import { look, opened, view } from '../../view/state.ts';
import { DRAWN_RIVALS, FIRST_VIEW } from '../../view/view.ts';
import { valueIn } from '../events.ts';

const AXES_WORDS: Record<AxisMode, string> = {
  accuracy: 'accuracy',
  error: 'error, logarithmic',
  logit: 'accuracy, logit',
};

/** Columns that may colour models. */
const columns = computed(() => otherColumns(opened.value?.table.evaluations ?? []));

/** A list without a name that was in it, or with one that was not, in the order of all names. */
function switched<Name extends string>(all: readonly Name[], on: readonly Name[], name: Name): Name[] {
  return all.filter((other) => on.includes(other) !== (other === name));
}

/** How the task is fitted and drawn. */
export function Choices() {
  const { axes, laws, rivals, leftOut, familiesOut, from, to, colour } = view.value;
  const percent = (label: string, value: number, change: (value: number) => void) => html`
    <label>${label} <input type="number" min="0" max="100" step="any" value=${Number((100 * value).toFixed(6))}
      onChange=${(event: Event) => change(Math.min(1, Math.max(0, Number(valueIn(event)) / 100)))} /> %</label>`;
  const colourable = [...new Set([...columns.value, ...(colour === FIRST_VIEW.colour ? [] : [colour])])];
  const out = leftOut.length + familiesOut.length;
  return html`
    <form class="choose" onSubmit=${(event: Event) => event.preventDefault()}>
      <p class="fields">
        ${percent('Fit upstream from', from, (value) => value < to && look({ from: value }))}
        ${percent('up to', to, (value) => value > from && look({ to: value }))}
        <label>Axes <select onChange=${(event: Event) => look({ axes: valueIn(event) as AxisMode })}>
          ${AXIS_MODES.map((mode) => html`<option value=${mode} selected=${mode === axes}>${AXES_WORDS[mode]}</option>`)}
        </select></label>
        ${
          colourable.length > 0 &&
          html`<label>Colour by <select onChange=${(event: Event) => look({ colour: valueIn(event) })}>
            ${colourable.map((name) => html`<option value=${name} selected=${name === colour}>${name}</option>`)}
          </select></label>`
        }
        ${out > 0 && html`<button type="button" onClick=${() => look({ leftOut: [], familiesOut: [] })}>Take all in again (${out} left out)</button>`}
      </p>
      <details class="lines" open=${laws.length + rivals.length > 0}>
        <summary>Other laws and rival curves</summary>
        <fieldset class="choices"><legend>The law by other estimators</legend>
          ${LAW_METHODS.map((method) => html`<label><input type="checkbox" checked=${laws.includes(method)} onChange=${() => look({ laws: switched(LAW_METHODS, laws, method) })} /> ${LAW_SERIES[method].replace('law, ', '')}</label>`)}
        </fieldset>
        <fieldset class="choices"><legend>Rivals of the law, fitted to the hull</legend>
          ${DRAWN_RIVALS.map((rival) => html`<label><input type="checkbox" checked=${rivals.includes(rival)} onChange=${() => look({ rivals: switched(DRAWN_RIVALS, rivals, rival) })} /> ${RIVAL_SERIES[rival]}</label>`)}
        </fieldset>
      </details>
    </form>`;
}
