import { matchesPattern } from '../../results/table/matchesPattern.ts';
import type { LongShape, WideShape } from '../../results/table/tableShape.ts';
import { html } from '../html.ts';
import { openText } from '../openTable.ts';
import { opened, problem } from '../state.ts';

/** What the columns were taken for, to be changed. */
export function Roles() {
  const reading = opened.value?.reading;
  if (!reading) return null;
  const { shape, words } = reading;
  return html`
    <details class="roles">
      <summary>Read as ${words}</summary>
      ${shape.kind === 'wide' && html`<${WideRoles} shape=${shape} />`}
      ${shape.kind === 'long' && html`<${LongRoles} shape=${shape} />`}
    </details>`;
}

function WideRoles({ shape }: { readonly shape: WideShape }) {
  const { columns = [], accuracies = [] } = opened.value?.reading ?? {};
  const taken = (name: string) =>
    name !== shape.upstream &&
    shape.downstream.some((pattern) => matchesPattern(name, pattern)) &&
    !(shape.except ?? []).some((pattern) => matchesPattern(name, pattern));
  const others = accuracies.filter((name) => name !== shape.upstream);
  const toggle = (name: string) =>
    read({ ...shape, except: [], downstream: others.filter((other) => taken(other) !== (other === name)) });
  return html`
    <p class="fields">
      <${Choice} label="Models" value=${shape.id[0]} names=${columns} choose=${(name: string) => read({ ...shape, id: [name] })} />
      <${Choice} label="Upstream accuracy" value=${shape.upstream} names=${accuracies}
        choose=${(upstream: string) => read({ ...shape, upstream, downstream: accuracies.filter((name) => name !== upstream) })} />
    </p>
    <fieldset class="choices"><legend>Downstream accuracies</legend>
      ${others.map((name) => html`<label><input type="checkbox" checked=${taken(name)} onChange=${() => toggle(name)} /> ${name}</label>`)}
    </fieldset>`;
}

function LongRoles({ shape }: { readonly shape: LongShape }) {
  const { columns = [], accuracies = [] } = opened.value?.reading ?? {};
  const table = opened.value?.table.evaluations ?? [];
  const tasks = [shape.upstreamTask, ...new Set(table.map(({ downstream }) => downstream))];
  return html`
    <p class="fields">
      <${Choice} label="Models" value=${shape.id[0]} names=${columns} choose=${(name: string) => read({ ...shape, id: [name] })} />
      <${Choice} label="Tasks" value=${shape.taskColumn} names=${columns} choose=${(taskColumn: string) => read({ ...shape, taskColumn })} />
      <${Choice} label="Accuracies" value=${shape.valueColumn} names=${accuracies} choose=${(valueColumn: string) => read({ ...shape, valueColumn })} />
      <${Choice} label="Upstream task" value=${shape.upstreamTask} names=${tasks} choose=${(upstreamTask: string) => read({ ...shape, upstreamTask })} />
    </p>`;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly names: readonly string[];
  readonly choose: (name: string) => void;
}

function Choice({ label, value, names, choose }: ChoiceProps) {
  return html`
    <label>${label} <select onChange=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${names.map((name) => html`<option value=${name} selected=${name === value}>${name}</option>`)}
    </select></label>`;
}

/** Reads the same text by another shape. */
function read(shape: WideShape | LongShape): void {
  const before = opened.value;
  if (!before?.reading) return;
  try {
    opened.value = openText(before.reading.text, before.name, shape);
    problem.value = null;
  } catch (error) {
    problem.value = (error as Error).message;
  }
}
