import type { NamedTable } from '../shapes/readTables.ts';
import type { RawTable } from '../table/rawTable.ts';

/** The files of tables, that of the upstream one first; undefined where none is. */
export function upstreamFirst(
  tables: readonly NamedTable[],
  isUpstream: (table: RawTable, task: string) => boolean,
): string[] | undefined {
  const first = tables.find(({ table, task }) => isUpstream(table, task));
  if (!first) return undefined;
  return [first, ...tables.filter((one) => one !== first)].map(({ table }) => table.file);
}
