import { groupedNotes } from '../../base/groupedNotes.ts';
import type { ViewTable } from '../../questions/view.ts';
import { terminalText } from '../terminalText.ts';
import { textTable } from './textTable.ts';
import { wrapped } from './wrapped.ts';

/** A view as a table for a terminal, with what its numbers mean below it. */
export function viewText({ columns, cells, notes }: ViewTable, width: number): string {
  const shown = columns.map((column, c) => ({ ...column, cell: (row: readonly string[]) => row[c] }));
  return [
    ...(cells.length > 0 ? [textTable(shown, cells, width)] : []),
    ...groupedNotes(notes).map((note) => wrapped(terminalText(note), width)),
    '',
  ].join('\n');
}
