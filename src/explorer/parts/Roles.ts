import type { WideShape } from '../../results/table/tableShape.ts';
import { html } from '../html.ts';
import { openText } from '../openTable.ts';
import { opened, problem } from '../state.ts';

/** What the columns were taken for, to be changed. */
export function Roles() {
  const reading = opened.value?.reading;
  if (!reading) return null;
  const { shape, columns, accuracies, text } = reading;
  if (shape.kind !== 'wide')
    return html`<p class="legend">Read as a canonical table, a row an evaluation.</p>`;
  const change = (part: Partial<WideShape>) => {
    try {
      const next = { ...shape, ...part };
      const { upstream } = next;
      opened.value = openText(text, opened.value?.name ?? '', {
        ...next,
        downstream: next.downstream.filter((name) => name !== upstream),
      });
      problem.value = null;
    } catch (error) {
      problem.value = (error as Error).message;
    }
  };
  const select = (
    label: string,
    value: string,
    names: readonly string[],
    onChange: (name: string) => void,
  ) => html`
    <label>${label} <select onChange=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>
      ${names.map((name) => html`<option value=${name} selected=${name === value}>${name}</option>`)}
    </select></label>`;
  const toggle = (name: string, on: boolean) =>
    change({
      downstream: accuracies.filter((other) => (other === name ? on : shape.downstream.includes(other))),
    });
  return html`
    <details class="roles">
      <summary>Read as a row a model: ${shape.downstream.length} downstream columns against ${shape.upstream}</summary>
      <p class="fields">
        ${select('Models', shape.id[0], columns, (name) => change({ id: [name] }))}
        ${select('Upstream accuracy', shape.upstream, accuracies, (upstream) => change({ upstream }))}
      </p>
      <fieldset class="choices"><legend>Downstream accuracies</legend>
        ${accuracies
          .filter((name) => name !== shape.upstream)
          .map(
            (name) => html`
          <label><input type="checkbox" checked=${shape.downstream.includes(name)} onChange=${(event: Event) => toggle(name, (event.target as HTMLInputElement).checked)} /> ${name}</label>`,
          )}
      </fieldset>
    </details>`;
}
