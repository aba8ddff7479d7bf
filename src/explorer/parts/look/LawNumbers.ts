import { percentText, pointsText, significantText } from '../../../base/numberText.ts';
import { RIVALS } from '../../../curves/rivals/rivals.ts';
import { shown } from '../../answers/answers.ts';
import { html } from '../../html.ts';
import { view } from '../../view/state.ts';

/** The parameters of the laws that are drawn. */
export function LawNumbers() {
  const drawn = shown.value;
  if (!drawn) return null;
  const { fits, frontier } = drawn.answer;
  const posterior = drawn.settled && frontier?.kind === 'frontier' ? frontier : null;
  if (fits.length === 0 && !posterior) return null;
  const estimate = (value: { low: number; median: number; high: number } | null | undefined) =>
    value
      ? `${significantText(value.median)} [${significantText(value.low)}, ${significantText(value.high)}]`
      : '–';
  return html`
    <div class="scroll" role="region" tabindex="0" aria-label="Laws">
      <table class="laws">
        <thead><tr><th scope="col">fit to</th><th scope="col" class="number">k</th><th scope="col" class="number">alpha</th><th scope="col" class="number">e_IR</th></tr></thead>
        <tbody>
          ${posterior && html`<tr><th scope="row">frontier</th><td class="number">${estimate(posterior.k)}</td><td class="number">${estimate(posterior.alpha)}</td><td class="number">${estimate(posterior.irreducibleError)}</td></tr>`}
          ${fits.map(
            ({ fit: { method, law, identified } }) => html`
            <tr><th scope="row">${method}</th>
              ${(['k', 'alpha', 'irreducibleError'] as const).map((name) => html`<td class="number" data-value=${law && identified ? law[name] : ''}>${law && identified ? significantText(law[name]) : '–'}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** How far the rivals that are drawn are from the hull, the saturating law first. */
export function RivalNumbers() {
  const rivals = shown.value?.rivals ?? [];
  if (rivals.length === 0) return null;
  const { to } = view.value;
  const what = to < 1 ? `error on hull vertices above ${percentText(to)}` : 'error on the hull';
  return html`
    <div class="scroll" role="region" tabindex="0" aria-label="Rivals">
      <table class="rivals">
        <thead><tr><th scope="col">curve, fitted to the hull</th><th scope="col">parameters</th><th scope="col" class="number">${what}</th></tr></thead>
        <tbody>
          ${rivals.map(
            ({ rival, parameters, rmse }) => html`
            <tr data-rival=${rival}><th scope="row">${rival}</th>
              <td>${parameters ? RIVALS[rival].parameterNames.map((name, i) => `${name} ${significantText(parameters[i])}`).join(', ') : 'does not fit'}</td>
              <td class="number" data-value=${rmse ?? ''}>${rmse === null ? '–' : pointsText(rmse)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
