import { CANONICAL_COLUMNS } from '../../../results/evaluation.ts';
import type { CanonicalShape } from '../../../results/table/tableShape.ts';
import { html } from '../../html.ts';
import { Choice } from './Choice.ts';
import { sourceName, withSource } from './ExtraRoles.ts';
import type { RoleProps } from './roleProps.ts';

const NEEDED = CANONICAL_COLUMNS.filter(({ required }) => required);

/** Roles of the columns of a table with a row an evaluation. */
export function CanonicalRoles({ files, shape, change }: RoleProps<CanonicalShape>) {
  const { columns } = files;
  return html`
    <p class="fields">
      ${NEEDED.map(
        ({ key, name }) =>
          html`<${Choice} label=${name.replaceAll('_', ' ')} value=${sourceName(shape, key) ?? name} names=${columns} choose=${(column: string) => change(withSource(shape, key, column === name ? '' : column))} />`,
      )}
    </p>`;
}
