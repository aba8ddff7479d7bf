import { rivalPoints } from '../../answers/answers.ts';
import { cutAt } from '../../answers/fitRivals.ts';
import { compareCommand, fitCommand, pickCommand, questionCommand } from '../../commands/commands.ts';
import { html } from '../../html.ts';
import type { PageData } from '../../pageData.ts';
import { allTasks, familySizes, opened, view, wholeTask } from '../../view/state.ts';

/** How to have the same again: from a terminal, and as a link. */
export function Same({ data }: { readonly data: PageData }) {
  const table = opened.value;
  const drawn = wholeTask.value;
  if (!table || !drawn) return null;
  const parts = { table: table.words, options: data.optionWords };
  // A link may name what this table has not.
  const models = new Set(table.table.evaluations.map(({ model }) => model));
  const downstream = new Set(allTasks.value.map((task) => task.downstream));
  const { leftOut, familiesOut, picked, ...others } = view.value;
  const looked = {
    ...others,
    leftOut: leftOut.filter((model) => models.has(model)),
    familiesOut: familiesOut.filter((family) => familySizes.value.has(family)),
    picked: picked.filter((name) => downstream.has(name)),
  };
  const commands: readonly (readonly [string, string, string | null])[] = [
    ['fit', 'The same numbers in a terminal', fitCommand(parts, looked)],
    [
      'compare',
      'The rivals',
      compareCommand(parts, looked, drawn.downstream, cutAt(rivalPoints.value, looked.to)),
    ],
    ['question', 'What is asked', questionCommand(parts, looked, drawn.downstream)],
    ['choice', 'The models to take', pickCommand(parts, looked)],
  ];
  return html`
    <section class="same" aria-labelledby="same-title">
      ${commands.map(
        ([id, title, command], i) =>
          command !== null &&
          html`<h3 id=${i === 0 ? 'same-title' : undefined}>${title}</h3><p><code class=${`command ${id}`}>${command}</code></p>`,
      )}
      <p class="legend">The address of this page holds all that is chosen here.${data.table || view.value.example !== null ? '' : ` The table is not in it: who opens it gives ${view.value.files.join(', ')} once more.`}</p>
    </section>`;
}
