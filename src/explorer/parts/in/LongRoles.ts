import type { LongShape } from '../../../results/table/tableShape.ts';
import { html } from '../../html.ts';
import { cellsOf } from '../../table/given.ts';
import { Choice } from './Choice.ts';
import { ModelColumns } from './ModelColumns.ts';
import type { RoleProps } from './roleProps.ts';

/** Roles of the columns of a long table. */
export function LongRoles({ files, shape, change }: RoleProps<LongShape>) {
  const { columns, accuracies } = files;
  const { id, taskColumn, valueColumn, upstreamTask } = shape;
  return html`
    <${ModelColumns} id=${id} columns=${columns.filter((name) => name !== taskColumn && name !== valueColumn)} change=${(changed: string[]) => change({ ...shape, id: changed })} />
    <p class="fields">
      <${Choice} label="Tasks" value=${taskColumn} names=${columns} choose=${(name: string) => change({ ...shape, taskColumn: name, upstreamTask: cellsOf(files.tables, name)[0] ?? '' })} />
      <${Choice} label="Accuracies" value=${valueColumn} names=${accuracies} choose=${(name: string) => change({ ...shape, valueColumn: name })} />
      <${Choice} label="Upstream task" value=${upstreamTask} names=${cellsOf(files.tables, taskColumn)} choose=${(name: string) => change({ ...shape, upstreamTask: name })} />
    </p>`;
}
