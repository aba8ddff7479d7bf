import { html } from '../../html.ts';

interface ModelColumnsProps {
  readonly id: readonly string[];
  readonly columns: readonly string[];
  readonly change: (id: readonly string[]) => void;
}

/** The columns that name a model together, one or more. */
export function ModelColumns({ id, columns, change }: ModelColumnsProps) {
  const toggle = (name: string) => {
    const changed = id.includes(name) ? id.filter((other) => other !== name) : [...id, name];
    if (changed.length > 0) change(changed);
  };
  return html`
    <fieldset class="choices"><legend>Columns that name a model</legend>
      ${columns.map((name) => html`<label><input type="checkbox" checked=${id.includes(name)} onChange=${() => toggle(name)} /> <bdi>${name}</bdi></label>`)}
    </fieldset>`;
}
