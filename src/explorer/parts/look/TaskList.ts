import { ANSWER_SORTS, type AnswerSort } from '../../../fits/arrangeAnswers.ts';
import { standingFrontier } from '../../../fits/taskAnswer.ts';
import type { TaskGroup } from '../../../results/groupTasks.ts';
import { taskNamer } from '../../../results/taskName.ts';
import { answerOf, orderedTasks } from '../../answers/answers.ts';
import { html } from '../../html.ts';
import { allTasks, keyOf, look, toggled, view, wholeTask } from '../../view/state.ts';
import { valueIn } from '../events.ts';
import { type EstimateTexts, plateauTexts, slopeTexts } from '../numbers.ts';
import { Sparkline } from './Sparkline.ts';
import { VerdictWord } from './VerdictWord.ts';

const SORT_WORDS: Record<AnswerSort, string> = {
  worth: 'what a better upstream model is worth',
  name: 'name',
  best: 'best accuracy',
  slope: 'slope at the top',
};

/** The tasks with what is said of each, as the command line sorts them; one of them is drawn. */
export function TaskList() {
  const named = taskNamer(allTasks.value);
  const { find, sort, picked } = view.value;
  const asked = find.toLowerCase();
  const found = orderedTasks.value.filter((task) => named(task).toLowerCase().includes(asked));
  // A search for a model should not take the list away.
  const listed = found.length > 0 ? found : orderedTasks.value;
  return html`
    <section class="tasks" aria-labelledby="tasks-title">
      <h2 id="tasks-title">Tasks</h2>
      <label class="search">Search tasks, models and families
        <input type="search" value=${find} onInput=${(event: Event) => look({ find: valueIn(event) })} />
      </label>
      <label class="sort">Sorted by <select onChange=${(event: Event) => look({ sort: valueIn(event) as AnswerSort })}>
        ${ANSWER_SORTS.map((by) => html`<option value=${by} selected=${by === sort}>${SORT_WORDS[by]}</option>`)}
      </select></label>
      <div class="scroll" role="region" tabindex="0" aria-label="List of tasks">
        <table>
          <thead><tr><th scope="col">pick</th><th scope="col">downstream</th><th scope="col">frontier</th><th scope="col">verdict</th><th scope="col" class="number">slope</th><th scope="col" class="number">plateau</th></tr></thead>
          <tbody>
            ${listed.map((whole) => html`<${TaskRow} key=${keyOf(whole)} whole=${whole} name=${named(whole)} picked=${picked.includes(whole.downstream)} />`)}
          </tbody>
        </table>
      </div>
    </section>`;
}

interface TaskRowProps {
  readonly whole: TaskGroup;
  readonly name: string;
  readonly picked: boolean;
}

function TaskRow({ whole, name, picked }: TaskRowProps) {
  const { answer, current } = answerOf(whole);
  const key = keyOf(whole);
  const chosen = whole === wholeTask.value;
  const { upstream, downstream, shots } = whole;
  return html`
    <tr class=${`${chosen ? 'chosen' : ''} ${current ? '' : 'waiting'}`} data-task=${key}>
      <td><input type="checkbox" aria-label=${`pick a model for ${name}`} checked=${picked} onChange=${() => look({ picked: toggled(view.value.picked, downstream) })} /></td>
      <th scope="row"><button type="button" aria-pressed=${chosen} onClick=${() => look({ task: { upstream, downstream, shots } })}><bdi>${name}</bdi></button></th>
      <td><${Sparkline} whole=${whole} answer=${answer} /></td>
      <td>${answer ? html`<${VerdictWord} word=${answer.verdict.word} />` : '…'}</td>
      <td class="number slope" data-value=${answer?.top?.slope}>${answer ? html`<${EstimateCell} texts=${slopeTexts(answer)} />` : '…'}</td>
      <td class="number plateau" data-value=${answer && standingFrontier(answer)?.saturationAccuracy.median}>${answer ? html`<${EstimateCell} texts=${plateauTexts(answer)} />` : '…'}</td>
    </tr>`;
}

function EstimateCell({ texts: [number, interval] }: { readonly texts: EstimateTexts }) {
  return html`${number} <span class="range">${interval}</span>`;
}
