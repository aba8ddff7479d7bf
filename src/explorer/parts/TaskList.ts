import { standingFrontier } from '../../fits/taskAnswer.ts';
import { taskNamer } from '../../results/taskName.ts';
import { answerOf } from '../answers.ts';
import { html } from '../html.ts';
import { allTasks, keyOf, look, search, wholeTask } from '../state.ts';
import { plateauText, slopeText } from './numbers.ts';
import { VerdictWord } from './VerdictWord.ts';

/** The tasks with what is said of each; one of them is drawn. */
export function TaskList() {
  const named = taskNamer(allTasks.value);
  const asked = search.value.toLowerCase();
  const found = allTasks.value.filter((task) => named(task).toLowerCase().includes(asked));
  // A search for a model should not take the list away.
  const listed = found.length > 0 ? found : allTasks.value;
  const chosen = wholeTask.value && keyOf(wholeTask.value);
  return html`
    <section class="tasks" aria-labelledby="tasks-title">
      <h2 id="tasks-title">Tasks</h2>
      <label class="search">Search tasks and models
        <input type="search" value=${search.value} onInput=${(event: Event) => {
          search.value = (event.target as HTMLInputElement).value;
        }} />
      </label>
      <div class="scroll" role="region" tabindex="0" aria-label="Tasks">
        <table>
          <thead><tr><th scope="col">downstream</th><th scope="col">verdict</th><th scope="col" class="number">slope at the top</th><th scope="col" class="number">plateau</th></tr></thead>
          <tbody>
            ${listed.map((task) => {
              const { answer, current } = answerOf(task);
              const key = keyOf(task);
              return html`
                <tr key=${key} class=${`${key === chosen ? 'chosen' : ''} ${current ? '' : 'waiting'}`} data-task=${key}>
                  <th scope="row"><button type="button" aria-pressed=${key === chosen} onClick=${() => look({ task: { upstream: task.upstream, downstream: task.downstream, shots: task.shots } })}><bdi>${named(task)}</bdi></button></th>
                  <td>${answer ? html`<${VerdictWord} word=${answer.verdict.word} />` : '…'}</td>
                  <td class="number" data-value=${answer?.top?.slope}>${answer ? slopeText(answer) : '…'}</td>
                  <td class="number" data-value=${answer && standingFrontier(answer)?.saturationAccuracy.median}>${answer ? plateauText(answer) : '…'}</td>
                </tr>`;
            })}
          </tbody>
        </table>
      </div>
    </section>`;
}
