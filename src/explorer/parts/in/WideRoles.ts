import { matchesPattern } from '../../../results/table/matchesPattern.ts';
import type { WideShape } from '../../../results/table/tableShape.ts';
import { html } from '../../html.ts';
import { Choice } from './Choice.ts';
import { ModelColumns } from './ModelColumns.ts';
import type { RoleProps } from './roleProps.ts';

/** Roles of the columns of a wide table. */
export function WideRoles({ files, shape, change }: RoleProps<WideShape>) {
  const { columns, accuracies } = files;
  const { id, upstream, downstream, except = [] } = shape;
  const matches = (name: string, patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(name, pattern));
  const taken = (name: string) => name !== upstream && matches(name, downstream) && !matches(name, except);
  const others = accuracies.filter((name) => name !== upstream && !id.includes(name));
  const toggle = (name: string) => {
    const kept = others.filter((other) => taken(other) !== (other === name));
    if (kept.length > 0) change({ ...shape, except: undefined, downstream: kept });
  };
  return html`
    <${ModelColumns} id=${id} columns=${columns.filter((name) => !accuracies.includes(name) || id.includes(name))} change=${(changed: string[]) => change({ ...shape, id: changed })} />
    <p class="fields">
      <${Choice} label="Upstream accuracy" value=${upstream} names=${accuracies}
        choose=${(name: string) => change({ ...shape, except: undefined, upstream: name, downstream: accuracies.filter((other) => other !== name) })} />
    </p>
    <fieldset class="choices"><legend>Downstream accuracies</legend>
      ${others.map((name) => html`<label><input type="checkbox" checked=${taken(name)} onChange=${() => toggle(name)} /> <bdi>${name}</bdi></label>`)}
    </fieldset>`;
}
