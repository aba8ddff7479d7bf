import type { TopLevelSpec } from 'vega-lite';
import type { Figure } from '../../charts/figure.ts';
import { type DataRow, packRows, SharedValues } from './packRows.ts';

/** What the page's program draws from: data blocks of the page by their ids. */
export type PageData = Map<string, unknown>;

/** A figure as the page's program reads it: a spec on each kind of axes, and where its data are. */
interface PageFigure {
  readonly specs: readonly { readonly axes: string; readonly spec: unknown }[];
  /** Names of data in the spec -> ids of data blocks. */
  readonly datasets: Readonly<Record<string, string>>;
  /** Rows to draw: many are drawn on a canvas. */
  readonly rows: number;
}

/** Axes of a figure that has no others. */
const ONLY_AXES = 'only';

/** The blocks of data that figures need; data that several figures share stand in the page once. */
export function pageData(figures: readonly Figure[]): PageData {
  const blocks: PageData = new Map();
  const shared = new SharedValues();
  const idOf = new Map<string, string>();
  for (const figure of figures) {
    const { datasets = {}, ...base } = figure.spec as TopLevelSpec & { datasets?: Record<string, DataRow[]> };
    const places: Record<string, string> = {};
    let rows = 0;
    for (const [name, values] of Object.entries(datasets)) {
      const packed = packRows(values, shared);
      const key = JSON.stringify(packed);
      const id = idOf.get(key) ?? `data-${idOf.size}`;
      if (!idOf.has(key)) blocks.set(id, packed);
      idOf.set(key, id);
      places[name] = id;
      rows += values.length;
    }
    const specs = figure.variants?.map(({ axes, spec }) => ({ axes, spec: withoutData(spec) })) ?? [
      { axes: ONLY_AXES, spec: base },
    ];
    const block: PageFigure = { specs, datasets: places, rows };
    blocks.set(`spec-${figure.id}`, block);
  }
  blocks.set('values', shared.list);
  return blocks;
}

function withoutData(spec: TopLevelSpec): unknown {
  const { datasets: _, ...rest } = spec as TopLevelSpec & { datasets?: unknown };
  return rest;
}
