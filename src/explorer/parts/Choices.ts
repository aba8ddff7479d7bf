import { LAW_METHODS, type LawMethod } from '../../curves/lawMethod.ts';
import { AXIS_MODES, type AxisMode } from '../../figures/axisMode.ts';
import { html } from '../html.ts';
import { look, view } from '../state.ts';

const AXES_WORDS: Record<AxisMode, string> = {
  accuracy: 'accuracy',
  error: 'error, logarithmic',
  logit: 'accuracy, logit',
};

const valueIn = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** How the task is fitted and drawn. */
export function Choices() {
  const { axes, law, leftOut, from, to } = view.value;
  const percent = (label: string, value: number, change: (value: number) => void) => html`
    <label>${label} <input type="number" min="0" max="100" step="any" value=${Number((100 * value).toFixed(6))}
      onChange=${(event: Event) => change(Math.min(1, Math.max(0, Number(valueIn(event)) / 100)))} /> %</label>`;
  return html`
    <form class="fields" onSubmit=${(event: Event) => event.preventDefault()}>
      <label>Law beside the frontier <select onChange=${(event: Event) => look({ law: (valueIn(event) || null) as LawMethod | null })}>
        <option value="" selected=${law === null}>none</option>
        ${LAW_METHODS.map((method) => html`<option value=${method} selected=${method === law}>${method}</option>`)}
      </select></label>
      <label>Axes <select onChange=${(event: Event) => look({ axes: valueIn(event) as AxisMode })}>
        ${AXIS_MODES.map((mode) => html`<option value=${mode} selected=${mode === axes}>${AXES_WORDS[mode]}</option>`)}
      </select></label>
      ${percent('Fit upstream from', from, (value) => look({ from: Math.min(value, to) }))}
      ${percent('to', to, (value) => look({ to: Math.max(value, from) }))}
      ${leftOut.length > 0 && html`<button type="button" onClick=${() => look({ leftOut: [] })}>Take ${leftOut.length} left out in again</button>`}
    </form>`;
}
