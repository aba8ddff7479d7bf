import type { TableShape } from '../../../results/table/tableShape.ts';
import { html } from '../../html.ts';
import { type Given, shapeOf } from '../../table/given.ts';
import { choose, given } from '../../table/open.ts';
import { opened } from '../../view/state.ts';
import { CanonicalRoles } from './CanonicalRoles.ts';
import { Choice } from './Choice.ts';
import { ExtraRoles } from './ExtraRoles.ts';
import { JoinedRoles } from './JoinedRoles.ts';
import { LongRoles } from './LongRoles.ts';
import { WideRoles } from './WideRoles.ts';

const KINDS: Record<TableShape['kind'], string> = {
  canonical: 'a row an evaluation',
  wide: 'a row a model, a column a task',
  long: 'a row a model and task',
  joined: 'a file a task',
};

/** What the columns were taken for, to be changed. */
export function Roles() {
  const files = given.value;
  if (!files) return null;
  const { shape, words, preset } = files;
  return html`
    <details class="roles" open=${opened.value === null}>
      <summary>Read as ${words}</summary>
      ${preset ? html`<${PresetRoles} files=${files} />` : html`<${ShapeRoles} files=${files} shape=${shape} />`}
      <p class="fields">
        <${Choice} label="Accuracies are written as" value=${files.scale ?? ''} names=${['', 'fraction', 'percent']} choose=${(scale: string) => choose({ ...files, scale: (scale || undefined) as Given['scale'] })} />
        <${Choice} label="and measure" value=${files.metric ?? ''} names=${['', 'accuracy', 'error']} choose=${(metric: string) => choose({ ...files, metric: (metric || undefined) as Given['metric'] })} />
      </p>
    </details>
    <${ReadNotes} />`;
}

/** A public table: its preset says what its columns are. */
function PresetRoles({ files }: { readonly files: Given }) {
  const own = () => choose({ ...files, preset: undefined, words: 'chosen' });
  return html`<p>The preset <code>${files.preset}</code> says what its columns are. <button type="button" onClick=${own}>Choose them instead</button></p>`;
}

function ShapeRoles({ files, shape }: { readonly files: Given; readonly shape: TableShape }) {
  const kinds = Object.keys(KINDS).filter(
    (kind) => (kind === 'joined') === files.tables.length > 1 || kind === shape.kind || kind !== 'joined',
  );
  const change = (changed: TableShape) => choose({ ...files, shape: changed, words: 'chosen' });
  return html`
    <p class="fields">
      <${Choice} label="The table has" value=${shape.kind} names=${kinds} texts=${KINDS} choose=${(kind: TableShape['kind']) => change(shapeOf(kind, files.tables))} />
    </p>
    ${shape.kind === 'canonical' && html`<${CanonicalRoles} files=${files} shape=${shape} change=${change} />`}
    ${shape.kind === 'wide' && html`<${WideRoles} files=${files} shape=${shape} change=${change} />`}
    ${shape.kind === 'long' && html`<${LongRoles} files=${files} shape=${shape} change=${change} />`}
    ${shape.kind === 'joined' && html`<${JoinedRoles} files=${files} shape=${shape} change=${change} />`}
    <${ExtraRoles} files=${files} shape=${shape} change=${change} />`;
}

/** Reasons for dropped rows that are spelled out. */
const MOST_DROPPED = 20;

/** What was detected and decided on the way, and rows that were left out. */
function ReadNotes() {
  const { notes, dropped } = opened.value?.table ?? { notes: [], dropped: [] };
  if (notes.length + dropped.length === 0) return null;
  const rows = dropped.length === 1 ? '1 row' : `${dropped.length} rows`;
  return html`
    <details class="notes">
      <summary>${dropped.length > 0 ? `${rows} dropped; ` : ''}${notes.length} ${notes.length === 1 ? 'note' : 'notes'} from reading it</summary>
      <ul>
        ${notes.map((note) => html`<li>${note}</li>`)}
        ${dropped.slice(0, MOST_DROPPED).map(({ file, row, reason }) => html`<li>${file}, row ${row}: ${reason}</li>`)}
        ${dropped.length > MOST_DROPPED && html`<li>and ${dropped.length - MOST_DROPPED} more rows</li>`}
      </ul>
    </details>`;
}
