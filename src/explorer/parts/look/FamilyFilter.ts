import { html } from '../../html.ts';
import { familySizes, look, toggled, view } from '../../view/state.ts';

/** Families that are listed before a search is needed. */
const MOST = 40;

/** Families of models, to leave out or take in whole. */
export function FamilyFilter() {
  const all = [...familySizes.value];
  if (all.length < 2) return null;
  const { familiesOut, find } = view.value;
  const asked = find.toLowerCase();
  const matching = all.filter(([family]) => family.toLowerCase().includes(asked));
  const found = matching.length > 0 ? matching : all;
  const names = found.map(([family]) => family);
  const others = all.map(([family]) => family).filter((family) => !names.includes(family));
  return html`
    <details class="family-filter" open=${familiesOut.length > 0}>
      <summary>Families (${all.length}${familiesOut.length > 0 ? `, ${familiesOut.length} left out` : ''})</summary>
      <fieldset class="choices"><legend>Families in the fit</legend>
        ${found
          .slice(0, MOST)
          .map(
            ([family, size]) =>
              html`<label><input type="checkbox" checked=${!familiesOut.includes(family)} onChange=${() => look({ familiesOut: toggled(familiesOut, family) })} /> <bdi>${family}</bdi> (${size})</label>`,
          )}
        ${found.length > MOST && html`<span class="legend">${found.length - MOST} more; search to find them.</span>`}
      </fieldset>
      ${
        asked &&
        matching.length > 0 &&
        others.length > 0 &&
        html`<p class="fields">
          <button type="button" onClick=${() => look({ familiesOut: [...others].sort() })}>Only the ${names.length} found</button>
          <button type="button" onClick=${() => look({ familiesOut: [...new Set([...familiesOut, ...names])].sort() })}>Leave the ${names.length} found out</button>
        </p>`
      }
    </details>`;
}
