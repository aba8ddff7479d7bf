import type { TopLevelSpec } from 'vega-lite';
import type { DataRow, Layer } from './specTypes.ts';
import { SCHEMA } from './specTypes.ts';

/** Panels of one figure at most; more tasks fill more figures. */
export const MOST_PANELS = 28;
/** From this many panels on there are four columns of smaller panels. */
const MANY_PANELS = 10;

/** Models that all panels of a figure draw together, where that leaves each of them enough; and what is enough. */
const MOST_POINTS_TOGETHER = 3000;
const ENOUGH_POINTS = 200;

/** Models that each of so many panels draws at most. */
export function pointsAPanel(panels: number): number {
  return Math.max(ENOUGH_POINTS, Math.floor(MOST_POINTS_TOGETHER / panels));
}

/** Size and columns of panels. */
export interface PanelLayout {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  /** Whether there are so many that words in them would not fit. */
  readonly many: boolean;
  /** Characters of a name that fit above a panel. */
  readonly longestName: number;
}

/** How so many panels are laid out. */
export function panelLayout(panels: number): PanelLayout {
  return panels >= MANY_PANELS
    ? { columns: 4, width: 160, height: 120, many: true, longestName: 32 }
    : { columns: Math.min(3, panels), width: 210, height: 160, many: false, longestName: 34 };
}

/** Rows of one panel. */
export interface PanelRows {
  /** Name of the panel; different for every panel. */
  readonly name: string;
  readonly rows: readonly DataRow[];
}

/** Rows of all panels with the name of their panel; the first of a panel holds its place. */
export function withPanels(panels: readonly PanelRows[]): DataRow[] {
  return panels.flatMap(({ name, rows }, place) =>
    rows.map((row, i) => ({ panel: name, ...(i === 0 ? { place } : {}), ...row })),
  );
}

/**
 * The same layers once a panel, on common axes.
 *
 * @param datasets rows as `withPanels` makes them
 * @param extra further properties of the spec, such as `resolve`
 */
export function smallMultiples(
  datasets: { readonly rows: readonly DataRow[] },
  layer: readonly Layer[],
  { columns, width, height, many }: PanelLayout,
  extra: object = {},
): TopLevelSpec {
  return {
    $schema: SCHEMA,
    datasets,
    data: { name: 'rows' },
    facet: {
      field: 'panel',
      type: 'nominal',
      sort: { field: 'place', op: 'min', order: 'ascending' },
      header: { title: null, ...(many ? { labelFontSize: 11 } : {}) },
    },
    columns,
    spec: { width, height, layer: [...layer] },
    ...extra,
  } as TopLevelSpec;
}

/** Splits tasks into as few figures as hold them, of about the same size. */
export function inPages<T>(items: readonly T[], most: number = MOST_PANELS): T[][] {
  const pages = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / pages);
  return Array.from({ length: pages }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** What follows a title where there are several figures: (2 of 3). */
export function pageText(page: number, pages: number): string {
  return pages > 1 ? ` (${page} of ${pages})` : '';
}
