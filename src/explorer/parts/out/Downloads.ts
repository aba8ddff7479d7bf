import { canonicalCsv } from '../../../results/canonicalCsv.ts';
import { html } from '../../html.ts';
import { tasks } from '../../view/state.ts';
import { drawnView } from '../look/DrawnFigure.ts';

/** What can be taken away: the figure as a file, and the evaluations that are in. */
export function Downloads() {
  const image = (kind: 'svg' | 'png') => async () => {
    const url = await drawnView.value?.toImageURL(kind, 2);
    if (url) save(url, `plateau.${kind}`);
  };
  const csv = () => {
    const text = canonicalCsv(tasks.value.flatMap(({ evaluations }) => evaluations));
    save(URL.createObjectURL(new Blob([text], { type: 'text/csv' })), 'plateau.csv');
  };
  return html`
    <p class="fields">
      <button type="button" disabled=${!drawnView.value} onClick=${image('svg')}>Figure as SVG</button>
      <button type="button" disabled=${!drawnView.value} onClick=${image('png')}>Figure as PNG</button>
      <button type="button" onClick=${csv}>Models that are in, as CSV</button>
    </p>`;
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
