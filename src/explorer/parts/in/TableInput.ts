import { signal } from '@preact/signals';
import { html } from '../../html.ts';
import type { PageData } from '../../pageData.ts';
import { openFiles, openOwn } from '../../table/open.ts';
import { problemOf } from '../../table/problem.ts';
import { readFile } from '../../table/readFile.ts';
import { opened, problem, view } from '../../view/state.ts';
import { FIRST_VIEW } from '../../view/view.ts';

/** Whether something is being dragged over the page. */
const over = signal(false);

/** Where tables come in: dropped, chosen or pasted, one file or several that belong together; or an example. */
export function TableInput({ data }: { readonly data: PageData }) {
  const open = opened.value === null;
  const openAll = async (list: FileList | null | undefined) => {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    try {
      openFiles(await Promise.all(files.map(readFile)), data.presets);
    } catch (error) {
      problem.value = problemOf(error);
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    over.value = false;
    void openAll(event.dataTransfer?.files);
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    openFiles([{ name: 'pasted.csv', text: event.clipboardData?.getData('text/plain') ?? '' }], data.presets);
  };
  const onOver = (value: boolean) => (event: Event) => {
    event.preventDefault();
    over.value = value;
  };
  const own = () => {
    view.value = FIRST_VIEW;
    openOwn(data);
  };
  return html`
    <details class=${over.value ? 'intake over' : 'intake'} open=${open} onDragOver=${onOver(true)} onDragLeave=${onOver(false)} onDrop=${onDrop}>
      <summary>${open ? 'Open a table' : 'Open another table'}</summary>
      <p>
        <label class="choose-file">Choose or drop a table: CSV, JSON or JSON Lines; several files where they are one table together
          <input type="file" multiple accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.gz,text/csv,application/json" onChange=${(event: Event) => openAll((event.target as HTMLInputElement).files)} />
        </label>
      </p>
      <label>or paste it here <textarea rows="3" onPaste=${onPaste} placeholder="model,upstream_accuracy,downstream,downstream_accuracy"></textarea></label>
      ${open && data.table && html`<p><button type="button" onClick=${own}>Look at ${data.table.name}</button> that this page carries</p>`}
      ${data.examples.length > 0 && html`<${Examples} data=${data} />`}
    </details>`;
}

/** Tables that the page has, to try it on. */
function Examples({ data }: { readonly data: PageData }) {
  const show = (name: string) => {
    view.value = { ...FIRST_VIEW, example: name };
    openOwn(data);
  };
  return html`
    <div class="examples">
      <h2 id="examples-title">Or look at an example</h2>
      <ul aria-labelledby="examples-title">
        ${data.examples.map(
          ({ name, about }) =>
            html`<li><button type="button" aria-pressed=${view.value.example === name} onClick=${() => show(name)}>${name}</button> ${about}</li>`,
        )}
      </ul>
    </div>`;
}
