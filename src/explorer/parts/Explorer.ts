import { countOf } from '../../base/numberText.ts';
import { html } from '../html.ts';
import type { PageData } from '../pageData.ts';
import { given } from '../table/open.ts';
import { allTasks, opened, task, view, wholeTask } from '../view/state.ts';
import { Decide } from './decide/Decide.ts';
import { PickList } from './decide/PickList.ts';
import { ProblemWords } from './in/ProblemWords.ts';
import { Roles } from './in/Roles.ts';
import { TableInput } from './in/TableInput.ts';
import { Choices } from './look/Choices.ts';
import { FamilyFilter } from './look/FamilyFilter.ts';
import { LawNumbers, RivalNumbers } from './look/LawNumbers.ts';
import { ModelTable } from './look/ModelTable.ts';
import { Scatter } from './look/Scatter.ts';
import { TaskAnswerWords } from './look/TaskAnswerWords.ts';
import { TaskList } from './look/TaskList.ts';
import { Downloads } from './out/Downloads.ts';
import { Same } from './out/Same.ts';

/** The whole page. */
export function Explorer({ data }: { readonly data: PageData }) {
  const table = opened.value;
  return html`
    <header>
      <h1>${table ? table.name : 'When does a better model stop helping?'}</h1>
      <p class="scope">${table ? scopeOf() : `Drop ${wanted()}. It stays on this machine: nothing is sent anywhere.`}</p>
    </header>
    <main>
      <${TableInput} data=${data} />
      <${ProblemWords} />
      <${Roles} />
      ${
        table &&
        html`
        <div class="panes">
          <${TaskList} />
          <section class="task" aria-labelledby="task-title">
            <${TaskAnswerWords} />
            <${Choices} />
            ${task.value && wholeTask.value ? html`<${Scatter} />` : html`<p>No model of this task is in.</p>`}
            <${LawNumbers} />
            <${RivalNumbers} />
            <${Downloads} />
            <${Decide} />
            <${PickList} />
            <${FamilyFilter} />
            <${ModelTable} />
            <${Same} data=${data} />
          </section>
        </div>`
      }
    </main>
    <footer><p>Made by Plateau ${data.version}. It works without a network and sends nothing.</p></footer>`;
}

/** What a page without a table asks for. */
function wanted(): string {
  const { files } = view.value;
  return files.length > 0 && given.value === null
    ? `${files.join(', ')} to see what this link shows`
    : 'a table of upstream and downstream accuracies';
}

function scopeOf(): string {
  const { evaluations } = opened.value?.table ?? { evaluations: [] };
  const models = new Set(evaluations.map(({ model }) => model)).size;
  return `${countOf(models, 'model')}, ${countOf(allTasks.value.length, 'downstream task')}. Click a point to leave its model out.`;
}
