import type { JoinedShape } from '../../../results/table/tableShape.ts';
import { html } from '../../html.ts';
import { choose } from '../../table/open.ts';
import { Choice } from './Choice.ts';
import { ModelColumns } from './ModelColumns.ts';
import type { RoleProps } from './roleProps.ts';

/** Roles of the files and columns of a table with a file a task. */
export function JoinedRoles({ files, shape, change }: RoleProps<JoinedShape>) {
  const { columns, accuracies } = files;
  const { id, valueColumn } = shape;
  const first = <Item>(items: readonly Item[], isFirst: (item: Item) => boolean) => [
    ...items.filter(isFirst),
    ...items.filter((item) => !isFirst(item)),
  ];
  const upstreamFirst = (name: string) =>
    choose({
      ...files,
      files: first(files.files, (file) => file.name === name),
      tables: first(files.tables, ({ table }) => table.file === name),
      words: 'chosen',
    });
  return html`
    <${ModelColumns} id=${id} columns=${columns.filter((name) => !accuracies.includes(name) || id.includes(name))} change=${(changed: string[]) => change({ ...shape, id: changed })} />
    <p class="fields">
      <${Choice} label="Upstream file" value=${files.files[0].name} names=${files.files.map(({ name }) => name)} choose=${upstreamFirst} />
      <${Choice} label="Accuracies" value=${valueColumn} names=${accuracies} choose=${(name: string) => change({ ...shape, valueColumn: name })} />
    </p>`;
}
