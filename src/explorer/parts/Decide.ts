import { shown } from '../answers.ts';
import { heldOutWords, targetWords } from '../decide.ts';
import { html } from '../html.ts';
import { look, outside, view } from '../state.ts';

const STEPS = 1000;

/** What a target needs, and how models that were held out were predicted. */
export function Decide() {
  const current = shown.value;
  if (!current?.settled) return null;
  const { answer } = current;
  const { target, to, from } = view.value;
  const asked = target ?? answer.best.downstreamAccuracy;
  const held = to < 1 ? heldOutWords(answer, outside.value, to) : '';
  const onSlide = (change: (share: number) => void) => (event: Event) =>
    change(Number((event.target as HTMLInputElement).value) / STEPS);
  return html`
    <section class="decide" aria-labelledby="decide-title">
      <h3 id="decide-title">Decide</h3>
      <label class="slide">Target: ${(100 * asked).toFixed(1)} % downstream
        <input type="range" min="0" max=${STEPS} value=${Math.round(STEPS * asked)} onInput=${onSlide((share) => look({ target: share }))} />
      </label>
      <p aria-live="polite" class="target">${targetWords(answer, asked)}</p>
      <label class="slide">Hold out models above ${(100 * to).toFixed(1)} % upstream
        <input type="range" min="0" max=${STEPS} value=${Math.round(STEPS * to)} onChange=${onSlide((share) => look({ to: Math.max(share, from) }))} />
      </label>
      ${held && html`<p aria-live="polite" class="held-out">${held}</p>`}
    </section>`;
}
