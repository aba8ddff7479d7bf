import type { Figure } from '../../figures/figure.ts';

/** Files of a figure by what they are, as paths in the report's folder. */
export type FigureFiles = Readonly<Record<string, string>>;

/** A folder in memory: contents by path, in the order in which they are written. */
export type FolderContents = ReadonlyMap<string, string | Uint8Array>;
export const KINDS = { PNG: 'png', SVG: 'svg', 'Vega-Lite': 'vl.json', CSV: 'csv' };
export function figureFiles({ id }: Figure, files: FolderContents): FigureFiles {
  const paths = Object.entries(KINDS).map(([kind, ending]) => [kind, `figures/${id}.${ending}`]);
  return Object.fromEntries(paths.filter(([, path]) => files.has(path)));
}
