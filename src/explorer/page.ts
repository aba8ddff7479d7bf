/** The explorer's program: opens the table that the page carries, if any, and keeps link and view the same. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { keepAnswering } from './answers/answers.ts';
import { html } from './html.ts';
import { DATA_BLOCK, type PageData, WORKER_BLOCK } from './pageData.ts';
import { Explorer } from './parts/Explorer.ts';
import { followLink, openOwn } from './table/open.ts';
import { view } from './view/state.ts';
import { readView, writeView } from './view/view.ts';

/** Milliseconds between changes of the address. */
const LINK_EVERY = 250;

const data: PageData = JSON.parse(blockText(DATA_BLOCK));

view.value = readView(location.hash || data.view);
if (view.value.files.length === 0) openOwn(data);
keepAnswering(blockText(WORKER_BLOCK), data.options);
keepLink();
addEventListener('hashchange', () => followLink(readView(location.hash), data));
render(html`<${Explorer} data=${data} />`, document.getElementById('explorer') as HTMLElement);

/** Keeps the page's address at the view; browsers refuse addresses that change all the time, as while a slider moves. */
function keepLink(): void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const now = view.value;
    const write = () => {
      last = performance.now();
      const hash = writeView(now);
      if (hash !== location.hash.slice(1)) history.replaceState(null, '', `#${hash}`);
    };
    clearTimeout(waiting);
    if (performance.now() - last > LINK_EVERY) write();
    else waiting = setTimeout(write, LINK_EVERY);
  });
}

function blockText(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}
