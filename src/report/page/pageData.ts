import { deflateRawSync } from 'node:zlib';
import type { TopLevelSpec } from 'vega-lite';
import type { Figure, FigureColumn } from '../../figures/figure.ts';

/** A figure as the page's program reads it (see `page.js`): its data once, and a spec on each kind of axes. */
interface PageFigure {
  readonly specs: readonly { readonly axes: string; readonly spec: unknown }[];
  readonly datasets: unknown;
  /** Rows in all: many are drawn on a canvas. */
  readonly rows: number;
  /** What models can be coloured by. */
  readonly columns: readonly FigureColumn[];
}

/** Axes of a figure that has no others. */
const ONLY_AXES = 'only';

/** A figure for the page: JSON, deflated (a fifth of its size) and in base64. */
export function pageData({ spec, variants, columns = [] }: Figure): string {
  const { datasets = {} } = spec as { datasets?: Record<string, unknown[]> };
  const figure: PageFigure = {
    specs: (variants ?? [{ axes: ONLY_AXES, spec }]).map((on) => ({
      axes: on.axes,
      spec: withoutData(on.spec),
    })),
    datasets,
    columns,
    rows: Object.values(datasets).reduce((sum, { length }) => sum + length, 0),
  };
  return deflateRawSync(JSON.stringify(figure), { level: 9 }).toString('base64');
}

function withoutData(spec: TopLevelSpec): unknown {
  const { datasets: _, ...rest } = spec as TopLevelSpec & { datasets?: unknown };
  return rest;
}
