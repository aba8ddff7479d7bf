import { CANONICAL_COLUMNS } from '../../../results/evaluation.ts';
import type { EvaluationKey, TableShape } from '../../../results/table/tableShape.ts';
import { html } from '../../html.ts';
import { Choice } from './Choice.ts';
import type { RoleProps } from './roleProps.ts';

/** What a column may hold beside names and accuracies. */
const EXTRA = ['shots', 'family', 'parameters', 'run', 'testSize', 'upstreamTestSize'] as const;
const EXTRA_COLUMNS = CANONICAL_COLUMNS.filter(({ key }) => EXTRA.some((extra) => extra === key));

/** The column that holds a part of an evaluation under another name. */
export function sourceName({ columns }: TableShape, key: EvaluationKey): string | undefined {
  const source = columns?.[key];
  return typeof source === 'object' ? source.column : source;
}

/** A shape with another column for a part of an evaluation; an empty name: the one that is called so, or none. */
export function withSource(shape: TableShape, key: EvaluationKey, column: string): TableShape {
  const { [key]: _, ...columns } = shape.columns ?? {};
  const changed = column === '' ? columns : { ...columns, [key]: column };
  return { ...shape, columns: Object.keys(changed).length > 0 ? changed : undefined };
}

/** Columns of shots, families, sizes: those that are called so are taken as they are. */
export function ExtraRoles({ files, shape, change }: RoleProps<TableShape>) {
  const { columns } = files;
  return html`
    <p class="fields">
      ${EXTRA_COLUMNS.map(({ key, name }) => {
        const own = columns.includes(name) ? name : 'none';
        return html`<${Choice} label=${name.replaceAll('_', ' ')} value=${sourceName(shape, key) ?? ''} names=${['', ...columns.filter((column) => column !== name)]} none=${own} choose=${(column: string) => change(withSource(shape, key, column))} />`;
      })}
    </p>`;
}
