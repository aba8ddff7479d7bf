import { InputError } from '../../base/inputError.ts';
import { JUPYTER_DISPLAY } from '../../base/jupyterDisplay.ts';
import { frameHtml } from './frameHtml.ts';

/** danfojs-node: `DataFrame`, `readCSV`, `merge` and the rest of it. */
export type Danfo = typeof import('danfojs-node');

/**
 * Loads danfojs-node, which takes a second, and teaches its frames and series to show themselves as tables in a notebook.
 *
 * @throws InputError where it is not installed or does not load
 * @example
 * const { readCSV } = await loadDanfo();
 * (await readCSV('fixtures/known-law.csv')).shape // [840, 7]
 */
export async function loadDanfo(): Promise<Danfo> {
  let danfo: Danfo;
  try {
    const module = await import('danfojs-node');
    danfo = (module as { default?: Danfo }).default ?? module;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const absent = code === 'ERR_MODULE_NOT_FOUND' && message.includes('danfojs-node');
    throw new InputError(
      absent
        ? 'data frames need danfojs-node, which is not installed'
        : `danfojs-node does not load: ${message}`,
      {},
      `run npm install danfojs-node@1.2.0${absent ? '' : ' again'} (docs/library.md, "Data frames", says which overrides it wants)`,
    );
  }
  const { prototype } = danfo.NDframe;
  if (!(JUPYTER_DISPLAY in prototype)) {
    Object.defineProperty(prototype, JUPYTER_DISPLAY, {
      value(this: InstanceType<Danfo['NDframe']>) {
        return { 'text/html': frameHtml(this), 'text/plain': this.toString() };
      },
    });
  }
  return danfo;
}
