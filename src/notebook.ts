/**
 * Figures in a notebook (Deno's Jupyter kernel).
 *
 * @module notebook
 */

import { type Displayed, JUPYTER_DISPLAY } from './base/jupyterDisplay.ts';
import { visibleText } from './base/visibleText.ts';
import type { Figure } from './figures/figure.ts';
import { withTheme } from './figures/theme.ts';

export type { Displayed } from './base/jupyterDisplay.ts';

/** JupyterLab and VS Code draw Vega-Lite of this type themselves, with tooltips and zooming. */
const VEGA_LITE = 'application/vnd.vegalite.v5+json';

/**
 * A figure as a notebook shows it: `await showFigure(figure)` at the end of a cell. Viewers that draw Vega-Lite get
 * the spec, all others the picture, and a terminal the finding in words.
 *
 * @throws Error where Vega finds an error in the spec
 */
export async function showFigure(figure: Figure): Promise<Displayed> {
  const { figureSvg } = await import('./drawing/figureSvg.ts');
  const svg = await figureSvg(figure);
  return {
    [JUPYTER_DISPLAY]: () => ({
      [VEGA_LITE]: withTheme(figure.spec, 'light'),
      'image/svg+xml': svg,
      'text/plain': `${visibleText(figure.title)}\n${visibleText(figure.alternative)}`,
    }),
  };
}
