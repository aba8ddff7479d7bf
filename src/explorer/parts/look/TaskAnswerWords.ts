import { taskNamer } from '../../../results/taskName.ts';
import { shown } from '../../answers/answers.ts';
import { html } from '../../html.ts';
import { allTasks, wholeTask } from '../../view/state.ts';
import { estimateText, plateauTexts, slopeTexts } from '../numbers.ts';
import { VerdictWord } from './VerdictWord.ts';

/** What is said of the task that is drawn. */
export function TaskAnswerWords() {
  const whole = wholeTask.value;
  if (!whole) return null;
  const { answer, settled } = shown.value ?? { answer: null, settled: false };
  return html`
    <h2 id="task-title"><bdi>${taskNamer(allTasks.value)(whole)}</bdi></h2>
    <div class="answer" aria-live="polite" data-settled=${settled}>
      ${
        answer &&
        html`
        <p>${settled ? html`<${VerdictWord} word=${answer.verdict.word} /> ${answer.verdict.sentence}` : 'Drawing from the posterior …'}</p>
        <p class="legend">
          Slope at the top ${estimateText(slopeTexts(answer))}${settled ? `; plateau ${estimateText(plateauTexts(answer))}` : ''}; ${answer.task.evaluations.length} of ${whole.evaluations.length} models.
          ${settled && answer.adequacy ? ` ${answer.adequacy.words}` : ''}
        </p>`
      }
    </div>`;
}
