import { InputError, quoteList } from '../../base/inputError.ts';
import type { RawTable } from '../table/rawTable.ts';
import { harnessGroups, harnessRecords, isHarnessResults } from './harnessRecords.ts';
import { nestedRecords } from './nestedRecords.ts';
import { parseJson } from './parseJson.ts';
import { RecordTable } from './recordTable.ts';

/**
 * Reads a JSON document as a table: an array of records, pandas' `{column: {row: cell}}` or `{columns, data}`, a
 * results file of lm-evaluation-harness, what `nestedRecords` knows, or a single record. Nested records are flattened by dots.
 */
export function jsonTable(text: string, file: string): RawTable {
  const records = new RecordTable(file);
  addDocument(records, parseJson(text, file), file);
  return records.table();
}

/** Adds the records of a document; records are counted from 1. */
export function addDocument(records: RecordTable, document: unknown, file: string): void {
  const groups = isHarnessResults(document) ? harnessGroups(document) : [];
  if (groups.length > 0) {
    records.note(`${quoteList(groups)}: means over other tasks that are here too, taken as tasks like them`);
  }
  for (const [i, record] of recordsOf(document, file).entries()) records.add(record, i + 1, file);
}

/** Fields that hold the records of a document that wraps them. */
const WRAPPERS = ['data', 'results', 'runs', 'records', 'rows', 'evaluations', 'items'];

function recordsOf(document: unknown, file: string): readonly unknown[] {
  const nested = nestedRecords(document);
  if (nested) return nested;
  if (Array.isArray(document)) return document;
  if (typeof document !== 'object' || document === null) {
    throw new InputError('holds no records', { file }, 'expected an array of records');
  }
  if (isHarnessResults(document)) return harnessRecords(document);
  const fields = document as Readonly<Record<string, unknown>>;
  const { columns, data } = fields;
  if (Array.isArray(columns) && Array.isArray(data) && data.every(Array.isArray)) {
    return data.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
  }
  const wrapped = WRAPPERS.map((name) => fields[name]).find((value) => isRecordList(value));
  if (wrapped) return wrapped as readonly unknown[];
  return byColumn(fields) ?? [document];
}

function isRecordList(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object' && one !== null)
  );
}

/** `{"model": {"0": "a", "1": "b"}, ...}`, or the same with lists, as pandas writes a frame. */
function byColumn(fields: Readonly<Record<string, unknown>>): unknown[] | undefined {
  const columns = Object.entries(fields);
  const keys = columns.map(([, cells]) =>
    typeof cells === 'object' && cells !== null ? Object.keys(cells) : [],
  );
  const [first] = keys;
  const same = columns.length > 1 && first.length > 0 && keys.every((own) => own.join() === first.join());
  if (!same || !first.every((key, i) => key === String(i))) return undefined;
  return first.map((key) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, (cells as Record<string, unknown>)[key]])),
  );
}
