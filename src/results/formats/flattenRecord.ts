/** What stands in a cell. */
export type FlatCell = string | number | boolean | null;

/** Nested further than any record of results. */
const DEEPEST = 12;

/**
 * A nested record as one of cells: `{config: {lr: 0.1}}` is `config.lr`. Lists become text, and what W&B keeps as
 * `{value, desc}` its value.
 */
export function flattenRecord(record: object): Map<string, FlatCell> {
  const cells = new Map<string, FlatCell>();
  fill(cells, record, '', 0);
  return cells;
}

function fill(cells: Map<string, FlatCell>, record: object, prefix: string, depth: number): void {
  for (const [key, value] of Object.entries(record)) {
    const name = prefix + key;
    if (typeof value !== 'object' || value === null) {
      cells.set(name, value as FlatCell);
    } else if (Array.isArray(value) || depth >= DEEPEST) {
      cells.set(name, JSON.stringify(value));
    } else if ('value' in value && Object.keys(value).every((part) => part === 'value' || part === 'desc')) {
      fill(cells, { [key]: value.value }, prefix, depth + 1);
    } else {
      fill(cells, value, `${name}.`, depth + 1);
    }
  }
}
