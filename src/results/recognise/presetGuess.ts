import type { NamedTable } from '../shapes/readTables.ts';
import { matchesPattern } from '../table/matchesPattern.ts';
import type { TableShape } from '../table/tableShape.ts';
import type { Suggestion } from './suggestion.ts';
import { upstreamFirst } from './upstreamFirst.ts';

/** The preset whose columns tables have. */
export function presetOf(
  tables: readonly NamedTable[],
  presets: Readonly<Record<string, TableShape>>,
): Suggestion | undefined {
  for (const [preset, shape] of Object.entries(presets)) {
    const { recognise } = shape;
    if (!recognise) continue;
    const fits = tables.every(
      ({ table }) =>
        recognise.columns.every((name) => table.header.includes(name)) &&
        (recognise.file === undefined || matchesPattern(fileName(table.file), recognise.file)),
    );
    if (!fits) continue;
    if (shape.kind === 'joined' && shape.files) {
      const { upstream } = shape.files;
      const files = upstreamFirst(tables, (table) => fileName(table.file) === upstream);
      const looksLike = shape.about ?? preset;
      if (!files || tables.length < 2)
        return { looksLike, shape, preset, needs: files ? 'a file beside it' : upstream };
      return { looksLike, shape, preset, files };
    }
    return { looksLike: shape.about ?? preset, shape, preset };
  }
  return undefined;
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) as string;
}
