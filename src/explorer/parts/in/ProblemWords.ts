import { html } from '../../html.ts';
import type { Excerpt } from '../../table/problem.ts';
import { problem } from '../../view/state.ts';

/** What was wrong with what was given, with the cell that is meant. */
export function ProblemWords() {
  const found = problem.value;
  return html`
    <div role="alert">
      ${
        found &&
        html`<div class="problem"><p>${found.words}</p>${found.excerpt && html`<${ExcerptTable} excerpt=${found.excerpt} />`}</div>`
      }
    </div>`;
}

function ExcerptTable({ excerpt: { file, header, rows, row, column } }: { readonly excerpt: Excerpt }) {
  return html`
    <div class="scroll" role="region" tabindex="0" aria-label="Where it is">
      <table class="excerpt">
        <caption>${file}</caption>
        <thead><tr><th scope="col">row</th>${header.map((name) => html`<th scope="col"><bdi>${name}</bdi></th>`)}</tr></thead>
        <tbody>
          ${rows.map(
            ({ number, cells }) => html`
            <tr class=${number === row ? 'meant' : ''}>
              <th scope="row">${number}</th>
              ${cells.map((cell, i) =>
                number === row && i === column
                  ? html`<td class="meant"><mark>${cell === '' ? 'empty' : cell}</mark></td>`
                  : html`<td><bdi>${cell}</bdi></td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
