import type { Config, TopLevelSpec } from 'vega-lite';
import { MOST_CATEGORIES, PALETTES, REST_SHAPE, SHAPES, type Theme } from './palette.ts';

/** DejaVu Sans is the font that PNGs are drawn with; a browser without it takes one as wide. */
export const FONT = 'DejaVu Sans, Verdana, sans-serif';

/**
 * Vega-Lite configuration of a theme: every colour of every figure, sizes and fonts. Specs name styles (`law`,
 * `hull`, ...) and ranges (`category`, ...) instead of colours, so that one spec serves both themes.
 *
 * @param background another background than the theme's, such as `transparent` inside a page
 */
export function themeConfig(theme: Theme, background: string = PALETTES[theme].background): Config {
  const { ink, quiet, grid, rest, categories, ramp, diverging } = PALETTES[theme];
  const cycle = <T>(values: readonly T[]) =>
    Array.from({ length: MOST_CATEGORIES }, (_, i) => values[i % values.length]);
  const title = { titleColor: ink, titleFontSize: 12, titleFontWeight: 'normal' as const };
  const label = { labelColor: quiet, labelFontSize: 11 };
  return {
    background,
    font: FONT,
    padding: 8,
    // Points are decoration to a screen reader: the figure's alternative text and table say what they show.
    aria: false,
    view: { stroke: grid },
    axis: {
      ...title,
      ...label,
      titlePadding: 8,
      titleLimit: 800,
      labelLimit: 200,
      gridColor: grid,
      domainColor: quiet,
      tickColor: quiet,
    },
    legend: { ...title, ...label, labelLimit: 230, titleLimit: 230, symbolStrokeColor: ink, symbolSize: 70 },
    header: {
      ...title,
      labelColor: ink,
      labelFontSize: 12,
      labelLimit: 240,
      labelPadding: 6,
      titleLimit: 420,
    },
    title: {
      color: ink,
      subtitleColor: quiet,
      fontSize: 12,
      fontWeight: 'normal',
      subtitleFontSize: 11,
      anchor: 'start',
      limit: 560,
      offset: 10,
      frame: 'group',
    },
    mark: { color: ink },
    text: { font: FONT, fontSize: 11 },
    range: {
      category: [...cycle(categories), rest],
      symbol: [...cycle(SHAPES), REST_SHAPE],
      ramp: [...ramp],
      heatmap: [...ramp],
      diverging: [...diverging],
    },
    style: {
      model: { size: 26, strokeWidth: 0 },
      onlyFamily: { size: 26, strokeWidth: 0, color: categories[0] },
      cloud: { size: 14, strokeWidth: 0, color: rest },
      leftOut: { size: 34, color: quiet, strokeWidth: 1.4 },
      target: { color: categories[1], strokeWidth: 1.5 },
      vertex: { size: 50, color: ink, strokeWidth: 1.2 },
      hull: { color: ink, strokeWidth: 1 },
      law: { color: ink, strokeWidth: 2 },
      slope: { color: ink, strokeWidth: 3 },
      plateau: { color: ink, strokeWidth: 1 },
      band: { color: ink, fillOpacity: 0.12 },
      reference: { color: quiet, strokeWidth: 1 },
      first: { color: categories[1] },
      note: { color: ink, fontSize: 11 },
      /** Under a note, so that it is read over points. */
      halo: {
        color: PALETTES[theme].background,
        stroke: PALETTES[theme].background,
        strokeWidth: 4,
        fontSize: 11,
      },
      inverseNote: { color: PALETTES[theme].background, fontSize: 10 },
      quietNote: { color: quiet, fontSize: 11 },
    },
  };
}

/**
 * A figure's spec with a theme's colours: complete, as a file of its own or for drawing.
 *
 * A page that draws figures itself keeps the spec as it is and hands `themeConfig` to Vega-Lite beside it.
 */
export function withTheme(spec: TopLevelSpec, theme: Theme, background?: string): TopLevelSpec {
  return { ...spec, config: themeConfig(theme, background) };
}
