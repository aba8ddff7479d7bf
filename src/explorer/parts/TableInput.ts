import { html } from '../html.ts';
import { openText } from '../openTable.ts';
import { opened, problem, view } from '../state.ts';
import { FIRST_VIEW } from '../view.ts';

/** Opens a text as the table. */
function give(text: string, name: string): void {
  try {
    opened.value = openText(text, name);
    view.value = FIRST_VIEW;
    problem.value = null;
  } catch (error) {
    problem.value = (error as Error).message;
  }
}

async function openFile(file: File | undefined): Promise<void> {
  if (file) give(await file.text(), file.name);
}

/** Where a table comes in: dropped, chosen or pasted. */
export function TableInput({ open }: { readonly open: boolean }) {
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void openFile(event.dataTransfer?.files[0]);
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    give(event.clipboardData?.getData('text/plain') ?? '', 'pasted.csv');
  };
  return html`
    <details class="intake" open=${open} onDragOver=${(event: Event) => event.preventDefault()} onDrop=${onDrop}>
      <summary>${open ? 'Open a table' : 'Open another table'}</summary>
      <p>
        <label class="choose">Choose or drop a table: CSV, JSON or JSON Lines
          <input type="file" accept=".csv,.tsv,.txt,.json,.jsonl,text/csv,application/json" onChange=${(event: Event) => openFile((event.target as HTMLInputElement).files?.[0])} />
        </label>
      </p>
      <label>or paste it here <textarea rows="3" onPaste=${onPaste} placeholder="model,upstream_accuracy,downstream,downstream_accuracy"></textarea></label>
    </details>`;
}
