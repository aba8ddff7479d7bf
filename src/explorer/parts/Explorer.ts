import { fitCommand } from '../fitCommand.ts';
import { html } from '../html.ts';
import type { PageData } from '../pageData.ts';
import { allTasks, opened, problem, task, view, wholeTask } from '../state.ts';
import { Choices } from './Choices.ts';
import { Decide } from './Decide.ts';
import { Downloads } from './Downloads.ts';
import { ModelTable } from './ModelTable.ts';
import { Roles } from './Roles.ts';
import { Scatter } from './Scatter.ts';
import { TableInput } from './TableInput.ts';
import { TaskAnswerWords } from './TaskAnswerWords.ts';
import { TaskList } from './TaskList.ts';

/** The whole page. */
export function Explorer({ data }: { readonly data: PageData }) {
  const table = opened.value;
  return html`
    <header>
      <h1>${table ? table.name : 'When does a better model stop helping?'}</h1>
      <p class="scope">${table ? scopeOf() : 'Drop a table of upstream and downstream accuracies. It stays on this machine: nothing is sent anywhere.'}</p>
    </header>
    <main>
      <${TableInput} open=${table === null} />
      ${problem.value && html`<p class="problem" role="alert">${problem.value}</p>`}
      ${
        table &&
        html`
        <${Roles} />
        <div class="panes">
          <${TaskList} />
          <section class="task" aria-labelledby="task-title">
            <${TaskAnswerWords} />
            <${Choices} />
            ${task.value && wholeTask.value ? html`<${Scatter} />` : html`<p>No model of this task is in.</p>`}
            <${Downloads} />
            <${Decide} />
            <${ModelTable} />
            <${Same} data=${data} />
          </section>
        </div>`
      }
    </main>
    <footer><p>Made by Plateau ${data.version}. It works without a network and sends nothing.</p></footer>`;
}

/** How to have the same again: as a link, and from a terminal. */
function Same({ data }: { readonly data: PageData }) {
  const words = [...(opened.value?.words ?? []), ...data.optionWords];
  return html`
    <section class="same" aria-labelledby="same-title">
      <h3 id="same-title">The same numbers in a terminal</h3>
      <p><code class="command">${fitCommand(words, view.value)}</code></p>
      <p class="legend">The address of this page holds the view: tasks, models left out, range and axes.${data.table ? '' : ' The table is not in it.'}</p>
    </section>`;
}

function scopeOf(): string {
  const { evaluations } = opened.value?.table ?? { evaluations: [] };
  const models = new Set(evaluations.map(({ model }) => model)).size;
  return `${models} models, ${allTasks.value.length} downstream tasks. Click a point to leave its model out.`;
}
