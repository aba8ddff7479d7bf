/** The explorer's program: opens the table that the page carries, if any, and keeps link and view the same. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { keepAnswering } from './answers.ts';
import { html } from './html.ts';
import { openCarried } from './openTable.ts';
import { DATA_BLOCK, type PageData, WORKER_BLOCK } from './pageData.ts';
import { Explorer } from './parts/Explorer.ts';
import { opened, problem, view } from './state.ts';
import { readView, writeView } from './view.ts';

const data: PageData = JSON.parse(blockText(DATA_BLOCK));

view.value = readView(location.hash || data.view);
if (data.table) {
  try {
    opened.value = openCarried(data.table);
  } catch (error) {
    problem.value = (error as Error).message;
  }
}
keepAnswering(blockText(WORKER_BLOCK), data.options);
effect(() => {
  const hash = writeView(view.value);
  if (hash !== location.hash.slice(1)) history.replaceState(null, '', `#${hash}`);
});
addEventListener('hashchange', () => {
  view.value = readView(location.hash);
});
render(html`<${Explorer} data=${data} />`, document.getElementById('explorer') as HTMLElement);

function blockText(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
