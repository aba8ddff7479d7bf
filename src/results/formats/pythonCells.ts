import { plainName, type RawTable } from '../table/rawTable.ts';
import { flattenRecord } from './flattenRecord.ts';
import { cellText } from './recordTable.ts';

/**
 * Spreads cells that hold a Python dictionary, as `DataFrame.to_csv` writes the `summary` and `config` that W&B's
 * API gives: `{'val/acc': 0.5}` in column `summary` becomes a column `summary.val/acc`.
 */
export function spreadPythonCells(table: RawTable): RawTable {
  const { header, rows } = table;
  const spread = header.flatMap((_, column) =>
    rows.every((row) => isDictionary(row[column])) ? [column] : [],
  );
  if (spread.length === 0) return table;
  const parsed = rows.map((row) => spread.map((column) => parseDictionary(row[column])));
  if (parsed.some((cells) => cells.includes(undefined))) return table;
  const names = new Map<string, number>();
  const kept = header.flatMap((name, column) => (spread.includes(column) ? [] : [{ name, column }]));
  const cells = parsed.map((dictionaries) => {
    const found = new Map<string, string>();
    dictionaries.forEach((dictionary, i) => {
      for (const [name, value] of flattenRecord({ [header[spread[i]]]: dictionary })) {
        const plain = plainName(name);
        if (!names.has(plain)) names.set(plain, names.size);
        found.set(plain, cellText(value));
      }
    });
    return found;
  });
  return {
    ...table,
    header: [...kept.map(({ name }) => name), ...names.keys()],
    rows: rows.map((row, i) => [
      ...kept.map(({ column }) => row[column]),
      ...[...names.keys()].map((name) => cells[i].get(name) ?? ''),
    ]),
  };
}

function isDictionary(cell: string): boolean {
  return cell.startsWith('{') && cell.endsWith('}');
}

/** Python's words and quotes as JSON's. */
function parseDictionary(text: string): object | undefined {
  const json = text.replace(
    /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\b(True|False|None|nan|NaN|inf|Infinity)\b|[()]/g,
    (part, single?: string, double?: string, word?: string) => {
      if (single !== undefined) return JSON.stringify(single.replace(/\\(.)/g, '$1'));
      if (double !== undefined) return JSON.stringify(double.replace(/\\(.)/g, '$1'));
      if (word !== undefined) return word === 'True' ? 'true' : word === 'False' ? 'false' : 'null';
      return part === '(' ? '[' : ']';
    },
  );
  try {
    const value = JSON.parse(json.replace(/,\s*([\]}])/g, '$1'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
