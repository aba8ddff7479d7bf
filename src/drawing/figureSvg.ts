import type { Figure } from '../figures/figure.ts';
import type { Theme } from '../figures/palette.ts';
import { withTheme } from '../figures/theme.ts';
import type { Drawing } from './drawFigure.ts';

/** How a figure is drawn. */
export interface FigureSvgOptions {
  /** Default: `light`. */
  readonly theme?: Theme;
}

/** How a figure is drawn as pixels. */
export interface FigurePngOptions extends FigureSvgOptions {
  /** Pixels for one of the drawing. Default: 2, sharp on dense screens and in print. */
  readonly scale?: number;
}

/**
 * A figure as SVG, with its title and its alternative text: what a report keeps in `figures/`. The same figure gives the
 * same bytes on every machine, as the widths of its texts come from a font that comes along.
 *
 * @throws Error where Vega finds an error in the figure's spec
 * @example
 * const { evaluations } = readEvaluations(['fixtures/known-law.csv']);
 * const answer = answerTask(groupTasks(evaluations)[0], { methods: ['hull'] });
 * const svg = await figureSvg(lawFigure(answer, { families: familyGroups(evaluations), number: 1 }));
 * svg.startsWith('<svg') // true
 */
export async function figureSvg(figure: Figure, options: FigureSvgOptions = {}): Promise<string> {
  return (await draw(figure, options)).svg;
}

/**
 * A figure as PNG, on white.
 *
 * @throws RangeError where the scale is not above 0 and at most 20
 * @throws Error where Vega finds an error in the figure's spec
 * @example
 * const { evaluations } = readEvaluations(['fixtures/known-law.csv']);
 * const answer = answerTask(groupTasks(evaluations)[0], { methods: ['hull'] });
 * const figure = lawFigure(answer, { families: familyGroups(evaluations), number: 1 });
 * const png = await figurePng(figure, { scale: 1 });
 * String.fromCharCode(...png.slice(1, 4)) // 'PNG'
 */
export async function figurePng(figure: Figure, options: FigurePngOptions = {}): Promise<Uint8Array> {
  const { svgToPng, PNG_SCALE } = await import('./svgToPng.ts');
  const { scale = PNG_SCALE } = options;
  if (!(scale > 0 && scale <= LARGEST_SCALE)) {
    throw new RangeError(`scale is ${scale}; expected a number above 0 and at most ${LARGEST_SCALE}`);
  }
  return svgToPng((await draw(figure, options)).svg, scale);
}

const LARGEST_SCALE = 20;

async function draw(
  { id, title, alternative, spec }: Figure,
  { theme = 'light' }: FigureSvgOptions,
): Promise<Drawing> {
  // Vega is large: it is loaded where something is drawn.
  const { drawFigure } = await import('./drawFigure.ts');
  return drawFigure({ id, title, alternative, spec: withTheme(spec, theme), png: false, thumbnail: false });
}
