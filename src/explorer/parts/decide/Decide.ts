import { downstreamAt } from '../../../curves/frontier/frontierCurve.ts';
import { upstreamNeeded } from '../../../curves/frontier/frontierQuestions.ts';
import { standingFrontier } from '../../../fits/taskAnswer.ts';
import { shown } from '../../answers/answers.ts';
import { futureWords, heldOutWords, targetWords } from '../../answers/questionWords.ts';
import { html } from '../../html.ts';
import { asked, look, outside } from '../../view/state.ts';
import type { View } from '../../view/view.ts';
import { valueIn } from '../events.ts';
import { firstFuture } from './firstFuture.ts';

const STEPS = 1000;

/** What a target needs, what a model to come would reach, and how models that were held out were predicted. */
export function Decide() {
  const current = shown.value;
  if (!current?.settled) return null;
  const { answer } = current;
  const { target, future, to, from } = asked.value;
  const reach = target ?? answer.best.downstreamAccuracy;
  const come = future ?? firstFuture(answer);
  const held = to < 1 ? heldOutWords(answer, outside.value, to) : '';
  const frontier = standingFrontier(answer);
  const slider = (label: string, value: number, change: (share: number) => Partial<View>, on: string) => html`
    <label class="slide">${label}
      <input type="range" min="0" max=${STEPS} value=${Math.round(STEPS * value)} ...${{ [on]: (event: Event) => look(change(Number(valueIn(event)) / STEPS)) }} />
    </label>`;
  return html`
    <section class="decide" aria-labelledby="decide-title">
      <h3 id="decide-title">Decide</h3>
      ${slider(`Target: ${(100 * reach).toFixed(1)} % downstream`, reach, (share) => ({ target: share }), 'onInput')}
      <p aria-live="polite" class="target" data-value=${(frontier && upstreamNeeded(frontier, reach).median) ?? ''}>${targetWords(answer, reach)}</p>
      ${slider(`A model to come: ${(100 * come).toFixed(1)} % upstream`, come, (share) => ({ future: share }), 'onInput')}
      <p aria-live="polite" class="future" data-value=${(frontier && downstreamAt(frontier, come).median) ?? ''}>${futureWords(answer, come)}</p>
      ${slider(`Hold out models above ${(100 * to).toFixed(1)} % upstream`, to, (share) => ({ to: Math.max(share, Math.min(1, from + 1 / STEPS)) }), 'onChange')}
      ${held && html`<p aria-live="polite" class="held-out">${held}</p>`}
    </section>`;
}
