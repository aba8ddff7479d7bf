import type { RawTable } from '../table/rawTable.ts';
import { parseJson } from './parseJson.ts';
import { RecordTable } from './recordTable.ts';

/** Reads JSON Lines: one record a line, blank lines skipped. Rows are numbered as lines, from 1. */
export function jsonLinesTable(text: string, file: string): RawTable {
  const records = new RecordTable(file);
  let line = 0;
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    line++;
    const record = text.slice(from, to);
    if (record.trim() !== '') records.add(parseJson(record, file, line), line);
    from = to + 1;
  }
  return records.table();
}
